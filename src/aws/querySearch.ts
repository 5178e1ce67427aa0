import { message } from '../core/message';
import { eventOfResult, type ResultRow } from '../core/rows';
import type { TimeRange } from '../core/sql/range';
import {
  StoreError,
  type EventSearch,
  type SearchProgress,
  type StoredEvent,
  type StoreProblem,
} from '../stores/eventStore';
import type { Clock } from './pace';
import { pageTokens } from './pageTokens';

/** A service that runs SQL: it is started, asked until it has finished, and its result read by pages. */
export interface QueryEngine {
  /**
   * Resolves with the id of the execution. The same key again means the same execution. When the signal
   * is aborted meanwhile, what may have been started is stopped.
   */
  start(statement: string, key: string, signal: AbortSignal): Promise<string>;
  state(id: string, signal: AbortSignal): Promise<QueryState>;
  page(id: string, token: string | undefined, signal: AbortSignal): Promise<ResultPage>;
  /** Stops the execution without waiting for the answer: nobody is there any more who could use it. */
  stop(id: string): void;
}

export interface QueryState {
  readonly isDone: boolean;
  /** Why the query has failed for good. */
  readonly failure?: StoreError;
  readonly bytesScanned?: number;
}

export interface ResultPage {
  readonly rows: readonly ResultRow[];
  /** For the next page. */
  readonly token?: string | undefined;
}

export interface QuerySearchOptions {
  /** An empty one needs no query. */
  readonly range: TimeRange;
  readonly statement: string;
  /** The most rows that the statement gives. */
  readonly limit: number;
  readonly engine: QueryEngine;
  readonly clock: Clock;
}

/** Milliseconds between two questions whether a query has finished: the first ones, and the later ones. */
const [SOON, LATER] = [250, 2000];

/** Hours that a query may run: neither engine lets one run longer. */
const LONGEST = 4;

/**
 * A search that is one query of an engine. It is started with the first page and runs on while there is
 * trouble on the way to it, so nothing is paid for twice; it is stopped when the reader leaves, and begun
 * anew when it was stopped or has failed.
 */
export function querySearch(options: QuerySearchOptions): EventSearch {
  const { range, statement, limit, engine, clock } = options;
  let key = newKey();
  let running: string | undefined;
  let isFinished = false;
  const pages = pageTokens(range.from > range.to);
  let rows = 0;
  let so: SearchProgress = { read: 0 };
  const seen = new Set<unknown>();

  /** The execution, once it has finished. */
  async function finished(signal: AbortSignal, tell: () => void): Promise<string> {
    try {
      running ??= await engine.start(statement, key, signal);
      const latest = clock.now() + LONGEST * HOUR;
      for (let pause = SOON; !isFinished; pause = Math.min(pause * 2, LATER)) {
        const { isDone, failure, bytesScanned } = await engine.state(running, signal);
        so = { ...so, ...(bytesScanned === undefined ? {} : { bytesScanned }) };
        tell();
        if (failure) {
          forget();
          throw failure;
        }
        isFinished = isDone;
        if (!isDone && clock.now() > latest) throw new StoreError('other', UNFINISHED);
        if (!isDone) await passed(pause, clock, signal);
      }
      return running;
    } catch (error) {
      if (signal.aborted) {
        if (running !== undefined) engine.stop(running);
        forget();
      }
      throw error;
    }
  }

  /** The next attempt is an execution of its own. */
  function forget(): void {
    running = undefined;
    key = newKey();
  }

  return {
    statement,
    async next(signal, progress) {
      signal.throwIfAborted();
      const tell = () => progress?.(so);
      const events: StoredEvent[] = [];
      const problems: StoreProblem[] = [];
      tell();
      while (!pages.done && events.length === 0 && problems.length === 0) {
        const page = await engine.page(await finished(signal, tell), pages.token, signal);
        for (const row of page.rows) {
          const stored = eventOfResult(row);
          const id = stored?.event['eventID'];
          // Trails that write into one bucket deliver their copies of an event with the same id.
          if (id !== undefined && seen.has(id)) continue;
          if (id !== undefined) seen.add(id);
          if (stored) events.push(stored);
          else problems.push(UNREADABLE);
        }
        rows += page.rows.length;
        const why = pages.read(
          // No more rows belong to the statement, whatever follows.
          rows > limit ? undefined : page.token,
          events.length + problems.length === 0,
        );
        if (why) problems.push({ what: 'GetQueryResults', why });
        else if (pages.done && rows >= limit) problems.push(cut(limit));
        so = { ...so, read: so.read + 1 };
      }
      tell();
      return { events, problems, done: pages.done };
    },
  };
}

const HOUR = 60 * 60_000;

const UNFINISHED = message(
  'The query has not finished after {0} hours. Look at it in the AWS console, or try again.',
  LONGEST,
);

const UNREADABLE: StoreProblem = {
  what: 'An event',
  why: message('AWS returned a record that is not a JSON object.'),
};

function cut(limit: number): StoreProblem {
  return {
    what: `LIMIT ${limit}`,
    why: message('Older events were left out. Search an earlier or shorter time to see them.'),
  };
}

/** Resolves after so many milliseconds; rejects with the signal's reason. */
function passed(milliseconds: number, clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const cancel = clock.after(milliseconds, () => {
      signal.removeEventListener('abort', leave);
      resolve();
    });
    const leave = () => {
      cancel();
      reject(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
  });
}

function newKey(): string {
  return globalThis.crypto.randomUUID();
}
