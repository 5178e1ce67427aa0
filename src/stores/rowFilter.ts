import { matches, type EventFilter, type EventQuery, type FilterAttribute } from '../core/query';
import { BETWEEN, FLAGS, ROW, WORDS, short } from './eventRow';
import type { EventTable } from './eventTable';
import { hashOf } from './hash';
import { packedID } from './packedID';
import type { Strings } from './strings';

/** Whether the event of a row may meet a query; false is certain. */
export type RowFilter = (row: number) => boolean;

/**
 * A query as a look at rows. Whatever is asked of texts (identities, resources) is answered here, once
 * for each that differs; a row then takes some nanoseconds, whatever is asked. `text` is met by any row.
 */
export async function rowFilter(
  { from = -Infinity, to = Infinity, filters }: EventQuery,
  table: EventTable,
  pause: () => Promise<void> | undefined,
): Promise<RowFilter> {
  const tests: RowFilter[] = [];
  for (const attribute of new Set(filters.map(({ attribute }) => attribute))) {
    const alternatives = filters.filter(filter => filter.attribute === attribute);
    if (attribute === 'text' || alternatives.some(({ value }) => value === '')) continue;
    tests.push(await testOf(attribute, alternatives, table, pause));
  }
  const takesAnyTime = from === -Infinity && to === Infinity;
  return row => {
    if (!table.isEvent(row)) return false;
    if (!takesAnyTime) {
      const time = table.time(row);
      if (!(time >= from && time <= to && time > -Infinity)) return false;
    }
    return tests.length === 0 || tests.every(test => test(row)) || table.has(row, FLAGS.isUnsure);
  };
}

async function testOf(
  attribute: FilterAttribute,
  filters: readonly EventFilter[],
  table: EventTable,
  pause: () => Promise<void> | undefined,
): Promise<RowFilter> {
  const { words, identities, resources } = table.texts;
  const values = filters.map(({ value }) => value);
  switch (attribute) {
    case 'eventId': {
      const ids = values.flatMap(value => packedID(value, words) ?? []);
      return row => ids.some(id => isAt(table, row, ROW.eventId, id));
    }
    case 'requestId': {
      const hashes = values.map(hashOf);
      return row =>
        hashes.includes(table.word(row, ROW.requestId)) ||
        hashes.includes(table.word(row, ROW.sharedEventId));
    }
    case 'readOnly': {
      const isRead = values.includes('true') ? FLAGS.isReadOnly : 0;
      const flags = isRead | (values.includes('false') ? FLAGS.isNotReadOnly : 0);
      return row => table.has(row, flags);
    }
    case 'resource': {
      const wanted = values.map(value => BETWEEN + short(value) + BETWEEN);
      const found = await numbersOf(resources, pause, text =>
        wanted.some(value => (BETWEEN + text + BETWEEN).includes(value)),
      );
      return row => found[table.word(row, ROW.resource)] === 1;
    }
    default: {
      const word = WORDS.find(name => name === attribute);
      if (word !== undefined) {
        const numbers = values.flatMap(value => words.find(short(value)) ?? []);
        return row => numbers.includes(table.word(row, ROW[word]));
      }
      const query = { filters };
      const found = await numbersOf(identities, pause, text =>
        matches(query, { userIdentity: JSON.parse(text) }),
      );
      return row => found[table.word(row, ROW.identity)] === 1;
    }
  }
}

/** Marks the texts that are wanted, by their numbers. */
async function numbersOf(
  { texts }: Strings,
  pause: () => Promise<void> | undefined,
  isWanted: (text: string) => boolean,
): Promise<Uint8Array> {
  const found = new Uint8Array(texts.length);
  for (let number = 1; number < texts.length; number++) {
    if (isWanted(texts[number] ?? '')) found[number] = 1;
    if (number % 64 === 0) await pause();
  }
  return found;
}

function isAt(table: EventTable, row: number, at: number, numbers: Uint32Array): boolean {
  for (let index = 0; index < numbers.length; index++)
    if (table.word(row, at + index) !== numbers[index]) return false;
  return true;
}
