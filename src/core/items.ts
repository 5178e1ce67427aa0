/** The items of a text: where each of them lies, and what is known of it without having read it. */
import { scanContainer, type FoundItem } from './containers';
import type { FoundFormat } from './formats';
import { itself } from './payloads';
import { recovering } from './recovery';
import { END, skipValue, tallyAt } from './scan';
import { DEEPEST, isTooDeep, syntaxProblems, tooDeep, type SyntaxProblem } from './syntax';
import type { TextEdit } from './textEdit';

export interface Items {
  /** Of each item its start, its end, and how many keys are in it: four bytes a number. */
  readonly offsets: Uint32Array;
  /** The starts of those that are nested too deeply to be read. */
  readonly deep: ReadonlySet<number>;
  /** Whether a line is not closed, so that where it ends depends on what follows. */
  readonly hasOpenLine: boolean;
  /** What is wrong with a text whose container is broken. */
  readonly problems: readonly SyntaxProblem[];
}

/** So many numbers are kept of an item. A parsed tree of a log takes a hundred times as much. */
export const KEPT = 3;

/**
 * The items that hold events; of a broken text, as many as can be told. In steps of about a millisecond
 * at most, so that whoever drives it can pause.
 */
export function* findingItems(text: string, found: FoundFormat): Generator<void, Items> {
  const { container } = found;
  const scanned = collector(text, found);
  if (yield* scanContainer(text, container, scanned.take)) return scanned.items([]);
  const recovered = collector(text, found);
  const { start } = container;
  if (container.kind === 'list')
    return recovered.items(yield* recovering(text, start, recovered.take));
  if (isTooDeep(text)) return recovered.items([tooDeep(0)]);
  const end = skipValue(text, start);
  recovered.take(start, end === END ? text.length : end, tallyAt(text, start));
  return recovered.items(syntaxProblems(text));
}

/**
 * The items after an edit inside of one of them, with that one's index; `undefined` where more than one
 * item may have changed. Only that item is scanned again: where its brackets close at the place where
 * they did, nothing else in the text has another meaning than before. The rest is a copy of numbers,
 * for a log of 44 MB a tenth of a millisecond.
 */
export function editedItems(
  { offsets, deep, problems, hasOpenLine }: Items,
  index: number,
  text: string,
  { start, end, inserted }: TextEdit,
): Items | undefined {
  const from = offsets[KEPT * index] ?? 0;
  const to = offsets[KEPT * index + 1] ?? 0;
  if (problems.length > 0 || hasOpenLine || start <= from || end >= to) return undefined;
  const shift = inserted - (end - start);
  const tally = { keys: 0, deepest: 0 };
  if (skipValue(text, from, tally) !== to + shift) return undefined;
  const moved = offsets.slice();
  moved[KEPT * index + 1] = to + shift;
  moved[KEPT * index + 2] = tally.keys;
  for (let at = KEPT * (index + 1); at < moved.length; at += KEPT) {
    moved[at] = (moved[at] ?? 0) + shift;
    moved[at + 1] = (moved[at + 1] ?? 0) + shift;
  }
  const stillDeep = [...deep]
    .filter(one => one !== from)
    .map(one => (one > from ? one + shift : one));
  if (tally.deepest > DEEPEST) stillDeep.push(from);
  return { offsets: moved, deep: new Set(stillDeep), problems, hasOpenLine };
}

function collector(text: string, { format: { payload }, container }: FoundFormat) {
  const offsets: number[] = [];
  const deep = new Set<number>();
  let hasOpenLine = false;
  const take: FoundItem = (start, end, { keys, deepest }) => {
    if (deepest === 0 && container.kind === 'lines') hasOpenLine = true;
    // An item that should be an event is kept as one, whatever it is.
    if (payload !== itself && !payload(text, start, end)) return;
    offsets.push(start, end, keys);
    if (deepest > DEEPEST) deep.add(start);
  };
  const items = (problems: readonly SyntaxProblem[]): Items => ({
    offsets: Uint32Array.from(offsets),
    deep,
    hasOpenLine,
    problems,
  });
  return { take, items };
}
