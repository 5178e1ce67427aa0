import type { CloudTrailEvent, Path } from './cloudTrailEvent';
import { fieldWords } from './explain/fieldWords';
import type { ExplainOptions } from './explain/place';
import { placeAt } from './explain/place';
import { valueWords } from './explain/valueWords';
import type { Message, Wording } from './message';
import type { Target } from './places';

export { code } from './explain/code';
export type { ExplainOptions } from './explain/place';
export { canonicalPath } from './fields';

/**
 * The words for one place of an event, as Markdown paragraphs: the answer first, details after it,
 * the link to the AWS page last. Every value from the event stands in a code span that it cannot close.
 */
export interface Explanation {
  /** What the field is; empty when the path is not documented. */
  readonly field: readonly Message[];
  /** What the value in front of the reader means; empty when there is nothing to add to it. */
  readonly value: readonly Message[];
}

/** Explains the field at a path and the value that stands there. Never throws for what an event holds. */
export function explain(
  event: CloudTrailEvent,
  path: Path,
  options: ExplainOptions = {},
): Explanation {
  const place = placeAt(event, path, options);
  return { field: place.field ? fieldWords(place.field) : [], value: valueWords(place) };
}

/**
 * The explanation as Markdown: what was pointed at comes first, the field for a key and the meaning for
 * a value; the link to the AWS page comes last.
 */
export function markdown({ field, value }: Explanation, target: Target, wording: Wording): string {
  const [what, ...details] = field.map(wording);
  const link = details.pop();
  const meaning = value.map(wording);
  const about = what === undefined ? [] : [what, details.join(' ')];
  const paragraphs = target === 'key' ? [...about, ...meaning] : [...meaning, ...about];
  return [...paragraphs, link].filter(Boolean).join('\n\n');
}
