import { text } from '../core/cloudTrailEvent';
import { canonicalEvent } from '../core/legacyEvent';
import { message, wordsOf, type Message } from '../core/message';
import { valuesFor, type EventQuery } from '../core/query';
import type { Missing } from '../core/trace';
import { formatAccountId } from '../core/values/accountId';
import type { EventSearch, StoredEvent } from '../stores/eventStore';
import type { Account, Sources } from './sources';

/** What the reader is asked before anything is sent. */
export interface Question {
  readonly missing: Missing;
  /** What the connections are called. */
  readonly connections: readonly string[];
  /** How many requests this hop takes, and how many it may take where answers have several pages. */
  readonly requests: number;
  readonly most: number;
}

/** Asks accounts for what the logs do not have. */
export interface AccountLookup {
  find(missing: Missing): Promise<readonly StoredEvent[]>;
  /** What was asked, and what was not and why. */
  readonly told: readonly Message[];
}

export interface AccountLookupOptions {
  readonly accounts: Sources['accounts'];
  ask(question: Question): Promise<boolean>;
  /** Told before each connection is asked. */
  progress(connection: string): void;
  readonly signal: AbortSignal;
  /** Accounts of connections, as their events tell them; outlives the trace. */
  readonly accountOf: WeakMap<object, string>;
}

/** So many pages of an answer are read: a key or a sign-in has one, and what has more is not told apart. */
const MOST_PAGES = 5;

/**
 * The lookup of one trace. The reader is asked once, before the first request, and the answer holds for
 * all hops of the trace. Connections are asked in whose Region and account the event may lie. Which
 * account a connection reads is known from the events that it gave before; until then it may be any.
 */
export function accountLookup(options: AccountLookupOptions): AccountLookup {
  const { accounts, ask, progress, signal, accountOf } = options;
  const told: Message[] = [];
  const requests = new Map<string, number>();
  let agreed: boolean | undefined;

  function mayHold({ store, region }: Account, { regions, account, query }: Missing): boolean {
    if (regions.length > 0 && !regions.includes(region)) return false;
    const of = accountOf.get(store);
    return of === undefined || account === undefined || of === account || !isOfOneAccount(query);
  }

  async function askOne({ store }: Account, { query }: Missing): Promise<readonly StoredEvent[]> {
    progress(store.label);
    signal.throwIfAborted();
    const search = store.search(query);
    const pages = new AbortController();
    const stop = () => pages.abort(signal.reason);
    signal.addEventListener('abort', stop);
    let read = 0;
    try {
      // A search goes on by itself over pages on which nothing is left: it is stopped in between.
      const { events } = await search.next(pages.signal, ({ read: now }) => {
        read = Math.max(read, now);
        if (read >= MOST_PAGES) pages.abort();
      });
      for (const { event } of events) {
        const account = text(canonicalEvent(event).recipientAccountId);
        if (account !== undefined) accountOf.set(store, account);
      }
      return events;
    } catch (error) {
      signal.throwIfAborted();
      told.push(
        pages.signal.aborted
          ? message('{0}: not found on the first {1} pages', store.label, MOST_PAGES)
          : message('{0}: {1}', store.label, wordsOf(error)),
      );
      return [];
    } finally {
      signal.removeEventListener('abort', stop);
      requests.set(store.label, (requests.get(store.label) ?? 0) + Math.max(read, 1));
    }
  }

  return {
    get told() {
      return [...told, ...[...requests].map(([label, count]) => inWords(label, count))];
    },
    async find(missing) {
      const fitting = accounts().filter(
        account => !isBilled(account.store.search(missing.query)) && mayHold(account, missing),
      );
      if (fitting.length === 0) {
        told.push(nobody(missing));
        return [];
      }
      const connections = fitting.map(({ store }) => store.label);
      agreed ??= await ask({
        missing,
        connections,
        requests: fitting.length,
        most: fitting.length * MOST_PAGES,
      });
      signal.throwIfAborted();
      if (!agreed) {
        told.push(message('{0}: not asked', connections.join(', ')));
        return [];
      }
      const found: StoredEvent[] = [];
      for (const account of fitting) {
        signal.throwIfAborted();
        found.push(...(await askOne(account, missing)));
        // A key is given out once: who has found that need not ask the others.
        if (found.length > 0 && missing.key !== undefined) break;
      }
      return found;
    },
  };
}

/**
 * Whether the event is in the log of one account alone. A role of another account is assumed in two: that
 * of the caller has it too, and which one that is nobody knows yet.
 */
function isOfOneAccount(query: EventQuery): boolean {
  const names = valuesFor(query, 'eventName');
  const isSignIn = names.includes('ConsoleLogin') || names.includes('CreateOAuth2Token');
  return isSignIn || valuesFor(query, 'recipientAccountId').length > 0;
}

/** A statement that is shown before it runs is one that is paid for. */
function isBilled({ statement }: EventSearch): boolean {
  return statement !== undefined;
}

function inWords(label: string, count: number): Message {
  return count === 1
    ? message('{0}: 1 request', label)
    : message('{0}: {1} requests', label, count);
}

function nobody({ account, regions }: Missing): Message {
  const where = regions.join(', ');
  return account === undefined
    ? message('No connection reads {0}.', where)
    : message('No connection reads {0} of {1}.', where, formatAccountId(account));
}
