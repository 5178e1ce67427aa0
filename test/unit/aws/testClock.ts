import type { Clock } from '../../../src/aws/pace';

export interface TestClock extends Clock {
  /** Lets time pass, calling what falls due in its order. */
  advance(milliseconds: number): Promise<void>;
  /** How many timers are set. */
  pending(): number;
}

/** A clock that stands still until it is told to go on. */
export function testClock(): TestClock {
  let now = 0;
  const timers = new Set<{ readonly due: number; readonly run: () => void }>();
  return {
    now: () => now,
    after(milliseconds, run) {
      const timer = { due: now + milliseconds, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(milliseconds) {
      const end = now + milliseconds;
      await settled();
      for (;;) {
        const [first] = [...timers].sort((left, right) => left.due - right.due);
        if (!first || first.due > end) break;
        timers.delete(first);
        now = first.due;
        first.run();
        await settled();
      }
      now = end;
    },
    pending: () => timers.size,
  };
}

/** A clock on which every wait is over at once, and the waits that were asked for. */
export function hastyClock(): Clock & { readonly waits: number[] } {
  let now = 0;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    after(milliseconds, run) {
      waits.push(milliseconds);
      const timer = setImmediate(() => {
        now += milliseconds;
        run();
      });
      return () => clearImmediate(timer);
    },
  };
}

/** Promises that are due have run. */
function settled(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

/**
 * A clock that runs ahead to the next timer as soon as nothing else is to do, in order of time. What the
 * machine does meanwhile takes no time, or as much as others wait: requests in flight grow old.
 */
export function eagerClock(): Clock {
  let now = 0;
  const timers = new Set<{ readonly due: number; readonly run: () => void }>();
  function tick(): void {
    const [first] = [...timers].sort((left, right) => left.due - right.due);
    if (!first) return;
    timers.delete(first);
    now = Math.max(now, first.due);
    first.run();
  }
  return {
    now: () => now,
    after(milliseconds, run) {
      const timer = { due: now + milliseconds, run };
      timers.add(timer);
      setImmediate(tick);
      return () => timers.delete(timer);
    },
  };
}
