import type { CloudTrailEvent, Path } from './cloudTrailEvent';
import type { Message } from './message';

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

export declare function explain(event: CloudTrailEvent, path: Path): Explanation;
