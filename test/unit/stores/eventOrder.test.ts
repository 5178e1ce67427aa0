import assert from 'node:assert/strict';
import { newestFirst } from '../../../src/stores/eventOrder';
import { RowWriter } from '../../../src/stores/eventRow';
import { EventTable } from '../../../src/stores/eventTable';
import { randomFrom } from './randomFrom';

type Random = () => number;

const START = Date.UTC(2026, 0, 31, 12);
const DAY = 86_400_000;

/** Times of one kind, as `eventTime` has them. */
const KINDS: Readonly<Record<string, (random: Random, at: number) => string>> = {
  'none at all': () => 'soon',
  'the same': () => new Date(START).toISOString(),
  'newest first already': (_, at) => new Date(START - at * 1000).toISOString(),
  'oldest first': (_, at) => new Date(START + Math.floor(at / 3) * 1000).toISOString(),
  'of an hour': random => new Date(START + Math.floor(random() * 3600) * 1000).toISOString(),
  'of many years': random =>
    new Date(
      START - Math.floor(random() * 20_000) * DAY - Math.floor(random() * 86_400) * 1000,
    ).toISOString(),
  'with milliseconds': random => new Date(START + Math.floor(random() * DAY)).toISOString(),
  'missing here and there': random =>
    random() < 0.2 ? '' : new Date(START + Math.floor(random() * 9) * 1000).toISOString(),
};

describe('the order of events', () => {
  for (const [kind, timeOf] of Object.entries(KINDS))
    it(`is newest first, otherwise as given, for times ${kind}`, async () => {
      for (const count of [0, 1, 2, 500]) {
        const random = randomFrom(count);
        const table = new EventTable();
        const writer = new RowWriter(table.texts);
        for (let at = 0; at < count; at++) writer.add({ eventTime: timeOf(random, at) });
        const start = table.append(writer.rows);
        const expected = Array.from({ length: count }, (_, at) => start + at);
        expected.sort((one, other) => table.time(other) - table.time(one) || 0);
        const order = await newestFirst(table, [{ start, count }], () => undefined);
        assert.deepEqual([...order], expected);
      }
    });
});
