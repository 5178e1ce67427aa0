import { grouped } from '../grouped';
import { unique, resting, verbOf, withCrossings, type Step } from './arrows';
import { renamed } from './callers';
import { asCredentials, isOne, withMore } from './sameNode';
import { leadsBack, type Picture, type PictureEdge, type PictureNode } from './shape';
import type { Stage } from './stages';

/** The stages of a trace as one picture, in which a principal that two events name is one node. */
export function drawStages(stages: readonly Stage[]): Picture {
  const nodes = new Map<string, PictureNode>();
  const edges: PictureEdge[] = [];
  /** Who called in the stage before, all who stand in it, and its session. */
  let before: Drawn = { ids: [] };
  /** A step between two events of one and the same caller: the next arrow rests on it. */
  let pending: Step | undefined;

  stages.forEach((stage, index) => {
    const { callers, picture, hop } = stage;
    const isCall = index === stages.length - 1;
    const merged = mergedWith(before, stage, nodes);
    const prefix = isCall ? '' : `${stages.length - 1 - index}:`;
    const nameOf = (id: string) => merged.get(id) ?? prefix + id;

    for (const node of callers.nodes) {
      const id = nameOf(node.id);
      const there = nodes.get(id);
      if (there) nodes.set(id, withMore(there, node));
      else if (before.ids.some(one => isOne(nodes.get(one), node)))
        nodes.set(id, { ...asCredentials(node), id });
      else nodes.set(id, { ...node, id });
    }

    const entry = entryOf(callers.actor, callers.edges, merged);
    const isReplaced = (edge: PictureEdge) =>
      hop !== undefined && edge.to === entry && !leadsBack(edge) && merged.has(edge.from);
    const within = callers.edges.filter(({ from, to }) => !(merged.has(from) && merged.has(to)));
    edges.push(...within.filter(edge => !isReplaced(edge)).map(edge => renamed(edge, nameOf)));

    if (hop !== undefined && before.actor !== undefined) {
      const step = pending ? resting({ ...EMPTY, ...hop }, pending) : hop;
      const { evidence, confidence = 'recorded' } = step;
      pending = { evidence, confidence };
      if (entry !== undefined) {
        const also = within.filter(isReplaced).flatMap(edge => edge.evidence);
        edges.push({
          from: before.actor,
          to: nameOf(entry),
          kind: verbOf(hop, stage.call.name),
          confidence,
          evidence: unique([...evidence, ...also]),
        });
        pending = undefined;
      } else if (hop.join !== 'shared event') {
        const arrow = edges.findIndex(edge => edge.to === before.actor && !leadsBack(edge));
        const known = edges[arrow];
        if (known) {
          edges[arrow] = resting(known, pending);
          pending = undefined;
        }
      }
    }

    const { actor } = callers;
    before = {
      ids: [...new Set(callers.nodes.map(({ id }) => nameOf(id)))],
      actor: actor === undefined ? before.actor : nameOf(actor),
      session: stage.session,
    };
    if (!isCall) return;
    const callerIds = new Set(callers.nodes.map(({ id }) => id));
    for (const node of picture.nodes) if (!callerIds.has(node.id)) nodes.set(node.id, node);
    for (const edge of picture.edges)
      if (!callers.edges.includes(edge))
        edges.push(resting(renamed(edge, nameOf), edge.to === 'call' ? pending : undefined));
  });
  const towards = grouped(edges, ({ to }) => to);
  const all = [...nodes.values()];
  return { nodes: all.map(node => withCrossings(node, nodes, towards.get(node.id) ?? [])), edges };
}

interface Drawn {
  readonly ids: readonly string[];
  readonly actor?: string | undefined;
  readonly session?: string | undefined;
}

const EMPTY: PictureEdge = { from: '', to: '', kind: 'called', evidence: [] };

/**
 * The nodes of a stage that are drawn already, by their ids in it. The caller itself is one of them
 * only in the same session, or when the event is another account's copy of the one before.
 */
function mergedWith(
  before: Drawn,
  { callers, session, hop }: Stage,
  nodes: ReadonlyMap<string, PictureNode>,
): ReadonlyMap<string, string> {
  const isCopy = hop?.join === 'shared event';
  const isSameSession = session !== undefined && session === before.session;
  return new Map(
    callers.nodes.flatMap(node => {
      const isActor = node.id === callers.actor;
      if (isActor && isCopy && before.actor !== undefined)
        return [[node.id, before.actor] as const];
      if (isActor && !isSameSession) return [];
      const there = before.ids.find(id => isOne(nodes.get(id), node));
      return there === undefined ? [] : [[node.id, there] as const];
    }),
  );
}

/** Where a step from the event before arrives: the first of those who are new with this event. */
function entryOf(
  actor: string | undefined,
  edges: readonly PictureEdge[],
  merged: ReadonlyMap<string, string>,
): string | undefined {
  if (actor === undefined || merged.has(actor)) return undefined;
  const arrow = edges.find(
    ({ from, to, kind }) => to === actor && kind !== 'federated' && !merged.has(from),
  );
  return arrow && !leadsBack(arrow) ? entryOf(arrow.from, edges, merged) : actor;
}
