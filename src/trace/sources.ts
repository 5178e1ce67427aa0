/** Where a trace looks for events, given from outside: this room knows neither views nor accounts. */
import type { EventLog } from '../core/eventLog';
import type { EventStore, StoredEvent } from '../stores/eventStore';
import type { Gunzip } from '../stores/gunzip';
import type { LogFileAccess } from '../stores/logFileAccess';
import type { LogReaders } from '../stores/logReaders';
import type { TracePart } from '../stores/traceFiles';

export interface Sources {
  /** The open documents that hold events, as they are now. */
  documents(): AsyncIterable<OpenDocument>;
  /** Events that were read already, as those of the side bar. */
  loaded(): readonly StoredEvent[];
  /** The logs of the workspace. */
  readonly files: LogFileAccess;
  readonly gunzip: Gunzip;
  /** Other threads that read files for traces; absent where there are none. */
  readonly tracers?: LogReaders<TracePart>;
  /** What can be asked over a network, where each request is free of charge. */
  accounts(): readonly Account[];
}

export interface OpenDocument {
  readonly uri: string;
  readonly log: EventLog;
  /** The file whose events it shows, where that is another one; empty for an event that lies in none. */
  readonly shows?: string;
}

/** The Event history of an account, in one Region. */
export interface Account {
  readonly store: EventStore;
  readonly region: string;
}

/** Where an event lies. An index keeps one for each credential that was given out, so they are small. */
export type Whereabouts =
  | { readonly kind: 'document'; readonly uri: string; readonly index: number }
  | { readonly kind: 'file'; readonly uri: string; readonly index: number }
  | { readonly kind: 'held'; readonly stored: StoredEvent };
