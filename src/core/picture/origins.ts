import type { FactLabel } from '../identity/words';
import type { Wording } from '../message';
import type { Trace } from '../trace';
import { isoTime } from '../trace/credentials';
import { isPortalSession } from '../trace/origin';
import { flow } from './callers';
import type { Picture, PictureFact, PictureNode } from './shape';
import { GAP_NAMES, type PictureLabel } from './words';

export interface Ending {
  readonly trace: Trace;
  /** Whether what is missing has been looked for. */
  readonly hasSearched: boolean;
  readonly wording: Wording;
}

/** The picture with what stands at its beginning: whoever it was, or what is missing. */
export function withOrigin(picture: Picture, ending: Ending): Picture {
  const first = firstOf(picture);
  if (first === undefined) return picture;
  const noted = withNote(picture, first, ending);
  return ending.trace.missing ? withGap(noted, first, ending) : withPerson(noted, first, ending);
}

/** Where reading begins: the principal that no other leads to. */
function firstOf({ nodes, edges }: Picture): PictureNode | undefined {
  const isMention = ({ id }: PictureNode) =>
    edges.some(edge => edge.to === id && flow(edge).from === id);
  return nodes.find(
    node =>
      node.id !== 'call' &&
      !isMention(node) &&
      edges.some(({ from }) => from === node.id) &&
      !edges.some(({ to }) => to === node.id),
  );
}

function withNote(picture: Picture, first: PictureNode, { trace, wording }: Ending): Picture {
  if (trace.note === undefined) return picture;
  const at = { eventID: lastCall(trace).eventID ?? '', pointer: '/userIdentity' };
  const note: PictureFact = { label: wording(trace.note), value: '', at };
  return {
    ...picture,
    nodes: picture.nodes.map(node =>
      node.id === first.id ? { ...node, observations: [...node.observations, note] } : node,
    ),
  };
}

/** A box for the event that would lead on, with where to look for it. */
function withGap(picture: Picture, first: PictureNode, ending: Ending): Picture {
  const { trace, hasSearched, wording } = ending;
  const { missing } = trace;
  if (missing === undefined) return picture;
  const { account, regions, from, to, key, words } = missing;
  const eventID = lastCall(trace).eventID ?? '';
  const at = {
    eventID,
    pointer: key === undefined ? '/userIdentity' : '/userIdentity/accessKeyId',
  };
  const fact = (label: FactLabel | PictureLabel, value: string | undefined) =>
    value === undefined || value === '' ? [] : [{ label, value, at }];
  const gap: PictureNode = {
    id: 'gap',
    kind: 'gap',
    label: GAP_NAMES[hasSearched ? 0 : 1],
    ...(account === undefined ? {} : { account }),
    facts: [
      ...fact('Account', account),
      ...fact('Regions', regions.join(', ')),
      ...fact('Earliest', isoTime(from)),
      ...fact('Latest', isoTime(to)),
      ...fact('Access key', key),
    ],
    observations: [{ label: wording(words), value: '', at }],
  };
  return {
    nodes: [gap, ...picture.nodes],
    edges: [{ from: gap.id, to: first.id, kind: 'led to', evidence: [at] }, ...picture.edges],
  };
}

/** A person whom the events know by more than the principal that is drawn first. */
function withPerson(picture: Picture, first: PictureNode, { trace, wording }: Ending): Picture {
  const { kind, id = '', words, confidence, evidence } = trace.origin;
  const [at] = evidence;
  const isPerson =
    kind === 'person' ? /^(identitycenter|email):/.test(id) : isPortalSession(lastCall(trace));
  const isDrawn = picture.nodes.some(node => node.kind === 'person' || node.kind === 'federated');
  if (!isPerson || isDrawn || at === undefined) return picture;
  const person: PictureNode = {
    id: 'origin',
    kind: 'person',
    label: wording(words),
    facts: [],
    observations: [],
  };
  return {
    nodes: [person, ...picture.nodes],
    edges: [
      { from: first.id, to: person.id, kind: 'on behalf of', evidence, confidence },
      ...picture.edges,
    ],
  };
}

function lastCall({ call, hops }: Trace) {
  return hops.at(-1)?.call ?? call;
}
