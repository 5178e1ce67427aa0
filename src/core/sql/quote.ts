/**
 * Values in texts that other programs run. Values come from events and so from attackers: each becomes
 * one literal, whatever it holds. Characters that cannot be seen, or that turn the text around them
 * about, are spelt out, so that what is shown is what runs, and a terminal takes none as a key.
 */

/** Controls, format characters, what is unassigned, and blanks other than the space. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** A text of Trino's SQL: `'it''s'`, or `U&'\0007'` where characters have to be spelt out. */
export function sqlText(value: string): string {
  const quoted = wellFormed(value).replaceAll("'", "''");
  if (quoted.search(UNSEEN) < 0) return `'${quoted}'`;
  return `U&'${quoted.replaceAll('\\', '\\\\').replace(UNSEEN, sqlCodePoint)}'`;
}

function sqlCodePoint(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\+${hex(code, 6)}` : `\\${hex(code, 4)}`;
}

/** A name of Trino's SQL. Names that are words of the language need the quotes. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text of Hive's SQL, in which Athena's tables are defined. */
export function hiveText(value: string): string {
  const quoted = value.replace(/[\\']/g, '\\$&');
  return `'${quoted.replace(UNSEEN, utf16Escape)}'`;
}

export function hiveName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** A value as JSON, in characters that can be seen. jq and CloudWatch Logs Insights read texts of it too. */
export function jsonText(value: unknown, indent?: number): string {
  const json = JSON.stringify(
    value,
    (_, part: unknown) => (typeof part === 'string' ? wellFormed(part) : part),
    indent,
  );
  return json.replace(UNSEEN, character => (character === '\n' ? '\n' : utf16Escape(character)));
}

/** Half a character cannot be written, and jq does not take it. */
function wellFormed(value: string): string {
  return value.replace(/\p{Cs}/gu, '\ufffd');
}

/** A word of a POSIX shell. */
export function shellWord(value: string): string {
  return /^[\w.@+:/=,-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}

/** `\u202e`; a pair of them for characters beyond the first 65,536. */
function utf16Escape(character: string): string {
  return Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
    .map(unit => `\\u${hex(unit, 4).toLowerCase()}`)
    .join('');
}

function hex(code: number, digits: number): string {
  return code.toString(16).toUpperCase().padStart(digits, '0');
}
