/** Text for a terminal or the log of a CI system: whatever a file, its name or an event says, one line. */
export function printable(text: string): string {
  return text.replace(UNSEEN, escaped);
}

/** Lines for a terminal: their breaks are ours, so nothing in them may come from a file. */
export function printableLines(text: string): string {
  // `::error::`, `##[error]` and `##vso[…]` at the start of a line are commands to GitHub and Azure.
  return text
    .split('\n')
    .map(line => printable(line).replace(/^(\s*)(?=::|##)/, '$1\\'))
    .join('\n');
}

/** The same JSON in characters that can be seen: each of them can only be inside a string. */
export function printableJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(UNSEEN_IN_JSON, escaped);
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const UNSEEN_IN_JSON = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}
