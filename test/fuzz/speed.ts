import { openLog } from '../../src/core/eventLog';
import { CALLS, type Call } from './calls';
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
export function speed({ step, factor, rounds }: Patience): Property {
  return {
    name: 'speed',
    check({ text, random }) {
      const growth = growthOf(text, random);
      if (!growth) return;
      const [small, large] = [growth.text(LENGTH), growth.text(2 * LENGTH)];
      const logs = [small, large].map(one => openLog(one, { assumed: true }));
      const [one, two] = logs;
      if (!one || !two || large.length > 3 * LENGTH) return;
      for (const call of random.chance(0.5) ? CALLS : [random.pick(CALLS), random.pick(CALLS)]) {
        let times = [timed(call, one), timed(call, two)] as const;
        const isSlow = () => times[0].longest > step || (times[1].total > FLOOR && times[1].total > factor * times[0].total);
        for (let round = 0; isSlow() && round < rounds; round++) {
          const again = [timed(call, one), timed(call, two)] as const;
          times = [least(times[0], again[0]), least(times[1], again[1])];
        }
        if (!isSlow()) continue;
        const detail = `${growth.of}: ${JSON.stringify(times)}`;
        if (times[0].longest > step) throw new Broken(`${call.name} does not give way`, detail);
        throw new Broken(`${call.name} takes more than twice as long for twice as much`, detail);
      }
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
