import type { ActionTable } from '../actions/actionTable';
import type { Failures } from '../attempt';
import type { CloudTrailEvent, Path } from '../cloudTrailEvent';
import type { EventLog } from '../eventLog';
import type { RecordKind } from '../fields';
import type { Message, Wording } from '../message';
import type { Span } from '../places';
import type { Cursor } from './cursor';

/** Something that can be inserted at a cursor. A list of them begins with the likeliest. */
export interface Completion {
  readonly kind: 'key' | 'value' | 'skeleton';
  readonly label: string;
  /** A few words beside the label: a name from a table, or a message. */
  readonly beside?: string | Message;
  /** What is inserted in place of `replace`: text of a snippet. */
  readonly insert: string;
  readonly replace: Span;
  /** What the text in `replace` is compared with. */
  readonly filter: string;
  /** Offsets, outside of `replace`, where a comma is missing. */
  readonly commas: readonly number[];
  /** Whether it follows from the rest of the event. */
  readonly isImplied: boolean;
  /** Whether what can be chosen next is worth to be shown at once. */
  readonly asksNext: boolean;
  /** What it means, as Markdown; made when it is looked at. */
  words(wording: Wording): string;
}

export interface CompletionOptions {
  /** The time of whoever writes, in milliseconds since 1970. */
  readonly now: number;
  /** What is known of the calls of AWS, where it could be read. */
  readonly actions?: ActionTable | undefined;
  /** Counts what could not be offered because it threw. */
  readonly failures?: Failures;
}

/** Where something is to be inserted, and the event around it. */
export interface Place {
  readonly log: EventLog;
  readonly index: number;
  readonly event: CloudTrailEvent;
  readonly record: RecordKind;
  readonly cursor: Cursor;
  /** The path of the cursor with its keys as AWS documents them. */
  readonly path: Path;
  readonly options: CompletionOptions;
}

/** Where a completion puts its text, and which commas it adds besides. */
export type Insertion = Pick<Completion, 'insert' | 'replace' | 'filter' | 'commas'>;

/**
 * Puts snippet text in place of all that is typed of a key or value. `filter` is what the reader types,
 * with quotes around it where quotes are typed already.
 */
export function insertion({ cursor }: Place, snippet: string, filter: string): Insertion {
  const { token, offset, missingColon, missingComma, isFollowed } = cursor;
  return {
    insert: (missingColon ? ': ' : '') + snippet + (isFollowed ? ',' : ''),
    replace: token ?? { start: offset, end: offset },
    filter: token?.kind === 'string' ? `"${filter}"` : filter,
    commas: missingComma === undefined ? [] : [missingComma],
  };
}

/** Puts snippet text between quotes that are there already, so that tab stops inside them live on. */
export function insertionInQuotes(place: Place, snippet: string, filter: string): Insertion {
  const { token, isFollowed, missingColon } = place.cursor;
  const outside = insertion(place, `"${snippet}"`, filter);
  if (token?.kind !== 'string' || !token.closed || missingColon) return outside;
  return {
    insert: snippet,
    replace: { start: token.start + 1, end: token.end - 1 },
    filter,
    commas: isFollowed ? [...outside.commas, token.end] : outside.commas,
  };
}
