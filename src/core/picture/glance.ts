import type { Outcome } from '../identity/words';
import { kindWord, type Say } from './outline';
import type { PictureFact, PictureNode } from './shape';

/** What a box shows of a node, and what is one step away. */
export interface Glance {
  /** What kind of thing it is; a resource is called what its type or the request calls it. */
  readonly kind: string;
  /** The fact that says the same as the name. */
  readonly named: PictureFact | undefined;
  readonly outcome: PictureFact | undefined;
  /** Guesses from names. */
  readonly hints: readonly PictureFact[];
  readonly facts: readonly PictureFact[];
  readonly more: readonly PictureFact[];
}

/** A few facts are enough at a glance. */
const AT_A_GLANCE = 3;

/** @param few How many facts are shown at once. */
export function glanceAt(node: PictureNode, say: Say, few = AT_A_GLANCE): Glance {
  const outcome = node.facts.find(({ label }) => label === 'Outcome');
  const hints = node.facts.filter(({ label }) => label.startsWith('Hint: '));
  const facts = node.facts.filter(fact => fact !== outcome && !hints.includes(fact));
  const named = facts.find(({ value }) => value === node.label);
  const most = node.kind === 'gap' ? facts.length : few;
  // What the box or its frame says already is not worth a glance.
  const isRepeated = ({ label, value }: PictureFact) =>
    value === node.label ||
    (value === node.account && node.kind !== 'gap') ||
    (node.kind === 'resource' && label === 'Type');
  const ordered = [
    ...facts.filter(fact => !isRepeated(fact)),
    ...facts.filter(fact => isRepeated(fact) && fact !== named),
  ];
  const shown = ordered.filter((fact, index) => index < most && !isRepeated(fact));
  const type = facts.find(({ label }) => label === 'Type');
  const isTyped = node.kind === 'resource' && (type ?? named) !== undefined;
  return {
    kind: isTyped ? (type?.value ?? say(named?.label ?? '')) : say(kindWord(node.kind)),
    named,
    outcome,
    hints,
    facts: shown,
    more: ordered.slice(shown.length),
  };
}

/** What became of a call, as far as it is shown in another colour and with another sign. */
export function outcomeKind({ value }: PictureFact): 'succeeded' | 'denied' | 'failed' | 'neutral' {
  switch (value as Outcome) {
    case 'Succeeded':
      return 'succeeded';
    case 'Denied':
      return 'denied';
    case 'Failed':
      return 'failed';
    default:
      return 'neutral';
  }
}

export function hintWords({ label, value }: PictureFact, node: PictureNode, say: Say): string {
  return value === node.label ? say(label) : `${say(label)}: ${value}`;
}
