/** Time as the pacer sees it, so that tests need not wait. */
export interface Clock {
  /** Milliseconds that only ever grow. */
  now(): number;
  /** Calls once after so many milliseconds, unless the returned function is called before. */
  after(milliseconds: number, run: () => void): () => void;
}

/** Lets so many requests through in a second, each key by itself, in the order in which they ask. */
export interface Pacer {
  /**
   * Resolves when a request may start, with what has to be called once it was answered or has failed.
   * Rejects with the signal's reason, and gives its turn away.
   */
  turn(key: string, signal: AbortSignal): Promise<() => void>;
  /** Nobody with this key starts within so many milliseconds from now: AWS has said that it is too much. */
  hold(key: string, milliseconds: number): void;
  /**
   * Two keys have turned out to be one, from now on and for what is under way. It stays so: a profile
   * that leads to another account later is slower for it, never faster.
   */
  join(key: string, other: string): void;
}

/**
 * A request arrives at some time between its start and its answer, so it counts from its start until a
 * second after its answer: whenever it arrived, no second sees more than `perSecond`. With starts a fixed
 * time apart three arrive in one second as soon as one of them is slow on its way.
 */
export function createPacer(perSecond: number, clock: Clock = systemClock): Pacer {
  const lanes = new Map<string, Lane>();
  const laneOf = (key: string): Lane => {
    const lane = lanes.get(key) ?? { free: clock.now(), counting: new Set(), waiting: [] };
    lanes.set(key, lane);
    return lane;
  };

  /** Lets the first in line start when it may; at most one timer runs for a lane. */
  function schedule(lane: Lane): void {
    lane.cancel?.();
    delete lane.cancel;
    for (const request of lane.counting)
      if (request.until <= clock.now()) lane.counting.delete(request);
    if (lane.waiting.length === 0) return;
    const ends = [...lane.counting].map(({ until }) => until);
    const wait = Math.max(lane.free, ends.length < perSecond ? 0 : Math.min(...ends)) - clock.now();
    if (wait <= 0) {
      lane.waiting.shift()?.();
      schedule(lane);
    } else if (wait < Infinity) {
      // Otherwise the answer that is awaited calls us.
      lane.cancel = clock.after(wait, () => schedule(lane));
    }
  }

  return {
    turn(key, signal) {
      return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const start = () => {
          signal.removeEventListener('abort', leave);
          const request = { until: Infinity };
          laneOf(key).counting.add(request);
          resolve(() => {
            if (request.until === Infinity) request.until = clock.now() + SECOND;
            schedule(laneOf(key));
          });
        };
        const leave = () => {
          const lane = laneOf(key);
          lane.waiting.splice(lane.waiting.indexOf(start), 1);
          schedule(lane);
          reject(signal.reason);
        };
        signal.addEventListener('abort', leave, { once: true });
        const lane = laneOf(key);
        lane.waiting.push(start);
        schedule(lane);
      });
    },
    hold(key, milliseconds) {
      const lane = laneOf(key);
      lane.free = Math.max(lane.free, clock.now() + milliseconds);
      schedule(lane);
    },
    join(key, other) {
      const [one, into] = [laneOf(key), laneOf(other)];
      if (one === into) return;
      one.cancel?.();
      for (const request of one.counting) into.counting.add(request);
      into.waiting.push(...one.waiting);
      into.free = Math.max(into.free, one.free);
      for (const [name, lane] of lanes) if (lane === one) lanes.set(name, into);
      schedule(into);
    },
  };
}

const SECOND = 1000;

interface Lane {
  /** Before that nobody starts. */
  free: number;
  /** The requests that count, and until when. */
  readonly counting: Set<{ until: number }>;
  readonly waiting: (() => void)[];
  cancel?: () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
