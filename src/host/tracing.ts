import type { CloudTrailEvent } from '../core/cloudTrailEvent';
import type { KnownPerson, Session, Trace } from '../core/trace';

/** What the page asks of whoever can walk from event to event. It does not know where events lie. */
export interface Tracing {
  /** The trace as far as the events tell that were read before. Nothing more is read. */
  known(event: CloudTrailEvent): Promise<FoundTrace>;
  /**
   * Looks for what is missing: in the open document, the logs of the workspace, then the connected
   * accounts, once the reader has agreed. Rejects with the reason of the signal.
   */
  search(event: CloudTrailEvent, watch: Watch): Promise<FoundTrace>;
  /** All events of the session of an event; `undefined` where it has none. */
  session(event: CloudTrailEvent, watch: Watch): Promise<FoundSession | undefined>;
  /** Shows a place (JSON pointer) of an event in its document; the empty pointer is the whole event. */
  reveal(eventID: string, pointer: string): Promise<void>;
}

export interface Watch {
  readonly signal: AbortSignal;
  /** Told in words for people what is being read, as often as it changes. */
  progress(words: string): void;
}

export interface FoundTrace {
  readonly trace: Trace;
  /** The call itself and every event that a hop leads to. */
  eventOf(eventID: string): CloudTrailEvent | undefined;
  /** What was searched for it, in words: `Log files: 3,872 files, 30,477 events`. */
  readonly searched: readonly string[];
}

export interface FoundSession {
  readonly session: Session;
  readonly person: KnownPerson | undefined;
  /** Oldest first. */
  readonly events: readonly CloudTrailEvent[];
  /** Sessions that calls of this one started. */
  readonly children: readonly ChildSession[];
  readonly searched: readonly string[];
}

export interface ChildSession {
  readonly session: Session;
  /** The event id of the call that started it. */
  readonly startedBy: string;
  /** What it is called: `Admin / alice`. */
  readonly name: string;
  /** How many events of it are known. */
  readonly events: number;
}
