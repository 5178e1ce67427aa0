import assert from 'node:assert/strict';
import { inSlices, stepsInSlices, turns, type Pace } from '../../src/host/slices';

/** A clock that only work moves on, and a note of each turn that others had. */
function pacing() {
  let time = 0;
  const turns: number[] = [];
  const pace: Pace = {
    now: () => time,
    turn: () => {
      turns.push(time);
      return Promise.resolve();
    },
    isCrowded: () => false,
  };
  return { pace, turns, work: (ms: number) => (time += ms) };
}

const never = () => false;

describe('work in slices', () => {
  it('gives the others a turn before a frame is over, whatever a step takes', async () => {
    for (const cost of [0.1, 1, 3]) {
      const { pace, turns, work } = pacing();
      const steps = (function* () {
        for (let step = 0; step < 200; step++) yield work(cost);
      })();
      assert.equal(await inSlices(steps, () => undefined, never, pace), true);
      assert.equal(turns.length, Math.floor((200 * cost) / (Math.ceil(6 / cost) * cost)));
      const slices = turns.map((at, index) => at - (turns[index - 1] ?? 0));
      assert.ok(Math.max(...slices, 0) < 16, `a slice of ${Math.max(...slices)} ms`);
    }
  });

  it('stops before the next step once it is cancelled, also while the others have their turn', async () => {
    const { pace, turns, work } = pacing();
    let taken = 0;
    let isCancelled = false;
    const steps = (function* () {
      for (;;) yield work(1);
    })();
    const turn = () => {
      isCancelled = turns.length === 2;
      return pace.turn();
    };
    const whole = await inSlices(
      steps,
      () => taken++,
      () => isCancelled,
      { ...pace, turn },
    );
    assert.equal(whole, false);
    assert.equal(taken, 18);
  });

  it('has one slice in a turn, however many work at a time', async () => {
    const { pace, work } = pacing();
    let waiting: (() => void)[] = [];
    const shared = { ...pace, ...turns(run => waiting.push(run)) };
    let worked: string[] = [];
    const start = (name: string) =>
      inSlices(
        (function* () {
          for (let step = 0; step < 15; step++) yield work(1);
        })(),
        () => worked.push(name),
        never,
        shared,
      );
    const all = Promise.all(['check', 'outline', 'links'].map(start));
    const byTurn: string[] = [];
    for (;;) {
      // What was asked for meanwhile waits for the next turn of the event loop.
      await new Promise(setImmediate);
      byTurn.push([...new Set(worked)].join());
      if (waiting.length === 0) break;
      const due = waiting;
      [waiting, worked] = [[], []];
      due.forEach(run => run());
    }
    assert.deepEqual(await all, [true, true, true]);
    assert.deepEqual(byTurn.filter(Boolean), [
      ...['check', 'check', 'outline', 'links'],
      ...['check', 'outline', 'links', 'outline', 'links'],
    ]);
  });

  it('hands out each value in order, and what the steps return', async () => {
    const { pace } = pacing();
    const values: number[] = [];
    const numbers = [1, 2, 3].values();
    assert.equal(await inSlices(numbers, value => values.push(value), never, pace), true);
    assert.deepEqual(values, [1, 2, 3]);
    const steps = (function* (): Generator<void, string> {
      yield;
      return 'done';
    })();
    assert.deepEqual(await stepsInSlices(steps, never, pace), { value: 'done' });
  });

  it('lets an error of a step rise', async () => {
    const steps = (function* (): Generator<void, void> {
      yield;
      throw new Error('broken');
    })();
    await assert.rejects(stepsInSlices(steps, never, pacing().pace), /broken/);
  });
});
