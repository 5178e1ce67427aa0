import type { EventLog } from './eventLog';
import type { Span } from './places';

/** The indexes of the events that a part of the text touches, as a range: `to` is excluded. */
export function eventsWithin(log: EventLog, { start, end }: Span): { from: number; to: number } {
  return {
    from: firstWhere(log.count, index => log.span(index).end >= start),
    to: firstWhere(log.count, index => log.span(index).start > end),
  };
}

/** The first index at which a condition holds that holds for all after it; `count` where none does. */
function firstWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
