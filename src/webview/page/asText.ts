import type { Fact, IdentityChain, IdentityEdge } from '../../core/identity';
import { formatAccountId } from '../../core/values/accountId';
import { lead, nodeName, type Stage } from './box';
import { element } from './element';

/** The picture in words, equal in content: every node with what is said of it, and where it leads. */
export function asText({ nodes, edges }: IdentityChain, stage: Stage): HTMLElement {
  const { speech } = stage;
  const named = new Map(nodes.map(node => [node.id, nodeName(node, speech)]));
  const items = nodes.map(node =>
    element(
      'li',
      {},
      element('strong', { text: named.get(node.id) }),
      node.account === undefined
        ? undefined
        : element('span', {
            text: `, ${speech.word('Account {0}', formatAccountId(node.account))}`,
          }),
      element(
        'ul',
        {},
        ...node.observations.map(observation => factItem(observation, stage)),
        ...node.facts.map(fact => factItem(fact, stage)),
        ...edges
          .filter(({ from }) => from === node.id)
          .map(edge => edgeItem(edge, named.get(edge.to) ?? '', stage)),
      ),
    ),
  );
  return element(
    'details',
    { class: 'as-text' },
    element('summary', { text: speech.word('As text') }),
    element('ol', {}, ...items),
  );
}

function factItem({ label, value, pointer }: Fact, stage: Stage): HTMLElement {
  const { speech } = stage;
  const words = label === 'Outcome' ? speech.chainWord(value) : value;
  const said = speech.chainWord(label) + (words === '' ? '' : `: ${words}`);
  return element('li', {}, lead(pointer, stage, 'words', pointer, element('span', { text: said })));
}

function edgeItem({ kind, evidence }: IdentityEdge, to: string, { speech }: Stage): HTMLElement {
  return element(
    'li',
    { class: 'arrow' },
    element('span', { text: `→ ${speech.chainWord(kind)} ${to}` }),
    element('span', {
      class: 'evidence',
      text: ` (${speech.word('Evidence: {0}', evidence.join(', '))})`,
    }),
  );
}
