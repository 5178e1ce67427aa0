import { EVENT_KEYS } from '../payloads';
import type { EventQuery } from '../query';
import { conditionsOf, ROW_LIMIT, type Dialect } from './conditions';
import { partitionConditions } from './partitions';
import { sqlName, sqlText } from './quote';
import { isoRange, rangeOf } from './range';
import { TRAIL_COLUMNS, TRAIL_PARTITIONS, TRAIL_TABLE, type Column } from './trailTable';

/** A table over a trail's log files. */
export interface AthenaTable {
  /** Absent where the database of the session counts. */
  readonly database?: string;
  readonly name: string;
  readonly columns: readonly Column[];
  readonly partitions: readonly Column[];
  /** The table's properties: those of partition projection say which partitions there are. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** The table of `trailTableSql`, for a query to be copied. */
export const ANY_TRAIL_TABLE: AthenaTable = {
  name: TRAIL_TABLE,
  columns: TRAIL_COLUMNS,
  partitions: TRAIL_PARTITIONS,
};

/** Whether the table has what a search needs: the columns of AWS's table for trails. */
export function isTrailTable({ columns }: AthenaTable): boolean {
  const typeOf = (name: string) => columns.find(column => column.name === name)?.type;
  return (
    ['eventtime', 'eventname', 'eventsource'].every(name => typeOf(name) !== undefined) &&
    isNested(typeOf('useridentity') ?? '')
  );
}

export interface AthenaOptions {
  /** Milliseconds since the epoch: where a query without an end ends. */
  readonly now: number;
  readonly limit?: number;
}

/**
 * The query as Athena's SQL: one row an event, newest first. Structs are turned into JSON, because as
 * Athena prints them they cannot be read back. Throws a `WordedError` for a table that cannot be searched.
 */
export function athenaSql(
  query: EventQuery,
  table: AthenaTable,
  { now, limit = ROW_LIMIT }: AthenaOptions,
): string {
  const range = rangeOf(query, now);
  const columns = table.columns.filter(({ name }) => EVENT_KEYS.has(name));
  const conditions = [
    ...partitionConditions(query, table, range),
    `eventTime BETWEEN ${isoRange(range)
      .map(time => timeOf(columns, time))
      .join(' AND ')}`,
    ...conditionsOf(query, dialectOf(columns)),
  ];
  const from = [table.database, table.name].filter(name => name !== undefined).map(sqlName);
  return [
    `SELECT ${columns.map(selected).join(',\n  ')}`,
    `FROM ${from.join('.')}`,
    `WHERE ${conditions.join('\n  AND ')}`,
    'ORDER BY eventTime DESC',
    `LIMIT ${limit}`,
  ].join('\n');
}

function selected(column: Column): string {
  return isNested(column.type) ? `${asText(column)} AS ${fieldOf(column)}` : fieldOf(column);
}

/** The value of a column as a text, JSON where it has parts. */
function asText(column: Column): string {
  const field = fieldOf(column);
  if (isNested(column.type)) return `json_format(CAST(${field} AS JSON))`;
  return /^(string|varchar)/.test(column.type) ? field : `CAST(${field} AS varchar)`;
}

/** Names of columns may be written in any case: as the fields are called is how people know them. */
function fieldOf({ name }: Column): string {
  return EVENT_KEYS.get(name) ?? name;
}

/** A text in the tables of AWS's documentation, a point in time in others. */
function timeOf(columns: readonly Column[], time: string): string {
  const column = columns.find(({ name }) => name === 'eventtime');
  return column?.type.startsWith('timestamp')
    ? `TIMESTAMP ${sqlText(time.replace('T', ' ').replace('Z', ''))}`
    : sqlText(time);
}

function dialectOf(columns: readonly Column[]): Dialect {
  const texts = (wanted: readonly Column[]) => `concat_ws(' ', ${wanted.map(asText).join(', ')})`;
  return {
    creationDate: 'userIdentity.sessionContext.attributes.creationDate',
    everything: texts(columns),
    resources: texts(
      columns.filter(({ name }) =>
        ['requestparameters', 'responseelements', 'resources'].includes(name),
      ),
    ),
  };
}

function isNested(type: string): boolean {
  return /^(struct|array|map|row)\b/.test(type);
}
