/** A text of any size, made by repeating one thing of another: what takes its time shows by that. */
import type { Random } from './random';
import { literal, partAt, replaced, treeOf, waysOf, written, type Member, type Tree } from './tree';

export interface Growth {
  /** What is repeated. */
  readonly of: string;
  readonly text: (length: number) => string;
}

const PARTS = [
  'a',
  '0',
  ' ',
  '"',
  '\\',
  '\n',
  ':',
  '/',
  '-',
  '.',
  'arn:',
  '`',
  '{',
  '(',
  'aB',
  '=',
  '%',
  ',',
  '\u202e',
  'eyJ',
  '://',
  'a@',
  '[[',
];

export function growthOf(text: string, random: Random): Growth | undefined {
  const tree = treeOf(text);
  if (!tree) return undefined;
  const way = random.pick([...waysOf(tree)]);
  const grown = (change: (count: number) => Tree, unit: number) => (length: number) =>
    written(replaced(tree, way, () => change(Math.ceil(length / unit))));
  const part = partAt(tree, way) ?? tree;
  if (part.kind === 'list' && part.items.length > 0 && random.chance(0.8)) {
    const { items } = part;
    const repeated = (count: number): Tree => ({
      kind: 'list',
      items: Array.from({ length: count }, (_, at) => items[at % items.length] as Tree),
    });
    return { of: 'items', text: grown(repeated, written(part).length / items.length) };
  }
  if (part.kind === 'object' && part.members.length > 0 && random.chance(0.8)) {
    const { members } = part;
    const isSame = random.chance(0.3);
    const repeated = (count: number): Tree => ({
      kind: 'object',
      members: Array.from({ length: count }, (_, at): Member => {
        const [key, value] = members[at % members.length] as Member;
        return [isSame || at < members.length ? key : `${key.slice(0, -1)}${at}"`, value];
      }),
    });
    return {
      of: isSame ? 'repeated keys' : 'keys',
      text: grown(repeated, written(part).length / members.length + 5),
    };
  }
  if (random.chance(0.1)) {
    const [open, close] = random.pick([['[', ']'] as const, ['{"a":', '}'] as const]);
    return {
      of: `nesting in ${open}`,
      text: grown(
        count => literal(open.repeat(count) + written(part) + close.repeat(count)),
        open.length + 1,
      ),
    };
  }
  const unit = random.pick(PARTS);
  const start =
    random.chance(0.5) && part.kind === 'literal' && part.text.startsWith('"')
      ? part.text.slice(1, -1)
      : '';
  const end = random.pick(['', '!', 'arn:', '\\n']);
  const escaped = JSON.stringify(unit).slice(1, -1);
  return {
    of: `text of ${escaped}`,
    text: grown(count => literal(`"${start}${escaped.repeat(count)}${end}"`), escaped.length),
  };
}
