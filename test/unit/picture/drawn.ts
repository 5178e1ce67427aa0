import assert from 'node:assert/strict';
import { valueAt, type CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { fromPointer } from '../../../src/core/jsonPointer';
import { isGuess, type Picture } from '../../../src/core/picture/shape';
import { tracePicture } from '../../../src/core/picture/tracePicture';
import { traceOf } from '../../../src/core/trace';
import { indexOf } from '../trace/told';

/** The picture of the last of some events, as far as the others tell. Everything said is looked up. */
export function drawn(events: readonly CloudTrailEvent[], hasSearched = true): Picture {
  const event = events.at(-1);
  assert.ok(event);
  const eventOf = (eventID: string) => events.find(one => one.eventID === eventID);
  const trace = traceOf(event, indexOf(events));
  const picture = tracePicture(event, { trace, eventOf, hasSearched });
  assertSound(picture, events);
  return picture;
}

/** What holds of every picture: names are unique, arrows have ends, and claims lead into an event. */
function assertSound({ nodes, edges }: Picture, events: readonly CloudTrailEvent[]): void {
  const ids = new Set(nodes.map(({ id }) => id));
  assert.equal(ids.size, nodes.length, 'each node has an id of its own');
  const places = [
    ...nodes.flatMap(node => [...node.facts, ...node.observations].map(({ at }) => at)),
    ...edges.flatMap(({ evidence }) => evidence),
  ];
  for (const { eventID, pointer } of places) {
    const event = events.find(one => (one.eventID ?? '') === eventID);
    assert.ok(event, `no event ${eventID}`);
    assert.notEqual(valueAt(event, fromPointer(pointer)), undefined, `${eventID} ${pointer}`);
  }
  for (const { from, to, evidence, kind } of edges) {
    assert.ok(ids.has(from) && ids.has(to) && from !== to, `${from} ${kind} ${to}`);
    assert.ok(evidence.length > 0, `${from} ${kind} ${to} rests on nothing`);
  }
}

/** The arrows in words: `user alice | assumed | session Admin / s`. */
export function arrows({ nodes, edges }: Picture): string[] {
  const name = (id: string) => {
    const node = nodes.find(one => one.id === id);
    return `${node?.kind} ${node?.label}`;
  };
  return edges.map(
    edge =>
      `${name(edge.from)} | ${edge.kind}${isGuess(edge) ? ` (${edge.confidence})` : ''} | ${name(edge.to)}`,
  );
}

export function names({ nodes }: Picture): string[] {
  return nodes.map(({ kind, label }) => `${kind} ${label}`);
}

export function said({ nodes }: Picture, id: string): Record<string, string> {
  const facts = nodes.find(node => node.id === id)?.facts ?? [];
  return Object.fromEntries(facts.map(({ label, value }) => [label, value]));
}

export function noticed({ nodes }: Picture): string[] {
  return nodes.flatMap(node => node.observations.map(({ label }) => `${node.label}: ${label}`));
}
