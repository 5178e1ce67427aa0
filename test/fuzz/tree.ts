/** JSON as a tree that keeps what parsing loses: repeated keys, how numbers and escapes are written. */
import { parseTree, type Node } from 'jsonc-parser';
import { isTooDeep } from '../../src/core/syntax';

export type Tree =
  | { readonly kind: 'object'; readonly members: readonly Member[] }
  | { readonly kind: 'list'; readonly items: readonly Tree[] }
  /** Any text, JSON or not. */
  | { readonly kind: 'literal'; readonly text: string };

/** The key as it is written, with its quotes. */
export type Member = readonly [key: string, value: Tree];

/** The tree of a JSON text; `undefined` where it is broken, or too deep to be walked. */
export function treeOf(text: string): Tree | undefined {
  try {
    if (isTooDeep(text)) return undefined;
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const root = parseTree(text);
  return root && ofNode(root, text);
}

function ofNode(node: Node, text: string): Tree {
  const { type, children = [], offset, length } = node;
  if (type === 'array') return { kind: 'list', items: children.map(item => ofNode(item, text)) };
  if (type !== 'object') return literal(text.slice(offset, offset + length));
  const members = children.flatMap(({ children: [key, value] = [] }): readonly Member[] =>
    key && value ? [[text.slice(key.offset, key.offset + key.length), ofNode(value, text)]] : [],
  );
  return { kind: 'object', members };
}

export function literal(text: string): Tree {
  return { kind: 'literal', text };
}

/** The text of a tree, in one line. */
export function written(tree: Tree): string {
  if (tree.kind === 'literal') return tree.text;
  if (tree.kind === 'list') return `[${tree.items.map(written).join(',')}]`;
  return `{${tree.members.map(([key, value]) => `${key}:${written(value)}`).join(',')}}`;
}

/** Indexes of members and items from the root. */
export type Way = readonly number[];

/** The way to each part of a tree, parents first. */
export function* waysOf(tree: Tree, way: Way = []): Generator<Way> {
  yield way;
  for (const [index, part] of partsOf(tree).entries()) yield* waysOf(part, [...way, index]);
}

export function partsOf(tree: Tree): readonly Tree[] {
  if (tree.kind === 'literal') return [];
  return tree.kind === 'list' ? tree.items : tree.members.map(([, value]) => value);
}

export function partAt(tree: Tree, [index, ...rest]: Way): Tree | undefined {
  if (index === undefined) return tree;
  const part = partsOf(tree)[index];
  return part && partAt(part, rest);
}

/** The tree with another part at the end of a way. */
export function replaced(tree: Tree, [index, ...rest]: Way, change: (part: Tree) => Tree): Tree {
  if (index === undefined) return change(tree);
  if (tree.kind === 'list')
    return {
      kind: 'list',
      items: tree.items.map((item, at) => (at === index ? replaced(item, rest, change) : item)),
    };
  if (tree.kind === 'literal') return tree;
  const members = tree.members.map(([key, value], at): Member => [
    key,
    at === index ? replaced(value, rest, change) : value,
  ]);
  return { kind: 'object', members };
}

/** The list with other items in the place of `count` of them. */
export function spliced<T>(
  list: readonly T[],
  at: number,
  count: number,
  ...items: readonly T[]
): readonly T[] {
  return [...list.slice(0, at), ...items, ...list.slice(at + count)];
}
