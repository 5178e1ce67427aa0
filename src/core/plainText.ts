/**
 * Texts of events for surfaces that show plain text: rows, titles, lenses, tooltips, notifications. Each
 * stays on one line, of bearable length, and is seen for what it is. (In Markdown they are `code`.)
 */

/** The longest text of an event in a row, in UTF-16 units: what comes after is seen in the event itself. */
const LONGEST = 200;

export interface Cut {
  /** In UTF-16 units. */
  readonly longest?: number;
}

/** Hebrew, Arabic and their neighbours: scripts that run from right to left. */
const RTL =
  '[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]+';

/**
 * What ends a line, moves the cursor, turns the direction of writing or cannot be seen, so that one name
 * can pose as another; and, first, text that runs from right to left, isolated or not.
 */
const UNSAFE = new RegExp(
  `\\u2068${RTL}\\u2069|${RTL}|[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Default_Ignorable_Code_Point}]`,
  'gu',
);

/**
 * A text from an event as it can be shown between our words. What cannot be seen becomes U+FFFD. Text that
 * runs from right to left is isolated, so that it leaves the order of the words around it alone. A text
 * that went through here before stays as it is.
 */
export function plainText(text: string, { longest = LONGEST }: Cut = {}): string {
  return shortened(text, longest).replace(UNSAFE, found => {
    if (found.startsWith('\u2068') && found.length > 1) return found;
    return isRtl(found) ? `\u2068${found}\u2069` : '\ufffd';
  });
}

/** The same where the editor draws `$(name)` as an icon: pickers, lenses, symbols. */
export function iconText(text: string, cut?: Cut): string {
  return withoutIcons(plainText(text, cut));
}

/** A line that is put together of plain texts, for where the editor draws `$(name)` as an icon. */
export function withoutIcons(line: string): string {
  return line.replaceAll('$(', '$\u200b(');
}

/** A sentence for a notification, in which the editor makes `[x](command:y)` a link, and it may draw icons. */
export function noticeText(sentence: string): string {
  return iconText(sentence, { longest: 1000 }).replaceAll('](', ']\u200b(');
}

const ANY_RTL = new RegExp(`^${RTL}$`, 'u');
const isRtl = (text: string): boolean => ANY_RTL.test(text);

/** At most so many units, and never half a character. */
function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(longest - 1)) ? longest - 1 : longest;
  return `${text.slice(0, end)}…`;
}
