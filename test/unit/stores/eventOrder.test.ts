import assert from 'node:assert/strict';
import { doubles, newestFirst } from '../../../src/stores/eventOrder';
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

  it('is that of all ranges together, wherever they begin, without rows that are no events', async () => {
    const table = new EventTable();
    const add = (...minutes: readonly (number | undefined)[]) => {
      const writer = new RowWriter(table.texts);
      for (const minute of minutes)
        writer.add(
          minute === undefined
            ? undefined
            : { eventTime: new Date(START + minute * 60_000).toISOString() },
        );
      return { start: table.append(writer.rows), count: minutes.length };
    };
    add(99);
    const one = add(1, 5, undefined, 3);
    add(98);
    const other = add(4, undefined, 2);
    const order = await newestFirst(table, [one, other], () => undefined);
    assert.deepEqual([...order], [2, 6, 4, 8, 1]);
    assert.deepEqual(
      [...(await newestFirst(table, [other, one], () => undefined))],
      [2, 6, 4, 8, 1],
    );
  });
});

describe('events that are there twice', () => {
  const ID = '8bff4fed-c229-4d2d-8264-4ab28a487505';

  it('are found by their ids, each with the one before it', async () => {
    const table = new EventTable();
    const writer = new RowWriter(table.texts);
    const ids = ['left out', ID, 'other', ID, undefined, 'other', undefined, ID, ''];
    for (const eventID of ids) writer.add({ eventID });
    const start = table.append(writer.rows);
    const ranges = [
      { start: start + 1, count: 3 },
      { start: start + 4, count: ids.length - 4 },
    ];
    assert.deepEqual(
      [...(await doubles(table, ranges, () => undefined))],
      [
        [3, 1],
        [5, 2],
        [7, 3],
      ],
    );
  });

  it('are told from others among many', async () => {
    const table = new EventTable();
    const writer = new RowWriter(table.texts);
    const idOf = (n: number) => ID.slice(0, 28) + n.toString(16).padStart(8, '0');
    for (let n = 0; n < 1500; n++) writer.add({ eventID: idOf(n) });
    for (let n = 0; n < 1500; n += 2) writer.add({ eventID: idOf(n) });
    const start = table.append(writer.rows);
    const found = await doubles(table, [{ start, count: 2250 }], () => undefined);
    assert.deepEqual(
      [...found],
      Array.from({ length: 750 }, (_, at) => [1500 + at, 2 * at]),
    );
  });
});
