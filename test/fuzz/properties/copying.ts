import { WordedError } from '../../../src/core/message';
import {
  FILTER_ATTRIBUTES,
  valuesOf,
  type EventFilter,
  type EventQuery,
} from '../../../src/core/query';
import { COPY_FORMS } from '../../../src/core/sql/copyForms';
import { missingQueries } from '../missingQueries';
import { hostileText } from '../hostile';
import { eventsOf, holds, logOf, parsed, type Property } from '../property';

const NOW = Date.UTC(2026, 10, 18, 9, 5);

/** A search in another tool's words is whole: each value is one literal of its language. */
export const copying: Property = {
  name: 'copying',
  check(input) {
    const { random } = input;
    const events = eventsOf(logOf(input));
    for (const text of missingQueries(events)) sound(text.form, text.text);
    for (let time = 0; time < 6; time++) {
      const filters = Array.from({ length: 1 + random.below(3) }, () => {
        const attribute = random.pick(FILTER_ATTRIBUTES);
        const values = events.length > 0 ? valuesOf(random.pick(events), attribute) : [];
        return {
          attribute,
          value:
            values.length > 0 && random.chance(0.7) ? random.pick(values) : hostileText(random),
        };
      }).filter(isWritable);
      const query: EventQuery = random.chance(0.5)
        ? { filters }
        : { filters, from: NOW - 1e6, to: NOW };
      for (const form of COPY_FORMS) {
        try {
          sound(form.id, form.copy(query, { now: NOW }).text);
        } catch (error) {
          if (!(error instanceof WordedError)) throw error;
        }
      }
    }
  },
};

/** A Region goes into a command as an option, where controls cannot be spelt out. */
const isWritable = ({ attribute, value }: EventFilter) =>
  attribute !== 'awsRegion' || !/[\p{C}\p{Z}]/u.test(value);

function sound(form: string, text: string): void {
  holds(
    !/[\p{Cc}\p{Bidi_Control}]/u.test(text.replaceAll('\n', '')),
    `no controls in a copy: ${form}`,
    () => JSON.stringify(text),
  );
  if (form === 'cli')
    holds(
      /^(?:[^'"\\\n$`;&]|'[^']*'|\\'|(?<= )\|(?= jq))*$/.test(text),
      'a command is whole',
      () => text,
    );
  if (form === 'athena' || form === 'lake')
    holds(
      !/['"]|--|\/\*|;/.test(text.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, '')),
      `quotes of ${form} are whole`,
      () => text,
    );
  if (form === 'eventBridge') holds(parsed(text) !== undefined, 'a pattern is JSON', () => text);
}
