/** Finds many texts in another in one pass, whatever their letter case (Aho–Corasick). */

/** Where a text of the list is; offsets in UTF-16 units, the end excluded. */
export interface Match<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/** Whether what was found there counts; asked for the longest text that ends there first. */
type Accepts<T> = (value: T, text: string, start: number, end: number) => boolean;

/** Texts that end at the same place are tried so often: more would be hostile. */
const MOST_AT_ONE_END = 16;

/**
 * An automaton rather than one regular expression of all texts: an expression of thousands of
 * alternatives tries each of them at each offset, and a log has thousands of names.
 */
export function matcher<T>(
  forms: ReadonlyMap<string, T>,
  accepts: Accepts<T>,
): (text: string) => readonly Match<T>[] {
  const next: Map<number, number>[] = [new Map()];
  const ends: ({ readonly length: number; readonly value: T } | undefined)[] = [undefined];
  for (const [form, value] of forms) {
    let node = 0;
    const folded = fold(form);
    for (let at = 0; at < folded.length; at++) {
      const code = folded.charCodeAt(at);
      let to = next[node]?.get(code);
      if (to === undefined) {
        to = next.push(new Map()) - 1;
        ends.push(undefined);
        next[node]?.set(code, to);
      }
      node = to;
    }
    ends[node] ??= { length: form.length, value };
  }
  const { fail, shorter } = failures(next, node => ends[node] !== undefined);

  return text => {
    if (next.length === 1) return [];
    const found: Match<T>[] = [];
    const folded = fold(text);
    let node = 0;
    for (let at = 0; at < folded.length; at++) {
      node = step(next, fail, node, folded.charCodeAt(at));
      let ending = ends[node] ? node : (shorter[node] ?? 0);
      for (let tried = 0; ending > 0 && tried < MOST_AT_ONE_END; tried++) {
        const hit = ends[ending];
        const start = at + 1 - (hit?.length ?? 0);
        if (hit && accepts(hit.value, text, start, at + 1)) {
          found.push({ start, end: at + 1, value: hit.value });
          break;
        }
        ending = shorter[ending] ?? 0;
      }
    }
    return found;
  };
}

function step(
  next: readonly Map<number, number>[],
  fail: readonly number[],
  from: number,
  code: number,
): number {
  for (let node = from; ; node = fail[node] ?? 0) {
    const to = next[node]?.get(code);
    if (to !== undefined) return to;
    if (node === 0) return 0;
  }
}

/** For each node the longest proper end of it that is a node, and the longest that is a whole text. */
function failures(next: readonly Map<number, number>[], isEnd: (node: number) => boolean) {
  const fail: number[] = next.map(() => 0);
  const shorter: number[] = next.map(() => 0);
  const queue = [0];
  for (const node of queue)
    for (const [code, to] of next[node] ?? []) {
      queue.push(to);
      if (node === 0) continue;
      const end = step(next, fail, fail[node] ?? 0, code);
      fail[to] = end;
      shorter[to] = isEnd(end) ? end : (shorter[end] ?? 0);
    }
  return { fail, shorter };
}

/** Lower case of the same length: some letters have two as their small form and stay. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/[^]/g, unit => {
    const small = unit.toLowerCase();
    return small.length === 1 ? small : unit;
  });
}
