import { asWritten, hostileKey, hostileLiteral, hostileText } from './hostile';
import type { Random } from './random';
import {
  literal,
  partAt,
  replaced,
  spliced,
  treeOf,
  waysOf,
  written,
  type Member,
  type Tree,
} from './tree';

/** The tree with a change in one place, which may take a part of `other`. */
export function mutateTree(tree: Tree, other: Tree, random: Random): Tree {
  const way = random.pick([...waysOf(tree)]);
  return replaced(tree, way, part => {
    if (part.kind === 'object' && part.members.length > 0 && random.chance(0.7))
      return { kind: 'object', members: changedMembers(part.members, other, random) };
    if (part.kind === 'list' && part.items.length > 0 && random.chance(0.7))
      return { kind: 'list', items: changedItems(part.items, other, random) };
    return changedValue(part, other, random);
  });
}

function changedMembers(
  members: readonly Member[],
  other: Tree,
  random: Random,
): readonly Member[] {
  const at = random.below(members.length);
  const [key, value] = members[at] as Member;
  const put = (...given: readonly Member[]) => spliced(members, at, 1, ...given);
  switch (random.below(9)) {
    case 0:
      return put();
    case 1:
      return put([key, value], [key, changedValue(value, other, random)]);
    case 2:
      return put([asWritten(random, hostileKey(random)), value]);
    case 3:
      return put(
        [key, value],
        [asWritten(random, hostileKey(random)), literal(hostileLiteral(random))],
      );
    case 4: {
      const swapped = random.pick(members);
      return put([key, swapped[1]]);
    }
    case 5:
      return put([misspelt(key, random), value]);
    case 6:
      return [...members].reverse();
    case 7:
      return manyMembers(members, random);
    default:
      return put([key, changedValue(value, other, random)]);
  }
}

function manyMembers(members: readonly Member[], random: Random): readonly Member[] {
  const count = random.pick([3, 30, 400]);
  const [key, value] = random.pick(members);
  const more = Array.from({ length: count }, (_, index): Member => [
    `${key.slice(0, -1)}${index}"`,
    value,
  ]);
  return written(value).length * count > 50_000 ? members : [...members, ...more];
}

function changedItems(items: readonly Tree[], other: Tree, random: Random): readonly Tree[] {
  const at = random.below(items.length);
  const item = items[at] as Tree;
  switch (random.below(5)) {
    case 0:
      return spliced(items, at, 1);
    case 1:
      return spliced(items, at, 0, item);
    case 2:
      return spliced(items, at, 0, literal(hostileLiteral(random)));
    case 3:
      return [...items].reverse();
    default:
      return spliced(items, at, 1, changedValue(item, other, random));
  }
}

function changedValue(value: Tree, other: Tree, random: Random): Tree {
  switch (random.below(10)) {
    case 0:
      return partAt(other, random.pick([...waysOf(other)])) ?? value;
    case 1:
      return { kind: 'list', items: [value] };
    case 2:
      return { kind: 'object', members: [[asWritten(random, hostileKey(random)), value]] };
    case 3:
      return literal(asWritten(random, written(value)));
    case 4:
    case 5:
    case 6:
      return insideText(value, other, random) ?? literal(hostileLiteral(random));
    default:
      return literal(hostileLiteral(random));
  }
}

/** A text with something put into it; JSON in a text is changed as JSON. */
function insideText(value: Tree, other: Tree, random: Random): Tree | undefined {
  if (value.kind !== 'literal' || !value.text.startsWith('"')) return undefined;
  let text: unknown;
  try {
    text = JSON.parse(value.text);
  } catch {
    return undefined;
  }
  if (typeof text !== 'string') return undefined;
  const inner = /^[{[]/.test(text) ? treeOf(text) : undefined;
  if (inner) return literal(asWritten(random, written(mutateTree(inner, other, random))));
  const from = random.below(text.length + 1);
  const to = Math.min(text.length, from + random.pick([0, 0, 1, 4, text.length]));
  const put = random.chance(0.3) ? '' : hostileText(random);
  return literal(asWritten(random, text.slice(0, from) + put + text.slice(to)));
}

function misspelt(key: string, random: Random): string {
  const at = 1 + random.below(Math.max(key.length - 2, 1));
  return random
    .pick([
      key.slice(0, at) + key.slice(at + 1),
      key.slice(0, at) + key.charAt(at) + key.slice(at),
      key.toLowerCase(),
      key.toUpperCase(),
    ])
    .replace(/^(?!")|(?<!")$/g, '"');
}
