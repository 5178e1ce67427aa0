import type { JsonValue } from '../cloudTrailEvent';
import { valueText } from '../valueText';

/** Characters shown of a value; the rest is an ellipsis. */
const LONGEST = 200;

/**
 * Characters that end a line, move the cursor, turn the direction of writing or cannot be seen:
 * controls, formatting (bidirectional marks, zero-width blanks, tags), separators, lone surrogates.
 * A plain blank is none of them.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const NAMED: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/**
 * A value of an event, or one of its keys, as a Markdown code span that it cannot close: the only way
 * in which text from an event gets into words for people. Invisible characters become escapes such as
 * `\u202e`, and long text is cut off.
 */
export function code(value: JsonValue): string {
  const text = visible(valueText(value));
  if (text === '') return '`""`';
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map(run => run.length)) + 1);
  // Markdown takes one blank from either end, so a value that begins or ends with one, or with a
  // backtick, gets another to lose.
  const pad = /^[ `]|[ `]$/.test(text) ? ' ' : '';
  return fence + pad + text + pad + fence;
}

/** Text with its invisible characters written out, at most 200 characters of it. */
function visible(text: string): string {
  // Twice the length, as a character may be two units; the rest is not worth looking at.
  const characters = Array.from(text.slice(0, 2 * LONGEST + 2));
  const shown = characters.slice(0, LONGEST).join('');
  const whole = characters.length <= LONGEST && shown.length === text.length;
  return shown.replace(INVISIBLE, escape) + (whole ? '' : '…');
}

function escape(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return NAMED.get(character) ?? `\\u${point.toString(16).padStart(4, '0')}`;
}
