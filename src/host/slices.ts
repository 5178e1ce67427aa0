/**
 * How long the extension host is held at a time, in milliseconds: a third of a frame, as a step and what
 * the heap needs come on top.
 */
const SLICE = 6;

/** What slices are measured and separated by; tests put their own in its place. */
export interface Pace {
  /** Milliseconds since any moment. */
  readonly now: () => number;
  /** Lets everything else that waits have its turn. */
  readonly turn: () => Promise<void>;
  /** Whether others are between two slices. */
  readonly isCrowded: () => boolean;
}

/**
 * Turns in which one slice is worked at, whoever asks for them: outline, status bar and check of a log
 * begin at the same moment, and what waits for the same turn of the event loop is done without a pause.
 */
export function turns(later: (run: () => void) => unknown): Pick<Pace, 'turn' | 'isCrowded'> {
  let line = Promise.resolve();
  let waiting = 0;
  return {
    turn() {
      waiting++;
      line = line.then(() => new Promise(resolve => void later(resolve)));
      return line.then(() => void waiting--);
    },
    isCrowded: () => waiting > 0,
  };
}

/** A timer waits for a millisecond at least, which is a tenth of the time; Node can do without. */
const later: (run: () => void) => unknown =
  typeof setImmediate === 'function' ? setImmediate : run => setTimeout(run);

const REAL: Pace = { now: () => performance.now(), ...turns(later) };

/**
 * Drives a generator in slices, giving the extension host back in between, and stops between two steps
 * once `isCancelled` says so. Returns false when it was stopped.
 */
export async function inSlices<T>(
  steps: Iterator<T>,
  take: (value: T) => void,
  isCancelled: () => boolean,
  pace = REAL,
): Promise<boolean> {
  return (await sliced(steps, take, isCancelled, pace)) !== undefined;
}

/** Drives a generator for what it returns; `undefined` when it was stopped. */
export function stepsInSlices<T>(
  steps: Iterator<void, T>,
  isCancelled: () => boolean = () => false,
  pace = REAL,
): Promise<{ readonly value: T } | undefined> {
  return sliced(steps, () => undefined, isCancelled, pace);
}

async function sliced<Step, Result>(
  steps: Iterator<Step, Result>,
  take: (value: Step) => void,
  isCancelled: () => boolean,
  { now, turn, isCrowded }: Pace,
): Promise<{ readonly value: Result } | undefined> {
  if (isCrowded()) await turn();
  for (;;) {
    const pause = now() + SLICE;
    do {
      if (isCancelled()) return undefined;
      const step = steps.next();
      if (step.done) return { value: step.value };
      take(step.value);
    } while (now() < pause);
    await turn();
  }
}
