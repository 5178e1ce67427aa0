/** How long one may work before others get their turn: half a frame, as a step comes on top. */
const SLICE = 8;

/**
 * Lets long work share the thread: `await breathe()` between small steps gives way to other work once
 * a slice of 8 ms is used up, and costs a look at the clock otherwise.
 */
export function breather(): () => Promise<void> | undefined {
  let started = Date.now();
  return () => {
    if (Date.now() - started < SLICE) return undefined;
    return new Promise(resolve => {
      later(() => {
        started = Date.now();
        resolve();
      });
    });
  };
}

/** A timer waits for a millisecond at least, which is a tenth of the time; Node can do without. */
const later: (run: () => void) => unknown =
  typeof setImmediate === 'function' ? setImmediate : run => setTimeout(run);
