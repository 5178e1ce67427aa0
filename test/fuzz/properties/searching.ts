import { FILTER_ATTRIBUTES, matches, valuesOf, type EventQuery } from '../../../src/core/query';
import { RowWriter } from '../../../src/stores/eventRow';
import { EventTable } from '../../../src/stores/eventTable';
import { rowFilter } from '../../../src/stores/rowFilter';
import { hostileText } from '../hostile';
import { eventsOf, holds, logOf, type Property } from '../property';

/** Looked at once more in the event: a row keeps hashes of them, or nothing. */
const UNSURE = new Set(['resource', 'requestId', 'text', 'readOnly', 'eventId']);

/** What the rows of events say of a query is what the events say. */
export const searching: Property = {
  name: 'searching',
  async check(input) {
    const { random } = input;
    const events = eventsOf(logOf(input));
    if (events.length === 0) return;
    const table = new EventTable();
    const rows = new RowWriter(table.texts);
    for (const event of events) rows.add(event);
    table.append(rows.rows);
    for (let time = 0; time < 25; time++) {
      const attribute = random.pick(FILTER_ATTRIBUTES);
      const values = valuesOf(random.pick(events), attribute);
      const value =
        values.length > 0 && random.chance(0.8) ? random.pick(values) : hostileText(random);
      const more = random.chance(0.3) ? [{ attribute: random.pick(FILTER_ATTRIBUTES), value }] : [];
      const at = table.time(random.below(events.length));
      const query: EventQuery = {
        filters: [{ attribute, value }, ...more],
        ...(random.chance(0.2) && Number.isFinite(at) ? { from: at, to: at } : {}),
      };
      const isMatch = await rowFilter(query, table, () => undefined);
      for (const [row, event] of events.entries()) {
        const says = matches(query, event);
        const words = () => `${JSON.stringify(query)} row ${row}`;
        holds(!says || isMatch(row), `a row has what its event says: ${attribute}`, words);
        if (more.length === 0 && value !== '' && value.length < 128 && !UNSURE.has(attribute))
          holds(
            says ||
              !isMatch(row) ||
              typeof event.readOnly === 'object' ||
              event.readOnly !== undefined,
            `an event says what its row has: ${attribute}`,
            words,
          );
      }
    }
  },
};
