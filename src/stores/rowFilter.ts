import { matches, type EventFilter, type EventQuery, type FilterAttribute } from '../core/query';
import { FLAGS, ROW, short } from './eventRow';
import type { EventTable } from './eventTable';
import { hashOf } from './hash';
import type { NumberLists } from './numberLists';
import { packedID } from './packedID';
import { ACTION, CALLER, identityOf, type CallerTexts } from './rowTexts';

/** Whether the event of a row may meet a query; false is certain. */
export type RowFilter = (row: number) => boolean;

/**
 * A query as a look at rows. Whatever is asked of actions, callers and resources is answered here, once
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
    return tests.every(test => test(row)) || table.has(row, FLAGS.isUnsure);
  };
}

async function testOf(
  attribute: FilterAttribute,
  filters: readonly EventFilter[],
  table: EventTable,
  pause: () => Promise<void> | undefined,
): Promise<RowFilter> {
  const { words, actions, callers, resources } = table.texts;
  const values = filters.map(({ value }) => value);
  switch (attribute) {
    case 'eventId': {
      const ids = values.flatMap(value => packedID(value, words) ?? []);
      return row => ids.some(id => isAt(table, row, ROW.eventId, id));
    }
    case 'requestId': {
      const hashes = values.map(hashOf);
      const found = await codesIn(resources, pause, list => list.some(it => hashes.includes(it)));
      return row =>
        hashes.includes(table.word(row, ROW.requestId)) ||
        found[table.word(row, ROW.resources)] === 1;
    }
    case 'readOnly': {
      const isRead = values.includes('true') ? FLAGS.isReadOnly : 0;
      const flags = isRead | (values.includes('false') ? FLAGS.isNotReadOnly : 0);
      return row => table.has(row, flags);
    }
    case 'resource': {
      const hashes = values.map(hashOf);
      const found = await codesIn(resources, pause, list => list.some(it => hashes.includes(it)));
      return row => found[table.word(row, ROW.resources)] === 1;
    }
    case 'sourceIPAddress': {
      const wanted = codesOf(values);
      const found = await codesIn(callers, pause, ([code = 0]) => wanted.has(code));
      return row => found[table.word(row, ROW.caller)] === 1;
    }
    default: {
      const field = ACTION.findIndex(name => name === attribute);
      if (field >= 0) {
        const wanted = codesOf(values.map(value => short(value)));
        const found = await codesIn(actions, pause, list => wanted.has(list[field] ?? 0));
        return row => found[table.action(row)] === 1;
      }
      const found = await codesIn(callers, pause, list => {
        const texts = CALLER.map((name, at) => [name, words.texts[list[at] ?? 0]]);
        const userIdentity = identityOf(Object.fromEntries(texts) as CallerTexts);
        return matches({ filters }, { userIdentity });
      });
      return row => found[table.word(row, ROW.caller)] === 1;
    }
  }

  function codesOf(texts: readonly string[]): ReadonlySet<number> {
    return new Set(texts.flatMap(text => words.find(text) ?? []));
  }
}

/** Marks the lists that are wanted, by their numbers. */
async function codesIn(
  lists: NumberLists,
  pause: () => Promise<void> | undefined,
  isWanted: (list: Uint32Array) => boolean,
): Promise<Uint8Array> {
  const found = new Uint8Array(lists.count);
  for (let code = 1; code < found.length; code++) {
    if (isWanted(lists.at(code))) found[code] = 1;
    if (code % 64 === 0) await pause();
  }
  return found;
}

function isAt(table: EventTable, row: number, at: number, numbers: Uint32Array): boolean {
  for (let index = 0; index < numbers.length; index++)
    if (table.word(row, at + index) !== numbers[index]) return false;
  return true;
}
