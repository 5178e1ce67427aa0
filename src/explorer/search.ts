import {
  FILTER_ATTRIBUTES,
  type EventFilter,
  type EventQuery,
  type FilterAttribute,
} from '../core/query';
import { own } from '../core/own';

/** A search as a reader puts it: unlike a query's, its time range may move with the clock. */
export interface Search {
  readonly range?: TimeRange;
  readonly filters: readonly EventFilter[];
}

/** The last minutes before the search begins, or from one moment (to another): milliseconds, UTC. */
export type TimeRange =
  { readonly minutes: number } | { readonly from: number; readonly to?: number };

export const EVERYTHING: Search = { filters: [] };

/** The ranges that are offered, in minutes; the last one is all that Event history holds. */
export const USUAL_RANGES = [15, 60, 24 * 60, 7 * 24 * 60, 90 * 24 * 60] as const;

export function queryOf({ range, filters }: Search, now: number): EventQuery {
  if (!range) return { filters };
  if ('minutes' in range) return { from: now - range.minutes * 60_000, filters };
  return { ...range, filters };
}

export function isEverything({ range, filters }: Search): boolean {
  return !range && filters.length === 0;
}

/** The search with one more filter: an alternative to those on the same attribute. */
export function withFilter(search: Search, filter: EventFilter): Search {
  const isThere = search.filters.some(known => isSameFilter(known, filter));
  return isThere ? search : { ...search, filters: [...search.filters, filter] };
}

/** What a search asks of an attribute: to have one of the values. */
export interface Condition {
  readonly attribute: FilterAttribute;
  readonly values: readonly string[];
}

/** The filters, alternatives together. Of free text everything must be there, so each stands alone. */
export function conditions(filters: readonly EventFilter[]): readonly Condition[] {
  const found: { readonly attribute: FilterAttribute; readonly values: string[] }[] = [];
  for (const { attribute, value } of filters) {
    const known = attribute === 'text' ? undefined : found.find(one => one.attribute === attribute);
    if (known) known.values.push(value);
    else found.push({ attribute, values: [value] });
  }
  return found;
}

export function without(search: Search, { attribute, values }: Condition): Search {
  const filters = search.filters.filter(
    filter => filter.attribute !== attribute || !values.includes(filter.value),
  );
  return { ...search, filters };
}

export function withRange({ filters }: Search, range: TimeRange | undefined): Search {
  return range ? { range, filters } : { filters };
}

export function isSameFilter(left: EventFilter, right: EventFilter): boolean {
  return left.attribute === right.attribute && left.value === right.value;
}

const UNITS: Readonly<Record<string, number>> = { m: 1, min: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 };

/**
 * A range as people type it: `30m`, `6h`, `2d`, `3w` before now; `2026-01-31`, a whole day;
 * `2026-01-31 12:00`, since then; `2026-01-31 12:00 .. 2026-01-31 13:00`. Times are UTC.
 */
export function parseRange(typed: string): TimeRange | undefined {
  const [, amount, unit = ''] = /^\s*(\d{1,6})\s*(m|min|h|d|w)\s*$/i.exec(typed) ?? [];
  const minutes = Number(amount) * (own(UNITS, unit.toLowerCase()) ?? Number.NaN);
  if (minutes > 0) return { minutes };
  const ends = typed.split(/\.{2,}|–|—|\bto\b/).map(moment);
  const [first, last] = ends;
  if (!first || ends.length > 2) return undefined;
  if (ends.length === 1)
    return first.isDay ? { from: first.from, to: first.to } : { from: first.from };
  return last && first.from <= last.to ? { from: first.from, to: last.to } : undefined;
}

/** A moment, or the day that a date alone means: `to` is its last millisecond. */
function moment(typed: string) {
  const [, date, time = '', seconds = ''] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?)?\s*(?:Z|UTC)?$/i.exec(typed.trim()) ?? [];
  if (date === undefined) return undefined;
  const from = Date.parse(`${date}T${time || '00:00'}${seconds || ':00'}Z`);
  if (Number.isNaN(from)) return undefined;
  const length = time === '' ? 24 * 60 * 60_000 : seconds === '' ? 60_000 : 1000;
  return { from, to: from + length - 1, isDay: time === '' };
}

/** A search that was kept. What is not one, of another version or by another hand, is `undefined`. */
export function parseSearch(kept: unknown): Search | undefined {
  const { range, filters } = Object(kept) as {
    readonly range?: unknown;
    readonly filters?: unknown;
  };
  if (!Array.isArray(filters) || !filters.every(isFilter)) return undefined;
  if (range === undefined) return { filters };
  return isRange(range) ? { range, filters } : undefined;
}

function isFilter(value: unknown): value is EventFilter {
  const filter = Object(value) as Partial<EventFilter>;
  return (
    typeof filter.value === 'string' && FILTER_ATTRIBUTES.some(name => name === filter.attribute)
  );
}

function isRange(value: unknown): value is TimeRange {
  const { minutes, from, to } = Object(value) as Record<'minutes' | 'from' | 'to', unknown>;
  if (minutes !== undefined) return Number.isFinite(minutes);
  return Number.isFinite(from) && (to === undefined || Number.isFinite(to));
}
