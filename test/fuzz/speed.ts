import { openLog } from '../../src/core/eventLog';
import type { Call } from './calls';
import { growthOf } from './grow';
import { Broken, type Property } from './property';

export interface Patience {
  /** Milliseconds of CPU time that a step may take for 100,000 characters. */
  readonly step: number;
  /** How many times the time a text of twice the size may take. */
  readonly factor: number;
  /** What is slower is measured so often again; only the least counts. */
  readonly rounds: number;
}

const LENGTH = 100_000;
/** Milliseconds: what takes less says nothing of how it grows. */
const FLOOR = 150;

/** A call takes time in proportion to its text, and gives way within it. */
export function speedOf(call: Call, { step, factor, rounds }: Patience): Property {
  return {
    name: `speed of ${call.name}`,
    check({ text, random }) {
      const growth = growthOf(text, random);
      if (!growth) return;
      const [small, large] = [growth.text(LENGTH), growth.text(2 * LENGTH)];
      const [one, two] = [small, large].map(grown => openLog(grown, { assumed: true }));
      if (!one || !two || large.length > 3 * LENGTH) return;
      let times = [timed(call, one), timed(call, two)] as const;
      const isStuck = () => times[0].longest > step;
      const isSlow = () =>
        times[1].total > FLOOR && times[1].total > factor * Math.max(times[0].total, 1);
      for (let round = 0; (isStuck() || isSlow()) && round < rounds; round++) {
        const again = [timed(call, one), timed(call, two)] as const;
        times = [least(times[0], again[0]), least(times[1], again[1])];
      }
      const detail = `${growth.of}: ${JSON.stringify(times)}`;
      if (isSlow()) throw new Broken('more than twice as long for twice as much', detail);
      if (isStuck()) throw new Broken('does not give way', detail);
    },
  };
}

interface Times {
  readonly total: number;
  /** Of the longest step. */
  readonly longest: number;
}

/** In milliseconds of CPU time. */
function timed({ steps }: Call, log: Parameters<Call['steps']>[0]): Times {
  let [total, longest] = [0, 0];
  const iterator = steps(log)[Symbol.iterator]();
  for (let done: boolean | undefined = false; done !== true;) {
    const begin = process.cpuUsage();
    ({ done } = iterator.next());
    const { user, system } = process.cpuUsage(begin);
    const time = (user + system) / 1000;
    total += time;
    longest = Math.max(longest, time);
  }
  return { total, longest };
}

function least(one: Times, other: Times): Times {
  return { total: Math.min(one.total, other.total), longest: Math.min(one.longest, other.longest) };
}
