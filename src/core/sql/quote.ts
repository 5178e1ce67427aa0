/**
 * Values in texts that other programs run. Values come from events and so from attackers: each becomes
 * one literal, whatever it holds. Characters that cannot be seen, or that turn the text around them
 * about, are spelt out, so that what is shown is what runs, and a terminal takes none as a key.
 */
import { message, WordedError } from '../message';

/** Controls, format characters, what is unassigned or not drawn, and blanks other than the space. */
const UNSEEN = /[\p{C}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

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

/** A name of Trino's SQL. Names that are words of the language need the quotes. Throws a `WordedError`. */
export function sqlName(name: string): string {
  return `"${writable(name).replaceAll('"', '""')}"`;
}

/** A text of Hive's SQL, in which Athena's tables are defined. */
export function hiveText(value: string): string {
  const quoted = value.replace(/[\\']/g, '\\$&');
  return `'${quoted.replace(UNSEEN, utf16Escape)}'`;
}

/** A name of Hive's SQL. Throws a `WordedError`. */
export function hiveName(name: string): string {
  return `\`${writable(name).replaceAll('`', '``')}\``;
}

/** Names know no escapes: one that cannot be seen as it is has no form. */
function writable(name: string): string {
  if (isVisible(name)) return name;
  throw new WordedError(
    message('The name {0} has characters that cannot be written in a statement.', jsonText(name)),
  );
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

/**
 * A value as JSON for a word of a command line. What any shell could take for its own is spelt out, even in
 * the quotes of another: then nothing runs where the command is pasted into a shell that it is not for.
 */
export function shellJson(value: unknown): string {
  return jsonText(value).replace(ESCAPES_AND_SIGNS, found => {
    if (found === '\\"') return utf16Escape('"');
    return found.length > 1 ? found : utf16Escape(found);
  });
}

/** Escapes, of which that of a quote has to go, so that quotes pair in cmd.exe; and what shells look for. */
const ESCAPES_AND_SIGNS = /\\[^]|['!&|<>^%\u2018-\u201f]/g;

/**
 * A word of bash and zsh. In single quotes neither expands anything; without them, zsh would expand `=name`
 * and `~name` at the start of a word. Throws a `WordedError` where a terminal would take part of it as a key.
 */
export function shellWord(value: string): string {
  if (!isVisible(value)) throw unwritable(value);
  return /^[A-Za-z0-9][\w.@+:/-]*$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}

/**
 * A word of PowerShell. There all of ‘’‚‛ end a text in single quotes, too. Throws a `WordedError` for what
 * Windows PowerShell 5.1 does not hand on whole: a double quote, a last backslash, nothing.
 */
export function powerShellWord(value: string): string {
  if (!isVisible(value) || /"|\\$|^$/.test(value)) throw unwritable(value);
  return /^[A-Za-z][\w-]*$/.test(value) ? value : `'${value.replace(SINGLE_QUOTES, '$&$&')}'`;
}

/**
 * Whether a value reaches the AWS CLI from any PowerShell as it is. Where the CLI is a batch file, cmd.exe
 * reads the line again; in the CLI's own quotes it has no way to write a last backslash.
 */
export function isPowerShellValue(value: string): boolean {
  return isVisible(value) && /^[\p{L}\p{M}\p{N} _.@+=:/,;#~$*?[\]{}'\u2018-\u201b-]+$/u.test(value);
}

const SINGLE_QUOTES = /['\u2018-\u201b]/g;

/** Whether a text is what it looks like: whole characters, none of them unseen. */
export function isVisible(value: string): boolean {
  return value.search(UNSEEN) < 0;
}

function unwritable(value: string): WordedError {
  return new WordedError(
    message('{0} has characters that cannot be written in a command.', jsonText(value)),
  );
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
