import assert from 'node:assert/strict';
import { eventHistoryStore } from '../../../src/aws/eventHistory';
import { createPacer } from '../../../src/aws/pace';
import { startReplay } from '../../replay/server';
import { allPages, numbersIn } from '../stores/eventStoreContract';
import { SAMPLE_START, sampleEvents } from '../stores/sampleEvents';
import { awsFiles, UNASKED } from './awsFiles';
import { hastyClock } from './testClock';

describe('an event that Event history gives twice', () => {
  it('is told once, on the same page or a later one, and no other is missed', async () => {
    const now = SAMPLE_START + 24 * 60 * 60_000;
    const events = sampleEvents(120);
    const numbered = (n: number) =>
      events.find(({ eventID }) => String(eventID).endsWith(`-${String(n).padStart(12, '0')}`));
    // The newest again in the place of others: beside it, and two pages later.
    const again = (n: number) => ({ ...numbered(119), eventTime: numbered(n)?.eventTime });
    const replay = await startReplay({
      events: [...events, again(118), again(3)],
      now: () => now,
      requestsPerSecond: Infinity,
    });
    const files = await awsFiles(replay.url);
    try {
      const store = eventHistoryStore({
        profile: 'demo',
        region: 'us-east-1',
        pacer: createPacer(2, hastyClock()),
        callers: UNASKED,
        now: () => now,
      });
      const pages = await allPages(store.search({ filters: [] }));
      const numbers = numbersIn(pages);
      assert.equal(numbers.length, 120);
      assert.deepEqual(new Set(numbers).size, 120);
    } finally {
      await files.remove();
      await replay.close();
    }
  });
});

describe('many events of the last second that is searched', () => {
  it('leave a time to wait that can be said', async () => {
    const to = SAMPLE_START + 60_000;
    const events = sampleEvents(120).map(event => ({
      ...event,
      eventTime: new Date(to).toISOString().replace('.000', ''),
    }));
    const replay = await startReplay({ events, now: () => to, requestsPerSecond: Infinity });
    const files = await awsFiles(replay.url);
    try {
      const store = eventHistoryStore({
        profile: 'demo',
        region: 'us-east-1',
        pacer: createPacer(2, hastyClock()),
        callers: UNASKED,
        now: () => to,
      });
      const seen: (number | undefined)[] = [];
      const search = store.search({ from: SAMPLE_START, to, filters: [] });
      for (let done = false; !done;)
        ({ done } = await search.next(new AbortController().signal, ({ left }) => seen.push(left)));
      assert.ok(
        seen.every(left => left === undefined || Number.isFinite(left)),
        String(seen),
      );
      assert.equal(seen.at(-1), 0);
    } finally {
      await files.remove();
      await replay.close();
    }
  });
});
