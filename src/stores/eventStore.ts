import type { CloudTrailEvent } from '../core/cloudTrailEvent';
import { WordedError, type Message } from '../core/message';
import type { EventQuery } from '../core/query';

/** A place that holds events and can be asked for them. The side bar and the trace know no more of it. */
export interface EventStore {
  /** Unique among the stores that are open, stable over restarts. */
  readonly id: string;
  /** What people call it: `demo · us-east-1`, `Log files`. */
  readonly label: string;
  /** Starts a search. Nothing is read before the first `next`. */
  search(query: EventQuery): EventSearch;
  /** The stores whose events it shows together, where it has none of its own. */
  readonly parts?: readonly EventStore[];
  /** Searches that begin from now on look whether anything has changed, though nobody has said so. */
  lookAgain?(): void;
}

/**
 * One search, page by page, newest first. The query is frozen when the search starts. A `next` that
 * fails or is aborted has consumed nothing: calling it again asks for the same page.
 */
export interface EventSearch {
  /**
   * The statement that the first `next` runs, word for word, where what runs is billed: to be shown
   * before it is run.
   */
  readonly statement?: string;
  /** Finds out the statement where that takes requests, free of charge; it is there afterwards. */
  prepare?(signal: AbortSignal): Promise<void>;
  /** Rejects with a `StoreError`, or with the signal's reason when aborted. */
  next(signal: AbortSignal, progress?: (progress: SearchProgress) => void): Promise<EventPage>;
}

export interface EventPage {
  readonly events: readonly StoredEvent[];
  /** No more pages after this one. */
  readonly done: boolean;
  /** What could not be read, to be shown beside the events: never a reason to stop. */
  readonly problems: readonly StoreProblem[];
}

export interface StoredEvent {
  readonly event: CloudTrailEvent;
  /** The record as it was stored, so that nothing is lost by showing it. */
  readonly json: string;
  /** Where the event lies, when it lies in a file: the log's URI and the event's index in it. */
  readonly place?: { readonly log: string; readonly index: number };
}

/** What is not shown, and why. */
export interface StoreProblem {
  /** A file's name, or what else could not be read. */
  readonly what: string;
  readonly why: Message;
  /** Where it can be looked at. */
  readonly uri?: string;
  /** Without one, it could not be read, or not as a whole. */
  readonly cause?: ProblemCause;
  /** How many events it is about, where they are counted. */
  readonly events?: number;
}

/**
 * What a file's path excludes (`date`, `account`, `region`), what was left alone for another reason
 * (`unread`), and events that are shown once although they are there several times (`duplicates`).
 */
export type ProblemCause = 'date' | 'account' | 'region' | 'unread' | 'duplicates';

export interface SearchProgress {
  /** Files or pages read so far. */
  readonly read: number;
  /** How many there are in all, when known. */
  readonly total?: number;
  /** How far back everything has been read, in milliseconds since the epoch, where pages go back in time. */
  readonly reached?: number;
  /** How many milliseconds the rest is likely to take, when the store can tell. */
  readonly left?: number;
  /** How many bytes the statement has read, where they are billed. */
  readonly bytesScanned?: number;
  /** Nothing runs until the reader has said so. */
  readonly isAsking?: boolean;
}

export type StoreErrorKind =
  'credentials' | 'denied' | 'throttled' | 'expired' | 'missing' | 'network' | 'other';

/** A search that could not go on. The message is a sentence for people; the kind decides the remedy. */
export class StoreError extends WordedError {
  override readonly name = 'StoreError';
  constructor(
    readonly kind: StoreErrorKind,
    words: Message,
    options?: { readonly cause?: unknown },
  ) {
    super(words, options);
  }
}

/** Whether a search gave this error. By name: the AWS bundle brings a class of its own. */
export function isStoreError(error: unknown): error is StoreError {
  return error instanceof Error && error.name === 'StoreError' && 'kind' in error;
}
