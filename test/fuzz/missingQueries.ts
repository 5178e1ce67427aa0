import type { CloudTrailEvent } from '../../src/core/cloudTrailEvent';
import { queriesFor, traceIndex, traceOf } from '../../src/core/trace';

/** The queries that would find what traces of the events lack. */
export function missingQueries(
  events: readonly CloudTrailEvent[],
): readonly { readonly form: string; readonly text: string }[] {
  return events.slice(0, 6).flatMap(event => {
    const { missing } = traceOf(event, traceIndex());
    if (!missing) return [];
    const { lookupEvents, athena, lake } = queriesFor(missing);
    return [
      ...lookupEvents.map(text => ({ form: 'cli', text })),
      { form: 'athena', text: athena },
      { form: 'lake', text: lake },
    ];
  });
}
