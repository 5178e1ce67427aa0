/** Time as the pacer sees it, so that tests need not wait. */
export interface Clock {
  /** Milliseconds that only ever grow. */
  now(): number;
  /** Calls once after so many milliseconds, unless the returned function is called before. */
  after(milliseconds: number, run: () => void): () => void;
}

/** Lets requests start one after the other, each key at its own pace, in the order in which they ask. */
export interface Pacer {
  /** Resolves when a request may start. Rejects with the signal's reason, and gives its turn away. */
  turn(key: string, signal: AbortSignal): Promise<void>;
  /** Nobody with this key starts within so many milliseconds from now: AWS has said that it is too much. */
  hold(key: string, milliseconds: number): void;
}

/** @param gap Milliseconds between the starts of two requests with the same key. */
export function createPacer(gap: number, clock: Clock = systemClock): Pacer {
  const lanes = new Map<string, Lane>();
  const laneOf = (key: string): Lane => {
    const lane = lanes.get(key) ?? { free: clock.now(), waiting: [] };
    lanes.set(key, lane);
    return lane;
  };

  /** Waits for the moment at which the first in line may start; at most one timer runs for a lane. */
  function schedule(lane: Lane): void {
    lane.cancel?.();
    delete lane.cancel;
    if (lane.waiting.length === 0) return;
    const wait = lane.free - clock.now();
    if (wait > 0) {
      lane.cancel = clock.after(wait, () => schedule(lane));
      return;
    }
    lane.free = clock.now() + gap;
    lane.waiting.shift()?.();
    schedule(lane);
  }

  return {
    turn(key, signal) {
      const lane = laneOf(key);
      return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const start = () => {
          signal.removeEventListener('abort', leave);
          resolve();
        };
        const leave = () => {
          lane.waiting.splice(lane.waiting.indexOf(start), 1);
          schedule(lane);
          reject(signal.reason);
        };
        signal.addEventListener('abort', leave, { once: true });
        lane.waiting.push(start);
        schedule(lane);
      });
    },
    hold(key, milliseconds) {
      const lane = laneOf(key);
      lane.free = Math.max(lane.free, clock.now() + milliseconds);
      schedule(lane);
    },
  };
}

interface Lane {
  /** When the next request may start. */
  free: number;
  readonly waiting: (() => void)[];
  cancel?: () => void;
}

const systemClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
