import type { Fact, IdentityNode } from '../../core/identity';
import { KIND_WORDS, type Outcome } from '../../core/identity/words';
import { breakable, element } from './element';
import { icon, KIND_ICONS, type IconName } from './icons';
import type { Speech } from './speech';

/** What a part of the picture needs to know about the page that it is on. */
export interface Stage {
  readonly speech: Speech;
  /** Shows a place of the event; `undefined` when the event is not at hand. */
  readonly reveal: ((pointer: string) => void) | undefined;
}

/** A few facts are enough at a glance; the others are one step away. */
const AT_A_GLANCE = 3;

/** A node of the chain: kind and name, what became of the call, what to notice, facts. */
export function box(node: IdentityNode, stage: Stage): HTMLElement {
  const { speech } = stage;
  const outcome = node.facts.find(({ label }) => label === 'Outcome');
  const hints = node.facts.filter(({ label }) => label.startsWith(HINT));
  const facts = node.facts.filter(fact => fact !== outcome && !hints.includes(fact));
  const named = facts.find(({ value }) => value === node.label);
  // What the box or its frame says already is not worth a glance.
  const isRepeated = ({ label, value }: Fact) =>
    value === node.label ||
    value === node.account ||
    (node.kind === 'resource' && label === 'Type');
  const ordered = [
    ...facts.filter(fact => !isRepeated(fact)),
    ...facts.filter(fact => isRepeated(fact) && fact !== named),
  ];
  const glance = ordered.filter((fact, index) => index < AT_A_GLANCE && !isRepeated(fact));
  const more = ordered.slice(glance.length);
  return element(
    'section',
    {
      class: `box ${outcome ? outcomeOf(outcome) : ''}`,
      role: 'group',
      tabindex: '-1',
      'aria-label': nodeName(node, speech),
      'data-id': node.id,
    },
    element(
      'div',
      { class: 'kind' },
      icon(KIND_ICONS[node.kind]),
      element('span', { text: kindOf(node, named, speech) }),
    ),
    nameOf(node, named, stage),
    outcome &&
      remark(
        outcome,
        stage,
        'outcome',
        OUTCOME_ICONS[outcomeOf(outcome)],
        speech.chainWord(outcome.value),
      ),
    ...node.observations.map(observation =>
      remark(observation, stage, 'notice', 'notice', speech.chainWord(observation.label)),
    ),
    ...hints.map(hint => {
      const words = speech.chainWord(hint.label);
      return remark(
        hint,
        stage,
        'hint',
        'hint',
        hint.value === node.label ? words : `${words}: ${hint.value}`,
      );
    }),
    factList(glance, stage),
    more.length === 0
      ? undefined
      : element(
          'details',
          {},
          element('summary', { text: speech.word('More ({0})', more.length) }),
          factList(more, stage),
        ),
  );
}

const HINT = 'Hint: ';

/** A resource is called what its type or the request calls it. */
function kindOf({ kind, facts }: IdentityNode, named: Fact | undefined, speech: Speech): string {
  const type = facts.find(({ label }) => label === 'Type');
  if (kind === 'resource' && (type ?? named))
    return type ? type.value : speech.chainWord(named?.label ?? '');
  return speech.chainWord(KIND_WORDS[kind]);
}

/** The name leads to its place when a fact says the same. */
function nameOf({ label }: IdentityNode, named: Fact | undefined, stage: Stage): HTMLElement {
  const words = stage.speech.chainWord(label);
  return named
    ? lead(named.pointer, stage, 'name', words, breakable(words))
    : element('div', { class: 'name', title: words }, breakable(words));
}

/** `Role Admin`: what a node is called where there is no picture. */
export function nodeName({ kind, label }: IdentityNode, speech: Speech): string {
  return `${speech.chainWord(KIND_WORDS[kind])} ${speech.chainWord(label)}`;
}

/** Something that leads to a place in the event; plain text where there is no event to lead to. */
export function lead(
  pointer: string,
  { speech, reveal }: Stage,
  className: string,
  title: string,
  ...children: readonly Node[]
): HTMLElement {
  if (reveal === undefined) return element('div', { class: className, title }, ...children);
  const hint = `${title}\n${speech.word('Show in the event')}`;
  const button = element(
    'button',
    { class: `lead ${className}`, type: 'button', title: hint },
    ...children,
  );
  button.addEventListener('click', () => reveal(pointer));
  return button;
}

function factList(facts: readonly Fact[], stage: Stage): HTMLElement | undefined {
  if (facts.length === 0) return undefined;
  const items = facts.map(({ label, value, pointer }) =>
    element(
      'li',
      {},
      lead(
        pointer,
        stage,
        'fact',
        value,
        element('span', { class: 'label', text: stage.speech.chainWord(label) }),
        element('span', { class: 'value' }, breakable(value)),
      ),
    ),
  );
  return element('ul', { class: 'facts' }, ...items);
}

function remark(
  fact: Fact,
  stage: Stage,
  className: string,
  name: IconName,
  words: string,
): HTMLElement {
  const title = fact.value === '' ? words : `${words}: ${fact.value}`;
  return lead(
    fact.pointer,
    stage,
    `remark ${className}`,
    title,
    icon(name),
    element('span', { text: words }),
  );
}

const OUTCOME_ICONS = {
  succeeded: 'check',
  denied: 'denied',
  failed: 'failed',
  neutral: 'notice',
} as const;

function outcomeOf({ value }: Fact): keyof typeof OUTCOME_ICONS {
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
