/** Blanks and controls at the ends of a text, which copying by hand leaves there. */

export function hasBlanksAround(text: string): boolean {
  return isBlank(text, 0) || isBlank(text, text.length - 1);
}

/** The text without them. By offsets: a pattern for the end of a text tries every run of blanks in it. */
export function withoutBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (isBlank(text, start)) start++;
  while (end > start && isBlank(text, end - 1)) end--;
  return text.slice(start, end);
}

function isBlank(text: string, at: number): boolean {
  return text.charCodeAt(at) <= 32;
}
