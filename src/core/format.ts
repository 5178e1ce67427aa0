import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  END,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  skipSpace,
  skipString,
} from './scan';

export interface Indentation {
  /** The white space of one level. */
  readonly unit?: string;
  /** The white space before every line but the first. */
  readonly base?: string;
  /** What stands after the last value: a line break unless told otherwise. */
  readonly end?: string;
}

/** A part of a text, formatted. */
export interface FormattedPiece {
  readonly text: string;
  /** Where the part ends in the text that is formatted; it starts at the end of the one before. */
  readonly end: number;
}

/**
 * The JSON text with one value a line, indented by two spaces a level unless told otherwise, and with
 * line breaks between the values of JSON lines.
 *
 * Works on the text, not on parsed values: numbers, escapes, the order of keys and even broken JSON
 * come out exactly as they went in, only the white space between tokens changes. Linear: what is nested
 * deeper than any event is indented no further, as 100,000 brackets would become gigabytes of blanks.
 */
export function prettyJson(text: string, indentation?: Indentation): string {
  return Array.from(formatting(text, indentation), piece => piece.text).join('');
}

/** Levels that are indented: of 10,000, as broken logs have, the white space would be longer than a text may be. */
const MOST_INDENTED = 64;

/** So much of a text is formatted at a step, in UTF-16 units: in some milliseconds. */
const STEP = 1 << 17;

/**
 * The same piece by piece, so that whoever drives it can pause: a log of 44 MB takes most of a second,
 * and to put its pieces together takes longer than a frame.
 */
export function* formatting(
  text: string,
  { unit = '  ', base = '', end = '\n' }: Indentation = {},
): Generator<FormattedPiece, void> {
  const lineBreaks: string[] = [];
  const lineBreak = (depth: number) => {
    const level = Math.min(depth, MOST_INDENTED);
    return (lineBreaks[level] ??= '\n' + base + unit.repeat(level));
  };
  let parts: string[] = [];
  let pause = STEP;
  let depth = 0;
  let at = skipSpace(text, 0);
  let afterValue = false;
  while (at < text.length) {
    if (at > pause) {
      pause = at + STEP;
      yield { text: parts.join(''), end: at };
      parts = [];
    }
    const from = at;
    const code = text.charCodeAt(at);
    const isClosing = code === CLOSE_BRACE || code === CLOSE_BRACKET;
    const isValue = code !== COMMA && code !== COLON && !isClosing;
    // Values without a comma between them are broken JSON, but still two values.
    if (afterValue && isValue && depth > 0) parts.push(' ');
    afterValue = isValue || isClosing;
    switch (code) {
      case OPEN_BRACE:
      case OPEN_BRACKET: {
        const inside = skipSpace(text, at + 1);
        const next = text.charCodeAt(inside);
        if (next === CLOSE_BRACE || next === CLOSE_BRACKET) {
          parts.push(text.charAt(at), text.charAt(inside));
          at = inside + 1;
        } else {
          parts.push(text.charAt(at), lineBreak(++depth));
          at++;
          afterValue = false;
        }
        break;
      }
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        depth = Math.max(depth - 1, 0);
        parts.push(lineBreak(depth), text.charAt(at++));
        break;
      case COMMA:
        parts.push(',', lineBreak(depth));
        at++;
        break;
      case COLON:
        parts.push(': ');
        at++;
        break;
      case QUOTE:
        at = skipString(text, at);
        if (at === END) at = text.length;
        parts.push(text.slice(from, at));
        break;
      default:
        at = wordEnd(text, at);
        parts.push(text.slice(from, at));
    }
    at = skipSpace(text, at);
    // The values of JSON lines stand one below the other.
    const isNext = afterValue && at < text.length && text.charCodeAt(at) !== COMMA;
    if (depth === 0 && isNext) parts.push('\n');
  }
  yield { text: parts.join('') + end, end: text.length };
}

function wordEnd(text: string, offset: number): number {
  let at = offset + 1;
  while (at < text.length && !/[\s,:{}[\]"]/.test(text.charAt(at))) at++;
  return at;
}
