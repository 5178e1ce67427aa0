/** Milliseconds of this process's own CPU time that the work takes: what else runs on the machine does not count. */
export function cpuOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Milliseconds that 100,000 characters may take: a quadratic pass takes seconds. */
const ALLOWED = 50;
/** What the clock and the garbage collector may add. */
const FLOOR = 30;
const TRIES = 3;

/** The least of some tries, where it is more than text of this length may take; otherwise `undefined`. */
export function tooSlow(length: number, work: () => unknown): number | undefined {
  const allowed = FLOOR + (ALLOWED * length) / 100_000;
  let least = Infinity;
  for (let tried = 0; tried < TRIES; tried++) {
    least = Math.min(least, cpuOf(work));
    if (least <= allowed) return undefined;
  }
  return least;
}
