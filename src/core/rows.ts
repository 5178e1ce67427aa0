/**
 * Rows of a query as events: CloudTrail Lake gives a row as a list of objects with one key each, Athena
 * as an object with keys in lower case. Both turn values into text, JSON of requests and responses
 * too; structs they print as `{type=IAMUser, …}`, which is not JSON and cannot be turned back.
 */
import type { JsonObject, JsonValue } from './cloudTrailEvent';
import { EVENT_KEYS } from './payloads';
import type { Span } from './places';
import { OPEN_BRACE, OPEN_BRACKET, eachMember, unquote } from './scan';

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

/** The event of a row: JSON in a value is read, a struct stays the text that it is. */
export function eventOfRow(text: string, cells: readonly Cell[]): JsonObject {
  const event: Record<string, JsonValue> = {};
  for (const { field, value } of cells)
    event[field] = cellValue(text.slice(value.start, value.end));
  return event;
}

/** Whether the text of a value is a struct as the query engines print it. */
export function isPrintedStruct(value: JsonValue): boolean {
  return typeof value === 'string' && /^\{\w+=/.test(value);
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
