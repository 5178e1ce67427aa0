import { valueAt, type CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { identityChain } from '../../../src/core/identity';
import { fromPointer } from '../../../src/core/jsonPointer';
import { traceIndex, traceOf, type TraceIndex } from '../../../src/core/trace';
import { eventsOf, holds, isSame, logOf, type Property } from '../property';

/** A chain says what stands in its event, and where. */
export const chaining: Property = {
  name: 'chaining',
  check(input) {
    for (const event of eventsOf(logOf(input))) {
      const { nodes, edges } = identityChain(event);
      const ids = new Set(nodes.map(({ id }) => id));
      holds(ids.size === nodes.length, 'each node has an id of its own');
      const pointers = [
        ...nodes.flatMap(node =>
          [...node.facts, ...node.observations].map(({ pointer }) => pointer),
        ),
        ...edges.flatMap(({ evidence }) => evidence),
      ];
      for (const pointer of pointers)
        holds(
          valueAt(event, fromPointer(pointer)) !== undefined,
          'evidence is there',
          () => pointer,
        );
      for (const { from, to, evidence } of edges) {
        holds(
          ids.has(from) && ids.has(to) && from !== to,
          'an arrow has two ends',
          () => `${from} ${to}`,
        );
        holds(evidence.length > 0, 'an arrow rests on something', () => `${from} ${to}`);
      }
      for (const { label, account } of nodes) {
        holds(typeof label === 'string', 'a node has a label');
        holds(account === undefined || /^\d{12}$/.test(account), 'an account has 12 digits', () =>
          String(account),
        );
      }
    }
  },
};

/** What an index tells does not depend on the order in which it was given events. */
export const tracing: Property = {
  name: 'tracing',
  check(input) {
    const events = eventsOf(logOf(input));
    const [one, other, [left, right]] = [traceIndex(), traceIndex(), [traceIndex(), traceIndex()]];
    for (const event of events) one.add(event);
    for (const event of [...events].reverse()) other.add(event);
    for (const [at, event] of events.entries()) (at % 2 === 0 ? left : right).add(event);
    left.merge(structuredClone(right.contents));
    const ids = events.map(({ eventID }) => eventID);
    // Two events of one id are one: which of them is as good as the other.
    if (new Set(ids).size < ids.length) return events.forEach(event => void tale(one, event));
    for (const event of events) {
      const expected = tale(one, event);
      holds(
        isSame(tale(other, event), expected),
        'the same told in another order',
        () => `${JSON.stringify(tale(other, event))} ${JSON.stringify(expected)}`,
      );
      holds(isSame(tale(left, event), expected), 'the same told by merged indexes');
    }
  },
};

function tale(index: TraceIndex, event: CloudTrailEvent) {
  const { parent, join, confidence, session, person } = index.tell(event);
  const { hops, origin } = traceOf(event, index);
  return {
    parent,
    join,
    confidence,
    session: session?.id,
    person,
    hops: hops.map(hop => hop.parent),
    origin: origin.id,
  };
}
