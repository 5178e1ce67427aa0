import { own } from './own';

/**
 * JSON inside a JSON string, as LookupEvents and CloudWatch Logs give events: the text that the string
 * means, and where each of its characters stands in the text that the string is written in.
 *
 * The way from one offset to the other is walked anew each time instead of being kept: it is asked for
 * findings and for what lies under the pointer, and an event has at most 256 KB.
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
  // Where every so many characters lie: many places of one text are asked for.
  const marks = [start + 1];
  return {
    text: meaning(outerText.slice(start, end)),
    outer(inner) {
      const mark = Math.min(Math.floor(inner / STRIDE), marks.length - 1);
      let at = marks[mark] ?? start + 1;
      for (let seen = mark * STRIDE; seen < inner && at < end - 1;) {
        at += widthAt(outerText, at);
        if (++seen === marks.length * STRIDE) marks.push(at);
      }
      return at;
    },
    inner(outer) {
      let inner = 0;
      for (let at = start + 1; at < outer && at < end - 1; inner++) {
        at += widthAt(outerText, at);
        if (at > outer) break;
      }
      return inner;
    },
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
