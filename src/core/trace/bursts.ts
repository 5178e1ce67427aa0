/**
 * Times of activity, by a name, put together where they are no more than a gap apart. What has no
 * beginning and no end of its own, as a long-lived key, has its sessions in this. Kept as starts and
 * ends, so that memory grows with the bursts; the order in which times come does not matter.
 */
export interface Bursts {
  add(name: string, time: number): void;
  /** Both ends of the burst of `name` that has `time` in it, or near enough to belong to it. */
  around(name: string, time: number): readonly [start: number, end: number] | undefined;
  merge(other: BurstsOf): void;
  readonly contents: BurstsOf;
}

/** Starts and ends in turn, by name. */
export type BurstsOf = ReadonlyMap<string, readonly number[]>;

/** Half an hour without a call ends a burst. */
const GAP = 30 * 60_000;

export function bursts(): Bursts {
  /** Starts and ends in turn, ascending. */
  const all = new Map<string, number[]>();

  /** The index of the first burst that ends late enough to have `time` in it or near it. */
  function place(ends: readonly number[], time: number): number {
    let low = 0;
    let high = ends.length / 2;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[2 * middle + 1] ?? 0) + GAP >= time) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  function addSpan(name: string, start: number, end: number): void {
    let ends = all.get(name);
    if (ends === undefined) all.set(name, (ends = []));
    const first = place(ends, start);
    let [from, to] = [start, end];
    let count = 0;
    for (let at = 2 * first; at < ends.length; at += 2, count++) {
      const [nextStart = 0, nextEnd = 0] = [ends[at], ends[at + 1]];
      if (nextStart - GAP > to) break;
      from = Math.min(from, nextStart);
      to = Math.max(to, nextEnd);
    }
    if (count === 1) {
      ends[2 * first] = from;
      ends[2 * first + 1] = to;
    } else ends.splice(2 * first, 2 * count, from, to);
  }

  return {
    add: (name, time) => addSpan(name, time, time),
    around(name, time) {
      const ends = all.get(name);
      if (ends === undefined) return undefined;
      const at = 2 * place(ends, time);
      const [start, end] = [ends[at], ends[at + 1]];
      return start !== undefined && end !== undefined && start - GAP <= time
        ? [start, end]
        : undefined;
    },
    merge(other) {
      for (const [name, ends] of other)
        for (let at = 0; at < ends.length; at += 2) addSpan(name, ends[at] ?? 0, ends[at + 1] ?? 0);
    },
    contents: all,
  };
}
