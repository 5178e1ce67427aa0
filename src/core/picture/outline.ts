import { grouped } from '../grouped';
import { KIND_WORDS } from '../identity/words';
import { formatAccountId } from '../values/accountId';
import type { Evidence } from '../trace';
import { isGuess, type Picture, type PictureFact, type PictureNode } from './shape';
import { GAP_KIND } from './words';

/** A picture in words, equal in content: for whoever hears it, and for what it is copied as. */
export interface OutlineItem {
  readonly node: PictureNode;
  /** `Role Admin`. */
  readonly name: string;
  /** `Account 1111-2222-3333`. */
  readonly account: string | undefined;
  /** What to notice first, then facts. */
  readonly facts: readonly OutlineFact[];
  /** The arrows that begin here. */
  readonly arrows: readonly OutlineArrow[];
}

export interface OutlineFact {
  /** `Source address: 192.0.2.10`. */
  readonly words: string;
  readonly isObservation: boolean;
  readonly at: Evidence;
}

export interface OutlineArrow {
  /** `assumed`, `signed in to, joined by time`. */
  readonly verb: string;
  /** The name of the node at its end. */
  readonly to: string;
  readonly evidence: readonly Evidence[];
}

/** Words of a picture, or of whoever shows it, in the reader's language. */
export type Say = (word: string) => string;

/** Words with what goes into their places. */
export function filled(words: string, ...args: readonly (string | number)[]): string {
  return words.replace(/\{(\d)\}/g, (_, index: string) => String(args[+index] ?? ''));
}

export function outline({ nodes, edges }: Picture, say: Say): readonly OutlineItem[] {
  const names = new Map(nodes.map(node => [node.id, nodeName(node, say)]));
  const arrows = grouped(edges, ({ from }) => from);
  return nodes.map(node => ({
    node,
    name: names.get(node.id) ?? '',
    account: node.account && filled(say('Account {0}'), formatAccountId(node.account)),
    facts: [
      ...node.observations.map(fact => outlineFact(fact, true, say)),
      ...node.facts.map(fact => outlineFact(fact, false, say)),
    ],
    arrows: (arrows.get(node.id) ?? []).map(edge => ({
      verb: say(edge.kind) + (isGuess(edge) ? `, ${say(edge.confidence ?? '')}` : ''),
      to: names.get(edge.to) ?? '',
      evidence: edge.evidence,
    })),
  }));
}

/** `Role Admin`: what a node is called where there is no picture. */
export function nodeName({ kind, label }: PictureNode, say: Say): string {
  return `${say(kindWord(kind))} ${say(label)}`;
}

export function kindWord(kind: PictureNode['kind']): string {
  return kind === 'gap' ? GAP_KIND : KIND_WORDS[kind];
}

/** The value of a fact in words: those of an outcome are ours, all others the event's. */
export function valueOf({ label, value }: PictureFact, say: Say): string {
  return label === 'Outcome' ? say(value) : value;
}

/** Places that an arrow rests on: `/userIdentity/arn`; of other events than the call with their ids. */
export function placesInWords(evidence: readonly Evidence[], ownID: string): string {
  return evidence
    .map(({ eventID, pointer }) => (pointer || '/') + (eventID === ownID ? '' : ` (${eventID})`))
    .join(', ');
}

/** The event that the picture is about: its places are named without it. */
export function ownIDOf({ nodes }: Picture): string {
  const call = nodes.find(({ id }) => id === 'call');
  return call?.facts[0]?.at.eventID ?? '';
}

function outlineFact(fact: PictureFact, isObservation: boolean, say: Say): OutlineFact {
  const value = valueOf(fact, say);
  const words = say(fact.label) + (value === '' ? '' : `: ${value}`);
  return { words, isObservation, at: fact.at };
}
