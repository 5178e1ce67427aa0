import { grouped } from '../grouped';
import { formatAccountId } from '../values/accountId';
import { filled, kindWord, type Say, valueOf } from './outline';
import { oneLine } from './plainText';
import { isGuess, leadsBack, type Picture, type PictureNode } from './shape';

/** A label is read at a glance; the whole is in the other formats. */
const LONGEST = 120;
const MOST_FACTS = 3;

/** The picture as a Mermaid flowchart, accounts as subgraphs. */
export function mermaidOf({ nodes, edges }: Picture, say: Say): string {
  const idOf = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const accounts = new Set(nodes.flatMap(({ account }) => account ?? []));
  const byAccount = grouped(nodes, ({ account }) => account);
  const framed = accounts.size > 1 ? [...accounts] : [];
  const line = (node: PictureNode) => `${idOf.get(node.id)}${shaped(node, labelOf(node, say))}`;
  const inFrames = framed.flatMap((account, index) => [
    `  subgraph a${index}["${escaped(filled(say('Account {0}'), formatAccountId(account)))}"]`,
    ...(byAccount.get(account) ?? []).map(node => `    ${line(node)}`),
    '  end',
  ]);
  const alone = nodes
    .filter(({ account }) => account === undefined || framed.length === 0)
    .map(node => `  ${line(node)}`);
  const arrows = edges.map(edge => {
    const words = say(edge.kind) + (isGuess(edge) ? `, ${say(edge.confidence ?? '')}` : '');
    const arrow = leadsBack(edge) || isGuess(edge) ? '-.->' : '-->';
    return `  ${idOf.get(edge.from)} ${arrow}|"${escaped(words)}"| ${idOf.get(edge.to)}`;
  });
  const gaps = nodes
    .filter(({ kind }) => kind === 'gap')
    .map(({ id }) => `  style ${idOf.get(id)} stroke-dasharray: 4 3`);
  return `${['flowchart LR', ...inFrames, ...alone, ...arrows, ...gaps].join('\n')}\n`;
}

function labelOf(node: PictureNode, say: Say): string {
  const facts = [
    ...node.facts.filter(({ label }) => label === 'Outcome').map(fact => valueOf(fact, say)),
    ...node.observations.map(({ label }) => `⚠ ${say(label)}`),
    ...node.facts
      .filter(({ label }) => label !== 'Outcome')
      .slice(0, MOST_FACTS)
      .map(fact => `${say(fact.label)}: ${valueOf(fact, say)}`),
  ];
  return [say(kindWord(node.kind)), say(node.label), ...facts].map(escaped).join('<br/>');
}

function shaped({ kind }: PictureNode, label: string): string {
  if (kind === 'call') return `(["${label}"])`;
  return kind === 'resource' ? `[("${label}")]` : `["${label}"]`;
}

/** Text in a quoted label: Mermaid reads `#…;` as a character, and everything else of its own goes so. */
function escaped(words: string): string {
  const line = oneLine(words);
  const short = [...line].length > LONGEST ? `${[...line].slice(0, LONGEST - 1).join('')}…` : line;
  return short.replaceAll(/["#&<>`;|\\[\]{}()]/g, character => `#${character.charCodeAt(0)};`);
}
