/** Milliseconds that the work takes. What was made before is collected first, not on its time. */
export async function timed(work: () => unknown): Promise<number> {
  gc();
  const started = performance.now();
  const result = work();
  const awaited: unknown = result instanceof Promise ? await result : result;
  const took = performance.now() - started;
  keep(awaited);
  return took;
}

/** Milliseconds of the fifth run, with code compiled as in an editor that has been open for a while. */
export async function timedWarm(work: () => unknown): Promise<number> {
  for (let run = 0; run < 4; run++) keep(work());
  return timed(work);
}

/** Bytes held by what `make` returns. */
export async function heldBy(make: () => unknown): Promise<number> {
  const before = held();
  const made: unknown = await make();
  const after = held();
  keep(made);
  // Of little text, more may have been given back meanwhile than it takes.
  return Math.max(after - before, 0);
}

/**
 * Bytes that are free again once nobody holds what `make` returns: without the code that was compiled to
 * make it.
 */
export async function freedOf(make: () => Promise<unknown>): Promise<number> {
  let made: unknown[] = [];
  await make().then(one => made.push(one));
  // What a thread has sent is given back a while after it was collected.
  await idle();
  held();
  await idle();
  const before = held();
  keep(made.length);
  made = [];
  await idle();
  return before - held();
}

/** Lets what is under way end, so that it holds nothing. */
const idle = () => new Promise(resolve => setTimeout(resolve, 100));

/** The value that 99 of 100 do not pass. */
export function p99(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? NaN;
}

function held(): number {
  gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function gc(): void {
  globalThis.gc?.();
}

let kept: unknown;

/** Makes sure that no compiler finds the work to be in vain. */
export function keep(value: unknown): void {
  kept = value;
  if (kept === keep) console.log(kept);
}
