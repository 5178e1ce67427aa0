/**
 * The tokens of JSON that is being typed. Unlike those of the scanner of logs they end with their line:
 * a string whose closing quote is not typed yet must not swallow the members below it.
 */
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  skipSpace,
  skipValue,
  unquote,
} from '../scan';
import type { Span } from '../places';

export interface Token extends Span {
  readonly kind: 'open' | 'close' | 'comma' | 'colon' | 'string' | 'word';
  /** Whether a string has its closing quote. */
  readonly closed: boolean;
}

const PUNCTUATION: ReadonlyMap<number, Token['kind']> = new Map([
  [OPEN_BRACE, 'open'],
  [OPEN_BRACKET, 'open'],
  [CLOSE_BRACE, 'close'],
  [CLOSE_BRACKET, 'close'],
  [COMMA, 'comma'],
  [COLON, 'colon'],
]);

/** The first token from an offset on; `undefined` at the end of the text. */
export function tokenFrom(text: string, offset: number): Token | undefined {
  const start = skipSpace(text, offset);
  if (start >= text.length) return undefined;
  const code = text.charCodeAt(start);
  const kind = PUNCTUATION.get(code);
  if (kind) return { kind, start, end: start + 1, closed: true };
  if (code === QUOTE) return stringFrom(text, start);
  // A control character ends a word and begins none: it is a word by itself.
  return { kind: 'word', start, end: Math.max(skipValue(text, start), start + 1), closed: true };
}

const NEWLINE = 10;
const RETURN = 13;
const BACKSLASH = 92;

function stringFrom(text: string, start: number): Token {
  let at = start + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return { kind: 'string', start, end: at + 1, closed: true };
    if (code === NEWLINE || code === RETURN) break;
    if (code === BACKSLASH) at++;
  }
  return { kind: 'string', start, end: Math.min(at, text.length), closed: false };
}

/** What a string or a word says. */
export function wordsOf(text: string, { kind, start, end, closed }: Token): string {
  if (kind === 'word') return text.slice(start, end);
  return closed ? unquote(text, start, end) : text.slice(start + 1, end);
}

/** Whether a token is a key: a string before a colon, whatever is missing around it. */
export function isKey(text: string, token: Token): boolean {
  return token.kind === 'string' && tokenFrom(text, token.end)?.kind === 'colon';
}
