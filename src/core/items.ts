/** The items of a text: where each of them lies, and what is known of it without having read it. */
import { parseTree, type Node } from 'jsonc-parser';
import { scanContainer, type FoundItem } from './containers';
import type { Format, FoundFormat } from './formats';
import { itself } from './payloads';
import { tallyAt } from './scan';
import { DEEPEST, isTooDeep, syntaxProblems, tooDeep, type SyntaxProblem } from './syntax';

export interface Items {
  /** Of each item its start, its end, and how many keys are in it: four bytes a number. */
  readonly offsets: Uint32Array;
  /** The starts of those that are nested too deeply to be read. */
  readonly deep: ReadonlySet<number>;
  /** What is wrong with a text whose container is broken. */
  readonly problems: readonly SyntaxProblem[];
}

/** So many numbers are kept of an item. A parsed tree of a log takes a hundred times as much. */
export const KEPT = 3;

/** The items that hold events. Of a broken text, as many as the tolerant parser finds. */
export function itemsOf(text: string, found: FoundFormat): Items {
  const { format, container } = found;
  const scanned = collector(text, format);
  if (scanContainer(text, container, scanned.take)) return scanned.items([]);
  const recovered = collector(text, format);
  if (isTooDeep(text)) return recovered.items([tooDeep(0)]);
  for (const { offset, length } of itemNodes(parseTree(text), found)) {
    // What is not closed goes to the end of the text; the parser gives it a negative length.
    const end = length < 0 ? text.length : offset + length;
    recovered.take(offset, end, tallyAt(text, offset));
  }
  return recovered.items(syntaxProblems(text));
}

function collector(text: string, { payload }: Format) {
  const offsets: number[] = [];
  const deep = new Set<number>();
  const take: FoundItem = (start, end, { keys, deepest }) => {
    // An item that should be an event is kept as one, whatever it is.
    if (payload !== itself && !payload(text, start, end)) return;
    offsets.push(start, end, keys);
    if (deepest > DEEPEST) deep.add(start);
  };
  const items = (problems: readonly SyntaxProblem[]): Items => ({
    offsets: Uint32Array.from(offsets),
    deep,
    problems,
  });
  return { take, items };
}

/** The items of a broken text, as far as the tolerant parser finds them. */
function itemNodes(root: Node | undefined, { container }: FoundFormat): readonly Node[] {
  if (!root) return [];
  if (container.kind !== 'list') return [root];
  if (root.offset === container.start) return root.children ?? [];
  const list = root.children?.find(({ children }) => children?.[1]?.offset === container.start);
  return list?.children?.[1]?.children ?? [];
}
