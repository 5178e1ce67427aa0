import type { CloudTrailEvent } from '../core/cloudTrailEvent';
import { valuesOf, type FilterAttribute } from '../core/query';

/** Longer values name nothing: policies and scripts among the texts of a request. */
const LONGEST = 200;

/** The values that events have of an attribute, the most frequent first, and how many events have each. */
export function seenValues(
  events: readonly CloudTrailEvent[],
  attribute: FilterAttribute,
): readonly (readonly [value: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const event of events)
    for (const value of new Set(valuesOf(event, attribute)))
      if (value.length <= LONGEST) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}
