import { glanceAt, hintWords, outcomeKind } from '../../core/picture/glance';
import { nodeName } from '../../core/picture/outline';
import type { PictureFact, PictureNode } from '../../core/picture/shape';
import type { Evidence, Queries } from '../../core/trace';
import { breakable, element } from './element';
import { icon, KIND_ICONS, type IconName } from './icons';
import type { PageWord } from '../words';
import type { Speech } from './speech';

/** What a part of the picture needs to know about the page that it is on. */
export interface Stage {
  readonly speech: Speech;
  /** Shows a place of an event. */
  readonly reveal: (at: Evidence) => void;
  readonly copy: (text: string) => void;
  /** What would find what is missing. */
  readonly queries: Queries | undefined;
}

/**
 * A node of the picture: kind and name, what became of the call, what to notice, facts.
 * @param few How many facts are shown at once; the rest is opened.
 */
export function box(node: PictureNode, stage: Stage, few?: number): HTMLElement {
  const { speech } = stage;
  const { kind, named, outcome, hints, facts, more } = glanceAt(node, speech.say, few);
  return element(
    'section',
    {
      class: `box ${node.kind === 'gap' ? 'gap' : ''} ${outcome ? outcomeKind(outcome) : ''}`,
      role: 'group',
      tabindex: '-1',
      'aria-label': nodeName(node, speech.say),
      'data-id': node.id,
    },
    element('div', { class: 'kind' }, icon(KIND_ICONS[node.kind]), element('span', { text: kind })),
    nameOf(node, named, stage),
    outcome &&
      remark(
        outcome,
        stage,
        'outcome',
        OUTCOME_ICONS[outcomeKind(outcome)],
        speech.say(outcome.value),
      ),
    ...node.observations.map(observation =>
      remark(observation, stage, 'notice', 'notice', speech.say(observation.label)),
    ),
    ...hints.map(hint => remark(hint, stage, 'hint', 'hint', hintWords(hint, node, speech.say))),
    factList(facts, stage),
    more.length === 0
      ? undefined
      : element(
          'details',
          {},
          element('summary', { text: speech.word('More ({0})', more.length) }),
          factList(more, stage),
        ),
    node.kind === 'gap' && stage.queries ? queryButtons(stage.queries, stage) : undefined,
  );
}

/** The name leads to its place when a fact says the same. */
function nameOf({ label }: PictureNode, named: PictureFact | undefined, stage: Stage): HTMLElement {
  const words = stage.speech.say(label);
  return named
    ? lead(named.at, stage, 'name', words, breakable(words))
    : element('div', { class: 'name', title: words }, breakable(words));
}

/** Something that leads to a place in the event. */
export function lead(
  at: Evidence,
  { speech, reveal }: Stage,
  className: string,
  title: string,
  ...children: readonly Node[]
): HTMLElement {
  const hint = `${title}\n${speech.word('Show in the event')}`;
  const button = element(
    'button',
    { class: `lead ${className}`, type: 'button', title: hint },
    ...children,
  );
  button.addEventListener('click', () => reveal(at));
  return button;
}

function factList(facts: readonly PictureFact[], stage: Stage): HTMLElement | undefined {
  if (facts.length === 0) return undefined;
  const items = facts.map(({ label, value, at }) =>
    element(
      'li',
      {},
      lead(
        at,
        stage,
        'fact',
        value,
        element('span', { class: 'label', text: stage.speech.say(label) }),
        element('span', { class: 'value' }, breakable(value)),
      ),
    ),
  );
  return element('ul', { class: 'facts' }, ...items);
}

function remark(
  fact: PictureFact,
  stage: Stage,
  className: string,
  name: IconName,
  words: string,
): HTMLElement {
  const title = fact.value === '' ? words : `${words}: ${fact.value}`;
  return lead(
    fact.at,
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

/** The queries that would find what is missing, each in one language. */
function queryButtons(
  { lookupEvents, athena, lake }: Queries,
  { speech, copy }: Stage,
): HTMLElement {
  const button = (word: PageWord, query: string) => {
    const made = element('button', { class: 'action', type: 'button', title: query });
    made.textContent = speech.word(word);
    made.addEventListener('click', () => copy(query));
    return made;
  };
  return element(
    'div',
    { class: 'queries' },
    // In one line: a shell runs each line of what is pasted at once.
    button('Copy AWS CLI command (bash, zsh)', lookupEvents.join('; ')),
    button('Copy Athena SQL', athena),
    button('Copy CloudTrail Lake SQL', lake),
  );
}
