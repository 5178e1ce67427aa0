import assert from 'node:assert/strict';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { english, message } from '../../../src/core/message';
import { eventTime, matches } from '../../../src/core/query';
import {
  StoreError,
  type EventPage,
  type EventStore,
  type SearchProgress,
  type StoreErrorKind,
} from '../../../src/stores/eventStore';
import { mergedStore } from '../../../src/stores/mergedStore';
import { allPages, eventStoreContract, never, numbersIn } from './eventStoreContract';
import { sampleEvent, sampleEvents } from './sampleEvents';

/** A store of events in memory by pages of 20, whose requests `meanwhile` may hold up or fail. */
function memoryStore(
  label: string,
  events: readonly CloudTrailEvent[],
  meanwhile: (signal: AbortSignal) => unknown = () => undefined,
): EventStore {
  return {
    id: label,
    label,
    search(query) {
      const found = events
        .filter(event => matches(query, event))
        .sort((one, other) => (eventTime(other) ?? 0) - (eventTime(one) ?? 0));
      let at = 0;
      return {
        async next(signal, progress) {
          signal.throwIfAborted();
          await meanwhile(signal);
          signal.throwIfAborted();
          const page = found.slice(at, at + 20);
          at += 20;
          progress?.({ read: at / 20 });
          return {
            events: page.map(event => ({ event, json: JSON.stringify(event) })),
            problems: [],
            done: at >= found.length,
          };
        },
      };
    },
  };
}

const merged = (...stores: readonly EventStore[]) => mergedStore('all', 'All', stores);
const everything = { filters: [] };
const samples = (...numbers: readonly number[]) => numbers.map(sampleEvent);

eventStoreContract('stores that are merged', async events => {
  let reads = 0;
  const count = () => void reads++;
  const part = (rest: number) =>
    memoryStore(
      `part ${rest}`,
      // Uneven, so that parts run out at different times; some events are in two of them.
      events.filter((_, at) => at % 5 === rest || (rest === 0 && at % 5 > 1)),
      count,
    );
  return { store: merged(...[0, 1, 2].map(part)), reads: () => reads };
});

describe('merged stores', () => {
  const failing = (kind: StoreErrorKind, until: () => boolean) => () => {
    if (!until()) throw new StoreError(kind, message('The sign-in has expired.'));
  };

  it('give each event once though several have it', async () => {
    const store = merged(memoryStore('a', sampleEvents(90)), memoryStore('b', sampleEvents(70)));
    const numbers = numbersIn(await allPages(store.search(everything)));
    assert.deepEqual(numbers, [...Array(90).keys()].reverse());
  });

  it('ask all that have run out side by side', async () => {
    let asked = 0;
    let let2 = () => {};
    const both = new Promise<void>(resolve => (let2 = resolve));
    // Each answers only when the other was asked, too.
    const meet = () => {
      if (++asked === 2) let2();
      return both;
    };
    const store = merged(memoryStore('a', samples(1), meet), memoryStore('b', samples(2), meet));
    assert.deepEqual(numbersIn(await allPages(store.search(everything))), [2, 1]);
  });

  it('lose nothing of the others when one fails, and say which it was', async () => {
    let isRenewed = false;
    let reads = 0;
    const store = merged(
      memoryStore('demo · us-east-1', sampleEvents(50), () => void reads++),
      memoryStore(
        'demo · eu-west-1',
        samples(60, 61),
        failing('expired', () => isRenewed),
      ),
    );
    const search = store.search(everything);
    await assert.rejects(search.next(never()), error => {
      assert.ok(error instanceof StoreError);
      assert.equal(error.kind, 'expired');
      assert.equal(english(error.words), 'demo · eu-west-1: The sign-in has expired.');
      return true;
    });
    isRenewed = true;
    assert.deepEqual(numbersIn(await allPages(search)), [
      61,
      60,
      ...[...Array(50).keys()].reverse(),
    ]);
    assert.equal(reads, 3);
  });

  it('leave out one that may not be read, and name it', async () => {
    const store = merged(
      memoryStore('demo · us-east-1', samples(1, 2)),
      memoryStore(
        'demo · me-south-1',
        samples(3),
        failing('denied', () => false),
      ),
    );
    const [page] = await allPages(store.search(everything));
    assert.deepEqual(
      page?.problems.map(({ what }) => what),
      ['demo · me-south-1'],
    );
    assert.deepEqual(numbersIn([page]), [2, 1]);
  });

  it('fail when none may be read', async () => {
    const denied = failing('denied', () => false);
    const store = merged(
      memoryStore('a', samples(1), denied),
      memoryStore('b', samples(2), denied),
    );
    const search = store.search(everything);
    const failure = { name: 'StoreError', kind: 'denied' };
    await assert.rejects(search.next(never()), failure);
    await assert.rejects(search.next(never()), failure);
  });

  it('tell of all pages that were read', async () => {
    const told: SearchProgress[] = [];
    const store = merged(memoryStore('a', samples(1)), memoryStore('b', samples(2)));
    await store.search(everything).next(never(), progress => told.push(progress));
    assert.equal(told.at(-1)?.read, 2);
  });

  /** A store that gives these pages one after the other, and counts how often it is asked. */
  const paged = (
    label: string,
    ...pages: readonly Partial<EventPage & { told: SearchProgress }>[]
  ) => {
    const asked = { count: 0, again: 0 };
    const store: EventStore = {
      id: label,
      label,
      lookAgain: () => void asked.again++,
      search: () => ({
        async next(_signal, progress) {
          const at = asked.count++;
          const { told, ...page } = pages[at] ?? {};
          if (told) progress?.(told);
          return { events: [], problems: [], done: at >= pages.length - 1, ...page };
        },
      }),
    };
    return { store, asked };
  };
  const stored = (...events: readonly CloudTrailEvent[]) =>
    events.map(event => ({ event, json: JSON.stringify(event) }));

  it('are known by their names and parts, and look again in all of them', () => {
    const [one, other] = [paged('one'), paged('other')];
    const bare = memoryStore('bare', []);
    const store = merged(one.store, other.store, bare);
    assert.deepEqual(
      [store.id, store.label, store.parts],
      ['all', 'All', [one.store, other.store, bare]],
    );
    store.lookAgain?.();
    assert.deepEqual([one.asked.again, other.asked.again], [1, 1]);
  });

  it('give events without an id each time, those without a time last, and ties in the order of stores', async () => {
    const time = '2026-01-31T12:00:00Z';
    const events = (...names: readonly string[]) =>
      stored(...names.map(eventName => ({ eventName, eventTime: time })));
    const one = paged('one', { events: [...events('a'), ...stored({ eventName: 'timeless' })] });
    const other = paged('other', { events: events('b', 'a') });
    const page = await merged(one.store, other.store).search(everything).next(never());
    assert.deepEqual(
      page.events.map(({ event }) => event['eventName']),
      ['a', 'b', 'a', 'timeless'],
    );
    assert.equal(page.done, true);
  });

  it('ask again only those that have run out, over empty pages, and end with the last', async () => {
    const one = paged(
      'one',
      { events: stored(...samples(9)) },
      {},
      { events: stored(...samples(1)) },
    );
    const other = paged('other', { events: stored(...samples(8, 7)) });
    const search = merged(one.store, other.store).search(everything);
    const first = await search.next(never());
    assert.deepEqual([numbersIn([first]), first.done], [[9], false]);
    assert.deepEqual([one.asked.count, other.asked.count], [1, 1]);
    const second = await search.next(never());
    assert.deepEqual([numbersIn([second]), second.done], [[8, 7, 1], true]);
    assert.deepEqual([one.asked.count, other.asked.count], [3, 1]);
    assert.deepEqual(await search.next(never()), { events: [], problems: [], done: true });
  });

  it('name the store of each problem, once', async () => {
    const why = message('No.');
    const one = paged('one', { problems: [{ what: 'a', why }], events: stored(...samples(2)) }, {});
    const other = paged('other', { problems: [{ what: 'b', why }], events: stored(...samples(1)) });
    const search = merged(one.store, other.store).search(everything);
    const { problems } = await search.next(never());
    assert.deepEqual(problems, [
      { what: 'one: a', why },
      { what: 'other: b', why },
    ]);
    assert.deepEqual((await search.next(never())).problems, []);
  });

  it('have reached what the slowest has, and take as long as it does', async () => {
    const seen: SearchProgress[] = [];
    const one = paged(
      'one',
      { told: { read: 2, reached: 50, left: 7 }, done: false },
      { events: stored(...samples(1)) },
    );
    const other = paged('other', {
      told: { read: 3, reached: 90, left: 3 },
      events: stored(...samples(2)),
      done: false,
    });
    const none = paged('none', { told: { read: 4, reached: 99, left: 99 } });
    const all = merged(one.store, other.store, none.store);
    await all.search(everything).next(never(), progress => seen.push(progress));
    assert.deepEqual(seen, [
      { read: 2, reached: 50, left: 7 },
      { read: 5, reached: 90, left: 7 },
      { read: 9, reached: 99, left: 99 },
    ]);
    const later: SearchProgress[] = [];
    const last = paged('last', {}, { told: { read: 1 } });
    await merged(none.store, last.store)
      .search(everything)
      .next(never(), progress => later.push(progress));
    assert.deepEqual(later, [{ read: 1 }]);
  });

  it('end with the reason of the signal, and with a failure that is no store’s', async () => {
    const controller = new AbortController();
    const stop = () => controller.abort(new Error('enough'));
    const store = merged(memoryStore('a', samples(1), stop), memoryStore('b', samples(2)));
    const search = store.search(everything);
    await assert.rejects(search.next(controller.signal), /^Error: enough$/);
    await assert.rejects(search.next(controller.signal), /^Error: enough$/);
    assert.deepEqual(numbersIn(await allPages(search)), [2, 1]);
    const broken = memoryStore('a', samples(1), () => Promise.reject(new Error('bug')));
    await assert.rejects(merged(broken).search(everything).next(never()), /^Error: bug$/);
    const denied = memoryStore(
      'c',
      samples(1),
      failing('denied', () => false),
    );
    await assert.rejects(merged(denied, broken).search(everything).next(never()), /^Error: bug$/);
  });
});
