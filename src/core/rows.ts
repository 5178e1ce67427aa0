/**
 * Rows of a query as events: CloudTrail Lake gives a row as a list of objects with one key each, Athena
 * as an object with keys in lower case. Both turn values into text, JSON of requests and responses
 * too; structs they print as `{type=IAMUser, …}`, which is not JSON and cannot be turned back. What we
 * ask for ourselves has structs as JSON, with keys in lower case.
 */
import { isObject, type JsonObject, type JsonValue } from './cloudTrailEvent';
import { EVENT_KEYS } from './payloads';
import { lastFrom, type Places, type Span } from './places';
import { OPEN_BRACE, OPEN_BRACKET, eachMember, unquote } from './scan';
import { own } from './own';

/** A value of a row, and where its key and its value stand in the text. */
export interface Cell {
  /** The column's name. */
  readonly column: string;
  /** The field that the column holds. */
  readonly field: string;
  readonly key: Span;
  readonly value: Span;
}

/** The cells of the row that fills `within`. */
export function cellsOf(text: string, { start, end }: Span): readonly Cell[] {
  const cells: Cell[] = [];
  const collect = (from: number, to: number) =>
    eachMember(
      text,
      from,
      ({ keyStart, keyEnd, valueStart, valueEnd }) => {
        const column = unquote(text, keyStart, keyEnd);
        cells.push({
          column,
          field: EVENT_KEYS.get(column.toLowerCase()) ?? column,
          key: { start: keyStart, end: keyEnd },
          value: { start: valueStart, end: valueEnd },
        });
        return false;
      },
      to,
    );
  if (text.charCodeAt(start) === OPEN_BRACE) collect(start, end);
  if (text.charCodeAt(start) === OPEN_BRACKET)
    eachMember(
      text,
      start,
      cell => {
        if (text.charCodeAt(cell.valueStart) === OPEN_BRACE)
          collect(cell.valueStart, cell.valueEnd);
        return false;
      },
      end,
    );
  return cells;
}

/** Where the fields of a row lie: what is inside of a value is not told apart. */
export function placesInRow(text: string, row: Span): Places {
  const cells = cellsOf(text, row);
  const byField = new Map<string | number | undefined, Cell>();
  for (const cell of cells) if (!byField.has(cell.field)) byField.set(cell.field, cell);
  return {
    locate: ([field], target) =>
      byField.get(field)?.[target] ?? { start: row.start, end: row.start + 1 },
    at(offset) {
      const cell = cells[lastFrom(cells, offset, ({ key }) => key.start)];
      if (!cell || offset > cell.value.end) return undefined;
      const target = offset < cell.value.start ? 'key' : 'value';
      return { path: [cell.field], target, span: target === 'key' ? cell.key : cell.value };
    },
  };
}

/** The event of a row: JSON in a value is read, a struct stays the text that it is. */
export function eventOfRow(text: string, cells: readonly Cell[]): JsonObject {
  return Object.fromEntries(
    cells.map(({ field, value }) => [field, cellValue(text.slice(value.start, value.end))]),
  );
}

/** Whether the text of a value is a struct as the query engines print it. */
export function isPrintedStruct(value: JsonValue): boolean {
  return typeof value === 'string' && /^\{\w+=/.test(value);
}

/** A row of a query's result: columns and their values, `null` where there is none. */
export type ResultRow = readonly (readonly [column: string, value: string | null])[];

/**
 * The event of a row that was asked for by `athenaSql` or `lakeSql`, and its JSON: the record itself where
 * the row has it, or what the columns come to. `undefined` when the record is not a JSON object.
 */
export function eventOfResult(row: ResultRow): { event: JsonObject; json: string } | undefined {
  const record = row.find(([column]) => column.toLowerCase() === 'eventjson')?.[1];
  if (typeof record === 'string') {
    const event = parsed(record);
    return isObject(event) ? { event, json: record } : undefined;
  }
  const fields = row.flatMap(([column, text]) => {
    const field = EVENT_KEYS.get(column.toLowerCase());
    if (field === undefined) return [];
    const { value, json } = text === null ? NOTHING : resultValue(field, text);
    // Columns are there for every event; AWS writes `null` itself for these two fields alone.
    return value === null && !NULLABLE.includes(field) ? [] : [{ field, value, json }];
  });
  return {
    event: Object.fromEntries(fields.map(({ field, value }) => [field, value])),
    json: `{${fields.map(({ field, json }) => `"${field}":${json}`).join(',')}}`,
  };
}

const NOTHING = { value: null, json: 'null' };

const NULLABLE = ['requestParameters', 'responseElements'];

/** Fields that are no texts, though a table has texts for them. */
const JSON_FIELDS = new Set([
  ...NULLABLE,
  ...['userIdentity', 'resources', 'additionalEventData', 'serviceEventDetails', 'tlsDetails'],
  ...['addendum', 'edgeDeviceDetails', 'insightDetails', 'eventContext', 'eventData', 'timeWindow'],
  ...['readOnly', 'managementEvent'],
]);

/** A value and its JSON, which is that of the row where it may: numbers may be longer than ours. */
function resultValue(field: string, text: string): { value: JsonValue; json: string } {
  const meant = JSON_FIELDS.has(field) ? parsed(text) : undefined;
  const names = own(STRUCT_KEYS, field);
  if (meant !== undefined && !names) return { value: meant, json: text };
  const value = meant !== undefined && names ? withNames(meant, names) : said(field, text);
  return { value, json: JSON.stringify(value) };
}

function said(field: string, text: string): string {
  return field === 'eventTime' ? deliveredTime(text) : text;
}

/** `2026-01-31 12:01:03.000` → `2026-01-31T12:01:03Z` */
function deliveredTime(time: string): string {
  return time.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.0+)?( UTC)?$/, '$1T$2Z');
}

/** A struct under its documented keys, without those that the event does not have. */
function withNames(value: JsonValue, names: ReadonlyMap<string, string>): JsonValue {
  if (Array.isArray(value)) return value.map((part: JsonValue) => withNames(part, names));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => {
      const named = withNames(part, names);
      if (named === null || (isObject(named) && Object.keys(named).length === 0)) return [];
      return [[names.get(key.toLowerCase()) ?? key, named] as const];
    }),
  );
}

/** The keys of structs whose columns are in lower case, by field. */
const STRUCT_KEYS: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  userIdentity: keys(
    'type principalId arn accountId accessKeyId userName invokedBy invokedByDelegate credentialId ' +
      'identityProvider onBehalfOf userId identityStoreArn inScopeOf sourceArn sourceAccount issuerType ' +
      'credentialsIssuedTo credentialsIssuedToVersion sessionContext attributes mfaAuthenticated ' +
      'creationDate sessionIssuer webIdFederationData federatedProvider sourceIdentity assumedRoot ' +
      'ec2RoleDelivery ec2IssuedInVpc signInSessionArn',
  ),
  resources: keys('ARN ARNPrefix accountId type'),
  tlsDetails: keys('tlsVersion cipherSuite clientProvidedHostHeader keyExchange'),
  addendum: keys('reason updatedFields originalRequestID originalEventID'),
};

function keys(names: string): ReadonlyMap<string, string> {
  return new Map(names.split(' ').map(name => [name.toLowerCase(), name]));
}

function cellValue(literal: string): JsonValue {
  const value = parsed(literal);
  if (typeof value !== 'string' || !/^[{[]/.test(value)) return value;
  const inner = parsed(value);
  return typeof inner === 'object' ? inner : value;
}

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
