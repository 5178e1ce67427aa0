import type { EventQuery } from '../query';

/** A time range with both ends, in milliseconds since the epoch; both are included. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** How far a search goes back that does not say: the engines charge for all that they read. */
export const DEFAULT_REACH = 24 * 60 * 60 * 1000;

/** The years after have five digits, and texts of them no order; a day less, as partitions need one. */
const LAST = Date.UTC(9999, 11, 30, 23, 59, 59);

/** The time range of a query, closed where it is open: up to now, and a day back from its end. */
export function rangeOf({ from, to }: EventQuery, now: number): TimeRange {
  const end = within(to ?? now);
  return { from: within(from ?? end - DEFAULT_REACH), to: end };
}

/** The whole seconds in the range, as ISO 8601 without fractions: `2026-01-31T12:01:03Z`. */
export function isoRange({ from, to }: TimeRange): readonly [string, string] {
  return [isoSecond(Math.ceil(from / 1000)), isoSecond(Math.floor(to / 1000))];
}

function isoSecond(seconds: number): string {
  return new Date(within(seconds * 1000)).toISOString().replace('.000', '');
}

function within(time: number): number {
  return Math.min(Math.max(time, 0), LAST);
}
