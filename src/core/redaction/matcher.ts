/** Finds many texts in another in one pass, whatever their letter case (Aho–Corasick). */

/** Where a text of the list is; offsets in UTF-16 units, the end excluded. */
export interface Match<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/** Whether what was found there counts; asked for the longest text that ends there first. */
type Accepts<T> = (value: T, text: string, start: number, end: number) => boolean;

/** Finds the texts of the list in a text. */
export type Matcher<T> = (text: string) => readonly Match<T>[];

/** So many texts are tried at a place: more would be hostile. */
const MOST_AT_ONE_END = 16;

/**
 * An automaton rather than one regular expression of all texts: an expression of thousands of
 * alternatives tries each of them at each offset, and a log has thousands of names. A step builds some
 * nodes of it.
 */
export function* matcher<T>(
  forms: ReadonlyMap<string, T>,
  accepts: Accepts<T>,
): Generator<readonly never[], Matcher<T>> {
  const trie = new Trie();
  const ends = new Map<number, Hit<T>[]>();
  const seen = yield* partsSeen(forms.keys());
  for (const [form, value] of forms) {
    const whole = fold(form);
    const { part, before } = partOf(whole, seen);
    let node = 0;
    for (let at = 0; at < part.length; at++) node = trie.add(node, part.charCodeAt(at));
    const hits = ends.get(node);
    const hit = { whole, before, value };
    if (!hits) ends.set(node, [hit]);
    else if (hits.length < MOST_AT_ONE_END) hits.push(hit);
    yield NOTHING;
  }
  const { fail, shorter } = yield* failures(trie, node => ends.has(node));

  return text => {
    if (trie.size === 1) return [];
    const found: Match<T>[] = [];
    const folded = fold(text);
    let node = 0;
    for (let at = 0; at < folded.length; at++) {
      node = step(trie, fail, node, folded.charCodeAt(at));
      let ending = ends.has(node) ? node : (shorter[node] ?? 0);
      for (let tried = 0; ending > 0 && tried < MOST_AT_ONE_END; tried++) {
        const match = firstOf(ends.get(ending) ?? [], at + 1);
        if (match) {
          found.push(match);
          break;
        }
        ending = shorter[ending] ?? 0;
      }
    }
    return found;

    function firstOf(hits: readonly Hit<T>[], at: number): Match<T> | undefined {
      for (const { whole, before, value } of hits) {
        const start = at - before;
        const end = start + whole.length;
        if (whole.length > LONGEST && !folded.startsWith(whole, start)) continue;
        if (accepts(value, text, start, end)) return { start, end, value };
      }
      return undefined;
    }
  };
}

/** A text that may be where a part of it is. */
interface Hit<T> {
  readonly whole: string;
  /** How much of it there is up to the end of that part. */
  readonly before: number;
  readonly value: T;
}

/** A longer text is found by its first or last signs: tokens of a thousand would each take as many nodes. */
const LONGEST = 64;
const PART = 48;

/** How many of the longer texts begin or end alike: tokens of one issuer do. */
function* partsSeen(forms: Iterable<string>): Generator<readonly never[], Map<string, number>> {
  const seen = new Map<string, number>();
  for (const form of forms) {
    if (form.length <= LONGEST) continue;
    const whole = fold(form);
    for (const part of [whole.slice(0, PART), whole.slice(-PART)])
      seen.set(part, (seen.get(part) ?? 0) + 1);
    yield NOTHING;
  }
  return seen;
}

/** The part by which a text is found: of a longer one, the rarer of its ends. */
function partOf(whole: string, seen: ReadonlyMap<string, number>) {
  if (whole.length <= LONGEST) return { part: whole, before: whole.length };
  const [head, tail] = [whole.slice(0, PART), whole.slice(-PART)];
  return (seen.get(head) ?? 0) < (seen.get(tail) ?? 0)
    ? { part: head, before: PART }
    : { part: tail, before: whole.length };
}

const NOTHING: readonly never[] = [];
const NODES_A_STEP = 4096;

/** Nodes as numbers. Most have one child: lists of numbers, as a map for each would take the memory of a log. */
class Trie {
  size = 1;
  readonly #code: number[] = [-1];
  readonly #child: number[] = [0];
  /** The other children of nodes that have several. */
  readonly #others = new Map<number, Map<number, number>>();

  /** The child of a node, 0 where it has none. */
  child(node: number, code: number): number {
    if (this.#code[node] === code) return this.#child[node] ?? 0;
    return this.#others.get(node)?.get(code) ?? 0;
  }

  add(node: number, code: number): number {
    const there = this.child(node, code);
    if (there > 0) return there;
    const added = this.size++;
    this.#code.push(-1);
    this.#child.push(0);
    if (this.#child[node] === 0) {
      this.#code[node] = code;
      this.#child[node] = added;
    } else {
      const others = this.#others.get(node);
      if (others) others.set(code, added);
      else this.#others.set(node, new Map([[code, added]]));
    }
    return added;
  }

  *children(node: number): Iterable<readonly [code: number, child: number]> {
    const child = this.#child[node] ?? 0;
    if (child === 0) return;
    yield [this.#code[node] ?? 0, child];
    yield* this.#others.get(node) ?? [];
  }
}

function step(trie: Trie, fail: readonly number[], from: number, code: number): number {
  for (let node = from; ; node = fail[node] ?? 0) {
    const to = trie.child(node, code);
    if (to > 0 || node === 0) return to;
  }
}

/** For each node the longest proper end of it that is a node, and the longest that is a whole text. */
function* failures(trie: Trie, isEnd: (node: number) => boolean) {
  const fail = new Array<number>(trie.size).fill(0);
  const shorter = new Array<number>(trie.size).fill(0);
  const queue = [0];
  let done = 0;
  for (const node of queue) {
    for (const [code, to] of trie.children(node)) {
      queue.push(to);
      if (node === 0) continue;
      const end = step(trie, fail, fail[node] ?? 0, code);
      fail[to] = end;
      shorter[to] = isEnd(end) ? end : (shorter[end] ?? 0);
    }
    if (++done % NODES_A_STEP === 0) yield NOTHING;
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
