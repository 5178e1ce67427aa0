import assert from 'node:assert/strict';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { english, message } from '../../../src/core/message';
import { eventTime, matches } from '../../../src/core/query';
import {
  StoreError,
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
});
