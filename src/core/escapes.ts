import { own } from './own';
import { lastFrom } from './places';

/**
 * JSON inside a JSON string, as LookupEvents and CloudWatch Logs give events: the text that the string
 * means, and where each of its characters stands in the text that the string is written in.
 */
export interface Unescaped {
  readonly text: string;
  /** The offset in the outer text of a character of the inner one. */
  outer(inner: number): number;
  /** The offset in the inner text of a character of the outer one. */
  inner(outer: number): number;
}

/** Reads the string literal at these offsets, quotes included. What is no valid escape stays as it is. */
export function unescapeAt(outerText: string, start: number, end: number): Unescaped {
  /** Where every so many characters lie: many places of one text are asked for. */
  const marks = [start + 1];

  /** Goes on from a mark, up to the character after which it would be too far. */
  function walk(mark: number, isPast: (inner: number, outer: number) => boolean) {
    let inner = mark * STRIDE;
    let outer = marks[mark] ?? start + 1;
    while (outer < end - 1) {
      const next = outer + widthAt(outerText, outer);
      if (isPast(inner + 1, next)) break;
      outer = next;
      if (++inner === marks.length * STRIDE) marks.push(outer);
    }
    return { inner, outer };
  }

  return {
    text: meaning(outerText.slice(start, end)),
    outer: wanted =>
      walk(Math.min(Math.floor(wanted / STRIDE), marks.length - 1), inner => inner > wanted).outer,
    inner: wanted =>
      walk(
        Math.max(
          lastFrom(marks, wanted, mark => mark),
          0,
        ),
        (_, outer) => outer > wanted,
      ).inner,
  };
}

/** In UTF-16 units of the inner text. */
const STRIDE = 1024;

/** How many characters stand for the one that begins at the offset. */
function widthAt(text: string, offset: number): number {
  if (text.charAt(offset) !== '\\') return 1;
  return text.charAt(offset + 1) === 'u' ? 6 : 2;
}

function meaning(literal: string): string {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return literal
      .slice(1, -1)
      .replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (escape, code, character) => {
        if (code !== undefined) return String.fromCharCode(parseInt(code as string, 16));
        return own(ESCAPES, character as string) ?? escape;
      });
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
