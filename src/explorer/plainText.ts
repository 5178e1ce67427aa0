/** The longest text of an event in a row: what comes after is seen in the event itself. */
const LONGEST = 200;

/**
 * A text from an event as it can stand in a row: on one line, of bearable length, and without the
 * characters that turn the direction of writing, by which one name can pose as another.
 */
export function plainText(text: string): string {
  const visible = text.replace(
    /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    '\ufffd',
  );
  return visible.length > LONGEST ? `${visible.slice(0, LONGEST)}…` : visible;
}

/** The same for the rows of a picker, where `$(name)` would become an icon. */
export function pickText(text: string): string {
  return plainText(text).replace(/\$\(/g, '$\u200b(');
}
