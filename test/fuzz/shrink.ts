/** Makes a text smaller for as long as it shows the same fault: parts of its JSON first, then characters. */
import { literal, partAt, partsOf, replaced, treeOf, waysOf, written, type Tree } from './tree';

/** Whether a text still shows the fault. */
export type IsFault = (text: string) => Promise<boolean>;

/** Milliseconds for one text. */
const PATIENCE = 6000;

export async function shrink(text: string, isFault: IsFault, patience = PATIENCE): Promise<string> {
  const end = performance.now() + patience;
  const isOver = () => performance.now() > end;
  let best = text;
  for (let before = ''; before !== best && !isOver();) {
    before = best;
    for (const candidates of [ofTree, ofText]) best = await smallest(best, candidates);
  }
  return best;

  async function smallest(from: string, candidates: (text: string) => Iterable<string>) {
    let text = from;
    for (let found = true; found && !isOver();) {
      found = false;
      for (const candidate of candidates(text)) {
        if (isOver()) break;
        if (candidate.length >= text.length || !(await isFault(candidate))) continue;
        text = candidate;
        found = true;
        break;
      }
    }
    return text;
  }
}

/** The JSON without one of its parts, or with a part in the place of what holds it. */
function* ofTree(text: string): Generator<string> {
  const tree = treeOf(text);
  if (!tree) return;
  const ways = [...waysOf(tree)].filter(way => way.length < 12).slice(0, 4000);
  for (const way of ways) {
    const part = partAt(tree, way);
    if (!part) continue;
    for (const less of lessOf(part)) yield written(replaced(tree, way, () => less));
  }
}

function* lessOf(part: Tree): Generator<Tree> {
  if (part.kind === 'literal') {
    if (part.text.length > 2 && part.text.startsWith('"')) {
      const half = Math.floor(part.text.length / 2);
      yield literal('""');
      if (half > 1) {
        yield literal(`${part.text.slice(0, half)}"`);
        yield literal(`"${part.text.slice(half)}`);
      }
    }
    return;
  }
  const count = partsOf(part).length;
  for (let size = count; size >= 1; size = Math.floor(size / 2))
    for (let at = 0; at < count; at += size)
      yield part.kind === 'list'
        ? { kind: 'list', items: without(part.items, at, size) }
        : { kind: 'object', members: without(part.members, at, size) };
}

const without = <T>(list: readonly T[], at: number, count: number): readonly T[] =>
  list.filter((_, index) => index < at || index >= at + count);

function* ofText(text: string): Generator<string> {
  for (
    let size = Math.ceil(text.length / 2);
    size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    if (text.length / size > 400) return;
    for (let at = 0; at < text.length; at += size) yield text.slice(0, at) + text.slice(at + size);
  }
}
