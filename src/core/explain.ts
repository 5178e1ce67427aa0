import { attempt, countOf, type Failures } from './attempt';
import type { CloudTrailEvent, Path } from './cloudTrailEvent';
import { fieldWords } from './explain/fieldWords';
import { paragraphs, type Line } from './explain/lines';
import type { ExplainOptions } from './explain/place';
import { placeAt } from './explain/place';
import { valueWords } from './explain/valueWords';
import type { Message, Wording } from './message';
import type { Target } from './places';

export { code } from './explain/code';
export type { ExplainOptions } from './explain/place';
export { canonicalPath } from './fields';

/**
 * The words for one place of an event, as Markdown: the answer first, details after it, the link to the
 * AWS page last. Every value from the event stands in a code span that it cannot close.
 */
export interface Explanation {
  /** What the field is; empty when the path is not documented. */
  readonly field: readonly Message[];
  /** What the value in front of the reader means; empty when there is nothing to add to it. */
  readonly value: readonly Line[];
  /** How many of the two could not be worded: they are left out, the other is shown. */
  readonly failed: number;
}

/** Explains the field at a path and the value that stands there. Never throws for what an event holds. */
export function explain(
  event: CloudTrailEvent,
  path: Path,
  options: ExplainOptions = {},
): Explanation {
  const failures: Failures = new Map();
  const place = attempt('place', failures, () => placeAt(event, path, options), undefined);
  const known = place?.field;
  const field = attempt('field', failures, () => (known ? fieldWords(known) : []), []);
  const value = attempt('value', failures, () => (place ? valueWords(place) : []), []);
  return { field, value, failed: countOf(failures) };
}

/** Whether the words for a place say more when they know what calls do (`ExplainOptions.actions`). */
export function asksForActions(path: Path): boolean {
  return /^(eventName|insightEventName|errorMessage)$/i.test(String(path.at(-1)));
}

/**
 * The explanation as Markdown: what was pointed at comes first, the field for a key and the meaning for
 * a value, of which the field then is one line. The link to the AWS page comes last.
 */
export function markdown(
  { field, value }: Omit<Explanation, 'failed'>,
  target: Target,
  wording: Wording,
): string {
  const [what, ...details] = field.map(wording);
  const link = details.pop();
  const meaning = paragraphs(value, wording);
  if (what === undefined || link === undefined) return meaning.join('\n\n');
  if (target === 'key' || meaning.length === 0)
    return [what, details.join(' '), ...meaning, link].filter(part => part !== '').join('\n\n');
  return [...meaning, '---', `${what} ${link}`].join('\n\n');
}
