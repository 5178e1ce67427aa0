/**
 * Several stores as one, newest first over all of them. A page of each is held; events are taken from the
 * newest head on until a store that has more has run out, which is then asked for its next page. All that
 * have run out are asked at once, so that Regions are read side by side.
 */
import { text } from '../core/cloudTrailEvent';
import { canonicalEvent } from '../core/legacyEvent';
import { message, wordsOf } from '../core/message';
import { eventTime, type EventQuery } from '../core/query';
import {
  isStoreError,
  StoreError,
  type EventSearch,
  type EventStore,
  type SearchProgress,
  type StoredEvent,
  type StoreProblem,
} from './eventStore';

/** An event that several stores have is shown once. */
export function mergedStore(id: string, label: string, stores: readonly EventStore[]): EventStore {
  return {
    id,
    label,
    parts: stores,
    search: query => mergedSearch(stores, query),
    lookAgain: () => stores.forEach(store => store.lookAgain?.()),
  };
}

/** One store's share of a search. */
interface Part {
  readonly label: string;
  readonly search: EventSearch;
  /** The page in hand, and how many of its events are taken. */
  page: readonly StoredEvent[];
  taken: number;
  /** No page comes after the one in hand. */
  isLast: boolean;
  progress: SearchProgress;
}

function mergedSearch(stores: readonly EventStore[], query: EventQuery): EventSearch {
  const parts = stores.map((store): Part => ({
    label: store.label,
    search: store.search(query),
    page: [],
    taken: 0,
    isLast: false,
    progress: { read: 0 },
  }));
  const seen = new Set<string>();
  let problems: StoreProblem[] = [];

  async function fill(part: Part, signal: AbortSignal, tell: () => void): Promise<void> {
    while (isEmpty(part) && !part.isLast) {
      const page = await part.search.next(signal, progress => {
        part.progress = progress;
        tell();
      });
      [part.page, part.taken, part.isLast] = [page.events, 0, page.done];
      problems.push(
        ...page.problems.map(problem => ({ ...problem, what: `${part.label}: ${problem.what}` })),
      );
    }
  }

  /**
   * A store that may not be read is left out and named, unless that leaves none. Any other failure ends
   * the page; what the others gave until then is kept for the next attempt.
   */
  async function fillAll(signal: AbortSignal, tell: () => void): Promise<void> {
    const results = await Promise.allSettled(parts.map(part => fill(part, signal, tell)));
    signal.throwIfAborted();
    const failed = parts.flatMap((part, at) => {
      const result = results[at];
      return result?.status === 'rejected' ? [{ part, error: result.reason as unknown }] : [];
    });
    const denied = failed.filter(({ error }) => isStoreError(error) && error.kind === 'denied');
    const other = failed.find(one => !denied.includes(one));
    const fatal = other ?? (denied.length === parts.length ? denied[0] : undefined);
    if (fatal) throw named(fatal.part, fatal.error);
    for (const { part, error } of denied) {
      part.isLast = true;
      problems.push({ what: part.label, why: wordsOf(error) });
    }
  }

  function* heads(): Generator<StoredEvent> {
    for (;;) {
      if (parts.some(part => isEmpty(part) && !part.isLast)) return;
      const newest = parts
        .filter(part => !isEmpty(part))
        .reduce<Part | undefined>(
          (best, part) => (best && headOf(best) >= headOf(part) ? best : part),
          undefined,
        );
      const event = newest?.page[newest.taken++];
      if (!event) return;
      yield event;
    }
  }

  function isNew({ event }: StoredEvent): boolean {
    const id = text(canonicalEvent(event).eventID);
    if (id === undefined) return true;
    return !seen.has(id) && !!seen.add(id);
  }

  return {
    async next(signal, progress) {
      signal.throwIfAborted();
      const tell = () => progress?.(together(parts));
      const events: StoredEvent[] = [];
      let done = false;
      while (events.length === 0 && !done) {
        await fillAll(signal, tell);
        for (const event of heads()) if (isNew(event)) events.push(event);
        done = parts.every(part => part.isLast && isEmpty(part));
      }
      const told = problems;
      problems = [];
      return { events, problems: told, done };
    },
  };
}

const isEmpty = ({ page, taken }: Part): boolean => taken === page.length;

/** When the next event of a part was, in milliseconds; the last of all, where it does not say. */
function headOf({ page, taken }: Part): number {
  const head = page[taken];
  return (head && eventTime(head.event)) ?? Number.NEGATIVE_INFINITY;
}

/** All have been read as far back as the one that is least far; the slowest says how long it takes. */
function together(parts: readonly Part[]): SearchProgress {
  const waiting = parts.filter(({ isLast }) => !isLast).map(({ progress }) => progress);
  const reached = waiting.flatMap(({ reached: one }) => one ?? []);
  const left = waiting.flatMap(({ left: one }) => one ?? []);
  return {
    read: parts.reduce((sum, { progress }) => sum + progress.read, 0),
    ...(reached.length > 0 && { reached: Math.max(...reached) }),
    ...(left.length > 0 && { left: Math.max(...left) }),
  };
}

function named({ label }: Part, cause: unknown): unknown {
  if (!isStoreError(cause)) return cause;
  return new StoreError(cause.kind, message('{0}: {1}', label, wordsOf(cause)), { cause });
}
