import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { traceIndex, traceOf, type TraceIndex } from '../../../src/core/trace';

/** What is told of one event, flat. */
export interface Told {
  readonly parent: string | undefined;
  readonly join: string | undefined;
  readonly confidence: string | undefined;
  readonly session: string | undefined;
  readonly person: string | undefined;
  readonly personConfidence: string | undefined;
  readonly agent: boolean;
  /** The ids of the events that the trace leads back to. */
  readonly way: readonly string[];
  readonly origin: string | undefined;
}

export type Tales = ReadonlyMap<string, Told>;

/** The index of some events, read in their order. */
export function indexOf(events: readonly CloudTrailEvent[]): TraceIndex {
  const index = traceIndex();
  for (const event of events) index.add(event);
  return index;
}

export function tales(events: readonly CloudTrailEvent[], index = indexOf(events)): Tales {
  return new Map(
    events.map(event => {
      const { parent, join, confidence, session, person } = index.tell(event);
      const { hops, origin } = traceOf(event, index);
      const told: Told = {
        parent,
        join,
        confidence,
        session: session?.id,
        person: person?.id,
        personConfidence: person?.confidence,
        agent: session !== undefined && index.isAgent(session),
        way: hops.map(hop => hop.parent),
        origin: origin.id,
      };
      return [String(event.eventID), told] as const;
    }),
  );
}

/**
 * What is told of each event, after it was made sure that it is the same for random orders of them,
 * split among several indexes that are then merged, some events in two of them.
 */
export function told(events: readonly CloudTrailEvent[], runs = 25): (eventID: string) => Told {
  const expected = tales(events);
  const dealt = fc.array(fc.record({ part: fc.nat(3), again: fc.nat(3), twice: fc.boolean() }), {
    minLength: events.length,
    maxLength: events.length,
  });
  const shuffled = fc.shuffledSubarray([...events], { minLength: events.length });
  fc.assert(
    fc.property(shuffled, dealt, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (...args) => {
      const [order, deal, merging] = args;
      const parts = [traceIndex(), traceIndex(), traceIndex(), traceIndex()];
      order.forEach((event, position) => {
        const { part = 0, again = 0, twice = false } = deal[position] ?? {};
        parts[part]?.add(event);
        if (twice) parts[again]?.add(event);
      });
      const whole = traceIndex();
      for (const part of merging)
        whole.merge(structuredClone((parts[part] ?? traceIndex()).contents));
      assert.deepEqual(tales(events, whole), expected);
    }),
    { numRuns: runs },
  );
  return eventID => {
    const one = expected.get(eventID);
    assert.ok(one, `no event ${eventID}`);
    return one;
  };
}

/** The sessions of some events, each once. */
export function sessionsOf(of: (eventID: string) => Told, ...eventIDs: readonly string[]) {
  return [...new Set(eventIDs.map(eventID => of(eventID).session))];
}

export function peopleOf(of: (eventID: string) => Told, ...eventIDs: readonly string[]) {
  return [...new Set(eventIDs.map(eventID => of(eventID).person))];
}
