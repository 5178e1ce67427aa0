import {
  leadsBack,
  type Picture,
  type PictureEdge,
  type PictureFact,
  type PictureNode,
} from './shape';
import { own } from '../own';

/** The part of an event's picture that stands in front of the call: whoever made it. */
export interface Callers extends Picture {
  /** The node that called; `undefined` where the event names nobody. */
  readonly actor: string | undefined;
}

/** The arrow in the direction of reading. */
export function flow(edge: PictureEdge): { readonly from: string; readonly to: string } {
  return leadsBack(edge) ? { from: edge.to, to: edge.from } : edge;
}

export function callersIn({ nodes, edges }: Picture): Callers {
  const before = new Set<string>();
  const open = ['call'];
  for (let id = open.pop(); id !== undefined; id = open.pop())
    for (const edge of edges) {
      const { from, to } = flow(edge);
      if (to !== id || from === 'call' || before.has(from)) continue;
      before.add(from);
      open.push(from);
    }
  return {
    nodes: nodes.filter(({ id }) => before.has(id)),
    edges: edges.filter(({ from, to }) => before.has(from) && before.has(to)),
    actor: edges.find(edge => edge.to === 'call' && !leadsBack(edge))?.from,
  };
}

/** A role and its session as one node: in a trace, sessions are what leads from one to the next. */
export function withRoleInSession(picture: Picture): Picture {
  const role = picture.nodes.find(({ id }) => id === 'role');
  const session = picture.nodes.find(({ id }) => id === 'session');
  if (role === undefined || session === undefined) return picture;
  const both: PictureNode = {
    ...session,
    label: `${role.label} / ${session.label}`,
    facts: united(
      session.facts,
      role.facts.filter(({ label }) => label === 'ARN').map(fact => ({ ...fact, label: 'Role' })),
    ),
    observations: unitedObservations(session.observations, role.observations),
  };
  const edges = picture.edges
    .filter(({ from, to }) => !(from === 'role' && to === 'session'))
    .map(edge => renamed(edge, id => (id === 'role' ? 'session' : id)));
  return {
    nodes: picture.nodes
      .filter(node => node !== role)
      .map(node => (node === session ? both : node)),
    edges,
  };
}

/** Origins that an event only mentions as facts of whom they are said of. */
export function withoutMentions(
  picture: Picture,
  mentions: Readonly<Record<string, string>>,
): Picture {
  const told = picture.edges.flatMap(edge => {
    const label = leadsBack(edge) ? own(mentions, edge.to) : undefined;
    const node = picture.nodes.find(({ id }) => id === edge.to);
    const at = edge.evidence.at(-1);
    return label === undefined || node === undefined || at === undefined
      ? []
      : [{ edge, node, fact: { label, value: node.label, at: node.facts[0]?.at ?? at } }];
  });
  return {
    nodes: picture.nodes
      .filter(node => !told.some(one => one.node === node))
      .map(node => ({
        ...node,
        facts: [
          ...node.facts,
          ...told.filter(({ edge }) => edge.from === node.id).map(({ fact }) => fact),
        ],
      })),
    edges: picture.edges.filter(edge => !told.some(one => one.edge === edge)),
  };
}

export function renamed(edge: PictureEdge, name: (id: string) => string): PictureEdge {
  return { ...edge, from: name(edge.from), to: name(edge.to) };
}

/** Facts of several events about one thing, each said once: by the first that says it. */
export function united(...lists: readonly (readonly PictureFact[])[]): readonly PictureFact[] {
  return firstOfEach(lists.flat(), ({ label, value }) => `${label}\n${value}`);
}

/** The same of observations: events word the value that one rests on in ways of their own. */
export function unitedObservations(
  ...lists: readonly (readonly PictureFact[])[]
): readonly PictureFact[] {
  return firstOfEach(lists.flat(), ({ label, value }) => (value.includes('→') ? value : label));
}

function firstOfEach<T>(things: readonly T[], nameOf: (thing: T) => string): readonly T[] {
  const named = new Map<string, T>();
  for (const thing of things) if (!named.has(nameOf(thing))) named.set(nameOf(thing), thing);
  return [...named.values()];
}
