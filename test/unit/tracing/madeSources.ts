import { gzipSync } from 'node:zlib';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { openLog } from '../../../src/core/eventLog';
import { english } from '../../../src/core/message';
import { matches, type EventQuery } from '../../../src/core/query';
import { gunzip } from '../../../src/platform/gunzip.node';
import type { EventStore, StoredEvent } from '../../../src/stores/eventStore';
import type { LogFile } from '../../../src/stores/logFileAccess';
import type { LogReaders } from '../../../src/stores/logReaders';
import type { TracePart } from '../../../src/stores/traceFiles';
import type { Question } from '../../../src/trace/accounts';
import type { Sources } from '../../../src/trace/sources';
import type { Watch } from '../../../src/host/tracing';
import { createTracer } from '../../../src/trace/tracer';

/** What a tracer is given in a test. */
export interface MadeSources {
  /** By path; `.gz` is packed. An error is what reading gives. */
  readonly files?: Record<string, readonly CloudTrailEvent[] | string | Error>;
  /** By URI. */
  readonly documents?: Record<string, readonly CloudTrailEvent[]>;
  /** The files that documents show, by their URIs. */
  readonly shows?: Record<string, string>;
  readonly loaded?: readonly CloudTrailEvent[];
  /** Where loaded events lie; in no file without it. */
  readonly place?: (event: CloudTrailEvent) => NonNullable<StoredEvent['place']>;
  readonly accounts?: readonly MadeAccount[];
  /** What other threads do, given what reads files. */
  readonly tracers?: (read: (file: LogFile) => Promise<Uint8Array>) => LogReaders<TracePart>;
  /** The reader's answer. */
  readonly agrees?: boolean;
}

export interface MadeAccount {
  readonly label: string;
  readonly region: string;
  readonly events: readonly CloudTrailEvent[];
  /** What a request fails with. */
  readonly error?: Error;
  readonly statement?: string;
  /** On how many pages it looks for events before it gives up. */
  readonly pages?: number;
}

/** Sources in memory, and what was done with them. */
export function madeSources(made: MadeSources) {
  const files = { ...made.files };
  const read: string[] = [];
  const requests: { readonly label: string; readonly query: EventQuery }[] = [];
  const loaded = (made.loaded ?? []).map(event => ({
    ...stored(event),
    ...(made.place && { place: made.place(event) }),
  }));
  const accounts = (made.accounts ?? []).map(account => ({
    region: account.region,
    store: accountStore(account, query => requests.push({ label: account.label, query })),
  }));
  const readFile = async ({ uri }: LogFile) => {
    const path = uri.slice('file:///'.length);
    read.push(path);
    const content = files[path] ?? '';
    if (content instanceof Error) throw content;
    const text = typeof content === 'string' ? content : logOf(content);
    return path.endsWith('.gz') ? gzipSync(text) : Buffer.from(text);
  };
  const sources: Omit<Sources, 'documents'> = {
    ...(made.tracers && { tracers: made.tracers(readFile) }),
    gunzip,
    loaded: () => loaded,
    accounts: () => accounts,
    files: {
      async *list() {
        for (const path of Object.keys(files))
          yield { uri: `file:///${path}`, path, name: path.split('/').at(-1) ?? path };
      },
      read: readFile,
    },
  };
  return { sources, files, read, requests };
}

/** A tracer over sources in memory, and what it did with them. */
export function tracerOver(made: MadeSources) {
  const { sources, ...rest } = madeSources(made);
  const questions: Question[] = [];
  const documents = Object.entries(made.documents ?? {}).map(([uri, events]) => {
    const log = openLog(logOf(events));
    if (!log) throw new Error('This is no log.');
    const shows = made.shows?.[uri];
    return { uri, log, ...(shows !== undefined && { shows }) };
  });
  const tracer = createTracer({
    ...sources,
    wording: english,
    number: String,
    async *documents() {
      yield* documents;
    },
    ask: question => {
      questions.push(question);
      return Promise.resolve(made.agrees ?? true);
    },
  });
  return { tracer, questions, ...rest };
}

/** A watch that is never stopped, and what it was told. */
export function watching(signal = new AbortController().signal) {
  const words: string[] = [];
  const watch: Watch = { signal, progress: said => words.push(said) };
  return { ...watch, words };
}

export function logOf(events: readonly CloudTrailEvent[]): string {
  return JSON.stringify({ Records: events });
}

function stored(event: CloudTrailEvent): StoredEvent {
  return { event, json: JSON.stringify(event) };
}

/** Answers as Event history does: one request a search. */
function accountStore(
  { label, events, error, statement, pages = 1 }: MadeAccount,
  asked: (query: EventQuery) => void,
): EventStore {
  return {
    id: label,
    label,
    search: query => ({
      ...(statement !== undefined && { statement }),
      async next(signal, progress) {
        signal.throwIfAborted();
        asked(query);
        if (error) throw error;
        for (let read = 1; read <= pages; read++) {
          signal.throwIfAborted();
          progress?.({ read });
        }
        const found = events.filter(event => matches(query, event));
        return { events: found.map(stored), done: true, problems: [] };
      },
    }),
  };
}
