import type { Observation } from '../identity/words';
import type { Evidence, Hop } from '../trace';
import { weaker } from '../trace/join';
import { leadsBack, type PictureEdge, type PictureNode } from './shape';

/** How an arrow between two events reads, by the call that issued the credential. */
export function verbOf({ join, call }: Hop, child: string | undefined): PictureEdge['kind'] {
  if (child === 'SwitchRole') return 'switched to';
  if (join === 'request') return 'called through';
  switch (call.name) {
    case 'ConsoleLogin':
      return 'signed in to';
    case 'GetSessionToken':
    case 'GetFederationToken':
      return 'got a token for';
    case 'CreateAccessKey':
      return 'created the key of';
    case 'CreateOAuth2Token':
      return 'granted';
    case 'SwitchRole':
      return 'switched to';
    default:
      return call.name?.startsWith('Assume') ? 'assumed' : 'issued';
  }
}

/** An arrow that rests on a step between two events too. */
export function resting(edge: PictureEdge, step: Step | undefined): PictureEdge {
  if (step === undefined) return edge;
  const confidence = weaker(edge.confidence ?? 'recorded', step.confidence);
  return { ...edge, confidence, evidence: unique([...step.evidence, ...edge.evidence]) };
}

/** What a step between two events rests on, and how sure it is. */
export type Step = Pick<Hop, 'confidence' | 'evidence'>;

export function unique(places: readonly Evidence[]): readonly Evidence[] {
  return [...new Map(places.map(place => [`${place.eventID}\n${place.pointer}`, place])).values()];
}

/** Marks where one of the arrows towards a node, between two events, enters another account; events mark their own. */
export function withCrossings(
  node: PictureNode,
  nodes: ReadonlyMap<string, PictureNode>,
  towards: readonly PictureEdge[],
): PictureNode {
  const label: Observation = 'Crosses from one account to another';
  const crossings = towards
    .filter(edge => !leadsBack(edge) && edge.confidence !== undefined)
    .flatMap(({ from, evidence: [at] }) => {
      const origin = nodes.get(from)?.account;
      if (at === undefined || node.account === undefined || !origin || origin === node.account)
        return [];
      return [{ label, value: `${origin} → ${node.account}`, at }];
    })
    .filter(({ value }) => !node.observations.some(one => one.value === value));
  return { ...node, observations: [...node.observations, ...crossings] };
}
