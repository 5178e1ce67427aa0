import type { EdgeKind, NodeKind } from '../identity/shape';
import { LEADS_BACK } from '../identity/shape';
import type { Confidence, Evidence } from '../trace/join';
import type { Verb } from './words';

/**
 * What the identity page draws: one event's chain, and in front of it the events that a trace leads
 * back to. It is as a chain is, but whatever it says rests on a place in one of several events.
 */
export interface Picture {
  /** In reading order, from the origin on the left to the call and its resources on the right. */
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
  /** How many parts could not be drawn and are not here; absent where all could. */
  readonly failed?: number;
}

export interface PictureNode {
  readonly id: string;
  readonly kind: NodeKind | 'gap';
  readonly label: string;
  /** 12 digits. */
  readonly account?: string;
  readonly facts: readonly PictureFact[];
  readonly observations: readonly PictureFact[];
}

export interface PictureFact {
  readonly label: string;
  readonly value: string;
  /** Where it stands; the empty pointer is the whole event. */
  readonly at: Evidence;
}

/** Read along the arrow: `from` *kind* `to`. */
export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind | Verb;
  /** Never empty. */
  readonly evidence: readonly Evidence[];
  /** How sure a step between two events is; nothing is said of steps within one. */
  readonly confidence?: Confidence;
}

/** Whether the arrow tells of an origin of what is there already, and so points back to it. */
export function leadsBack({ kind }: Pick<PictureEdge, 'kind'>): boolean {
  return (LEADS_BACK as ReadonlySet<string>).has(kind);
}

/** Whether to say so beside the arrow: what is recorded goes without saying. */
export function isGuess({ confidence = 'recorded' }: PictureEdge): boolean {
  return confidence !== 'recorded';
}
