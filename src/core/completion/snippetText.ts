/**
 * Text for snippets of the editor, in which `$`, `}` and `\` mean something. What comes from events goes
 * through here, so that a role named `${TM_FILENAME}` stays one.
 *
 * @see https://code.visualstudio.com/docs/editing/userdefinedsnippets#_grammar
 */
import type { JsonValue } from '../cloudTrailEvent';

/** A text as it shall stand in the document. */
export function literally(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A value as JSON, as it shall stand in the document. */
export function jsonText(value: JsonValue): string {
  return literally(JSON.stringify(value) ?? 'null');
}

/** The inside of a JSON string, as it shall stand in the document. */
export function innerText(value: string): string {
  return literally(JSON.stringify(value).slice(1, -1));
}

/** A tab stop with a text that is selected and can be typed over; it may itself hold snippet text. */
export function placeholder(stop: number, snippet: string): string {
  return `\${${stop}:${snippet}}`;
}

/** A tab stop with a few texts to choose from; the text itself when there is but one. */
export function choice(stop: number, texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  if (others.length === 0) return literally(first);
  return `\${${stop}|${texts.map(one => one.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
}

/** A GUID that the editor makes up when the snippet is inserted. */
export const NEW_GUID = '$UUID';
