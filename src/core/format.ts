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

/**
 * The JSON text with two spaces a level, or with line breaks between the values of JSON lines.
 *
 * Works on the text, not on parsed values: numbers, escapes, the order of keys and even broken JSON
 * come out exactly as they went in, only the white space between tokens changes. Linear.
 */
export function prettyJson(text: string): string {
  const parts: string[] = [];
  let depth = 0;
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const from = at;
    const code = text.charCodeAt(at);
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
    if (depth === 0 && at < text.length && text.charCodeAt(at) !== COMMA) parts.push('\n');
  }
  return parts.join('') + '\n';
}

function wordEnd(text: string, offset: number): number {
  let at = offset + 1;
  while (at < text.length && !/[\s,:{}[\]"]/.test(text.charAt(at))) at++;
  return at;
}

/** Line breaks with their indentation, made once a depth. */
const LINE_BREAKS: string[] = [];

function lineBreak(depth: number): string {
  return (LINE_BREAKS[depth] ??= '\n' + '  '.repeat(depth));
}
