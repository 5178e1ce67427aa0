import type { EventQuery } from '../../../src/core/query';
import type { EventPage, EventStore, SearchProgress } from '../../../src/stores/eventStore';
import { sampleEvent } from '../stores/sampleEvents';

export interface Request {
  readonly signal: AbortSignal;
  readonly progress: (progress: SearchProgress) => void;
  give(page: EventPage): Promise<void>;
  fail(error: unknown): Promise<void>;
}

/** A store whose pages are given by hand: `asked` and `queries` hold what it was asked for, newest last. */
export function manualStore(id = 'store') {
  const asked: Request[] = [];
  const queries: EventQuery[] = [];
  const store: EventStore = {
    id,
    label: id,
    search(query) {
      queries.push(query);
      return {
        next: (signal, progress = () => undefined) =>
          new Promise<EventPage>((resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
            asked.push({
              signal,
              progress,
              give: page => (resolve(page), settled()),
              fail: error => (reject(error), settled()),
            });
          }),
      };
    },
  };
  return { store, asked, queries, searches: () => queries.length };
}

export const settled = () => new Promise<void>(resolve => setImmediate(resolve));

export function page(numbers: readonly number[], rest: Partial<EventPage> = {}): EventPage {
  const events = numbers.map(n => ({ event: sampleEvent(n), json: JSON.stringify({ n }) }));
  return { events, problems: [], done: false, ...rest };
}
