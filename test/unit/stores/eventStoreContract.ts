import assert from 'node:assert/strict';
import { eventTime, type EventQuery } from '../../../src/core/query';
import { object, type CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import type { EventPage, EventSearch, EventStore } from '../../../src/stores/eventStore';
import { SAMPLE_START, sampleEvents } from './sampleEvents';

/** A store to be tried, and how often it has read from what lies behind it. */
export interface OpenedStore {
  readonly store: EventStore;
  reads(): number;
}

/** What every event store keeps. `open` gives a new one that holds the events, in the order given. */
export function eventStoreContract(
  name: string,
  open: (events: readonly CloudTrailEvent[]) => Promise<OpenedStore>,
): void {
  describe(`${name}, as every event store`, () => {
    const search = async (count: number, query: EventQuery = { filters: [] }) =>
      (await open(sampleEvents(count))).store.search(query);

    it('reads nothing before the first page is asked for', async () => {
      const { store, reads } = await open(sampleEvents(3));
      const started = store.search({ filters: [] });
      assert.equal(reads(), 0);
      await started.next(never());
      assert.ok(reads() > 0);
    });

    it('gives every event once, newest first, over several pages', async () => {
      const pages = await allPages(await search(230));
      assert.ok(pages.length > 1);
      assert.ok(pages.slice(0, -1).every(({ events }) => events.length > 0));
      assert.deepEqual(numbersIn(pages), range(230).reverse());
    });

    it('ends at once when it holds nothing', async () => {
      const page = await (await search(0)).next(never());
      assert.deepEqual(page, { events: [], problems: [], done: true });
    });

    it('gives each event with the record that it was read from', async () => {
      const [page] = await allPages(await search(5));
      for (const { event, json } of page?.events ?? [])
        assert.deepEqual(JSON.parse(json), { ...event });
      assert.equal(page?.events.length, 5);
    });

    it('applies every filter and the time range', async () => {
      const named = await allPages(
        await search(230, {
          from: SAMPLE_START + 60 * 60_000,
          to: SAMPLE_START + 120 * 60_000,
          filters: [
            { attribute: 'eventName', value: 'GetBucketAcl' },
            { attribute: 'userName', value: 'bob' },
          ],
        }),
      );
      assert.deepEqual(numbersIn(named), [120, 90, 60]);
    });

    it('finds one event by its id', async () => {
      const eventID = '00000000-0000-4000-8000-000000000042';
      const pages = await allPages(
        await search(60, { filters: [{ attribute: 'eventId', value: eventID }] }),
      );
      assert.deepEqual(numbersIn(pages), [42]);
    });

    it('rejects with the reason when aborted, and then gives the same page', async () => {
      const interrupted = await search(230);
      const pages: EventPage[] = [];
      do {
        const reason = new Error(`not now: ${pages.length}`);
        const controller = new AbortController();
        const page = interrupted.next(controller.signal);
        controller.abort(reason);
        await assert.rejects(page, error => error === reason);
        pages.push(await interrupted.next(never()));
      } while (!pages.at(-1)?.done);
      assert.deepEqual(numbersIn(pages), range(230).reverse());
    });

    it('rejects at once with a signal that is aborted already', async () => {
      const { store, reads } = await open(sampleEvents(3));
      const reason = new Error('never mind');
      await assert.rejects(
        store.search({ filters: [] }).next(AbortSignal.abort(reason)),
        error => error === reason,
      );
      assert.equal(reads(), 0);
    });

    it('keeps searches apart', async () => {
      const { store } = await open(sampleEvents(230));
      const [first, second] = [store.search({ filters: [] }), store.search({ filters: [] })];
      await first.next(never());
      assert.deepEqual(numbersIn(await allPages(second)), range(230).reverse());
    });

    it('tells how far it is', async () => {
      const seen: number[] = [];
      await (await search(5)).next(never(), ({ read }) => seen.push(read));
      assert.ok((seen.at(-1) ?? 0) >= 1);
    });
  });
}

export async function allPages(search: EventSearch): Promise<readonly EventPage[]> {
  const pages: EventPage[] = [];
  do pages.push(await search.next(never()));
  while (!pages.at(-1)?.done);
  return pages;
}

/** A signal that is never aborted. */
export function never(): AbortSignal {
  return new AbortController().signal;
}

/** The `n` of each event, in the order given. Checks that times descend. */
export function numbersIn(pages: readonly EventPage[]): readonly unknown[] {
  const events = pages.flatMap(page => page.events.map(({ event }) => event));
  const times = events.map(event => eventTime(event) ?? 0);
  assert.deepEqual(
    times,
    [...times].sort((left, right) => right - left),
  );
  return events.map(event => object(event.requestParameters)['n']);
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n);
}
