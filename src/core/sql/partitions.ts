import { WordedError, message } from '../message';
import { valuesFor, type EventQuery, type FilterAttribute } from '../query';
import type { AthenaTable } from './athenaSql';
import { sqlName, sqlText } from './quote';
import type { TimeRange } from './range';
import { own } from '../own';

/**
 * Log files lie under the time of their delivery, as a rule within 15 minutes of the event, but there is no
 * promise. A day more to read costs little beside an event that is missed, and nothing where it is still to come.
 */
const DELIVERY = 24 * 60 * 60 * 1000;

/**
 * The conditions that keep Athena from reading, and charging for, everything there is: every partition
 * that stands for a time, a Region or an account is bound. Throws a `WordedError` when a partition that
 * cannot do without a value has none.
 */
export function partitionConditions(
  query: EventQuery,
  table: AthenaTable,
  range: TimeRange,
): readonly string[] {
  const names = table.partitions.map(({ name }) => name);
  const isThreefold = ['year', 'month', 'day'].every(part => names.includes(part));
  return [
    ...(isThreefold ? [between(DATE_OF_THREE, 'yyyy/MM/dd', range)] : []),
    ...names.flatMap(name => {
      if (isThreefold && ['year', 'month', 'day'].includes(name)) return [];
      const property = (key: string) => own(table.parameters, `projection.${name}.${key}`);
      if (property('type') === 'date' || (!property('type') && DATES.test(name)))
        return [between(sqlName(name), dateFormat(property('format'), table), range)];
      const stands = FILTERS.find(([pattern]) => pattern.test(name))?.[1];
      const asked = stands ? valuesFor(query, stands) : [];
      // Without a filter all of the partitions that the table has are named.
      const values = asked.length > 0 ? asked : (property('values')?.split(',') ?? []);
      if (values.length > 0)
        return [`${sqlName(name)} IN (${[...new Set(values)].map(sqlText).join(', ')})`];
      if (property('type') !== 'injected') return [];
      throw new WordedError(
        message('The table {0} cannot be read without a value of {1}: add one.', table.name, name),
      );
    }),
  ];
}

/** Partitions that hold a date, by their usual names. */
const DATES = /^(timestamp|(event_?|log_?)?date|dt|day)$/;

/** Partitions that hold what a filter asks for. */
const FILTERS: readonly (readonly [RegExp, FilterAttribute])[] = [
  [/^(aws_?)?region$/, 'awsRegion'],
  [/^(aws_?|recipient_?)?account(_?id)?$/, 'recipientAccountId'],
];

/** Year, month and day in a partition each, with or without leading zeros, as texts or numbers. */
const DATE_OF_THREE = `concat(CAST("year" AS varchar), '/', ${['month', 'day']
  .map(part => `lpad(CAST(${sqlName(part)} AS varchar), 2, '0')`)
  .join(`, '/', `)})`;

function between(date: string, format: string, { from, to }: TimeRange): string {
  const [first, last] = [from, to + DELIVERY].map(time => sqlText(dateIn(format, time)));
  return `${date} BETWEEN ${first} AND ${last}`;
}

function dateIn(format: string, time: number): string {
  const iso = new Date(time).toISOString();
  const parts: Readonly<Record<string, string>> = {
    yyyy: iso.slice(0, 4),
    MM: iso.slice(5, 7),
    dd: iso.slice(8, 10),
    HH: iso.slice(11, 13),
  };
  return format.replace(/yyyy|MM|dd|HH/g, part => own(parts, part) ?? part);
}

/** The format of a date, when dates written in it are in the order of time. */
function dateFormat(format: string | undefined, table: AthenaTable): string {
  if (format === undefined) return 'yyyy/MM/dd';
  if (/^yyyy([^A-Za-z']*MM([^A-Za-z']*dd([^A-Za-z']*HH)?)?)?$/.test(format)) return format;
  throw new WordedError(
    message(
      'The table {0} has partitions with dates like {1}, which cannot be searched by time.',
      table.name,
      format,
    ),
  );
}
