import type { EventQuery } from '../core/query';
import { rangeOf, type TimeRange } from '../core/sql/range';
import type { EventSearch, EventStore } from '../stores/eventStore';

/** A statement that is about to run, to be shown and agreed to. */
export interface Proposal {
  /** What is read: the label of the store. */
  readonly store: string;
  readonly statement: string;
  /** The time that it takes in: milliseconds since the epoch. */
  readonly range: TimeRange;
}

export interface EngineStoreOptions {
  readonly id: string;
  readonly label: string;
  /** Reaches the engine. Called when a statement is first asked for; what it makes is kept. */
  open(signal: AbortSignal): Promise<EventStore>;
  /** Whether the reader wants the statement to be run, and paid for. */
  confirm(proposal: Proposal, signal: AbortSignal): Promise<boolean>;
  /** The clock, in milliseconds since the epoch. */
  readonly now?: () => number;
}

/**
 * A store of a query engine, whose searches ask before they run. When the answer is no, `next` rejects with
 * an `AbortError`; it asks again after a run was cancelled, because the next one is paid for anew.
 */
export function engineStore(options: EngineStoreOptions): EventStore {
  const { id, label, open, confirm, now = Date.now } = options;
  let store: Promise<EventStore> | undefined;

  function opened(signal: AbortSignal): Promise<EventStore> {
    const opening = (store ??= open(signal));
    opening.catch(() => {
      if (store === opening) store = undefined;
    });
    return opening;
  }

  function search(query: EventQuery): EventSearch {
    const range = rangeOf(query, now());
    // Both ends are bound here already: what is shown now is what runs later.
    const bound = { ...query, ...range };
    let search: EventSearch | undefined;
    let isAgreed = false;

    async function prepared(signal: AbortSignal): Promise<EventSearch> {
      return (search ??= (await opened(signal)).search(bound));
    }

    return {
      get statement() {
        return search?.statement ?? '';
      },
      async prepare(signal) {
        await prepared(signal);
      },
      async next(signal, progress) {
        const search = await prepared(signal);
        if (!isAgreed) {
          progress?.({ read: 0, isAsking: true });
          const { statement = '' } = search;
          isAgreed = await confirm({ store: label, statement, range }, signal);
          signal.throwIfAborted();
          if (!isAgreed) throw new DOMException('The statement is not to be run.', 'AbortError');
        }
        try {
          return await search.next(signal, progress);
        } finally {
          if (signal.aborted) isAgreed = false;
        }
      },
    };
  }
  return { id, label, search };
}
