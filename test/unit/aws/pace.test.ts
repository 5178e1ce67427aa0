import assert from 'node:assert/strict';
import { createPacer } from '../../../src/aws/pace';
import { testClock } from './testClock';

describe('the pace of requests', () => {
  const never = new AbortController().signal;

  /** Asks for turns and notes when each comes; every request is answered at once, or when told so. */
  function paced({ answers = true } = {}) {
    const clock = testClock();
    const pacer = createPacer(2, clock);
    const starts: string[] = [];
    const open = new Map<string, () => void>();
    const ask = (name: string, key = 'demo', signal = never) =>
      pacer.turn(key, signal).then(answered => {
        starts.push(`${name} at ${clock.now()}`);
        if (answers) answered();
        else open.set(name, answered);
      });
    return { clock, pacer, starts, ask, answer: (name: string) => open.get(name)?.() };
  }

  it('lets two start at once and the others a second after, in their order', async () => {
    const { clock, starts, ask } = paced();
    for (const name of ['a', 'b', 'c', 'd', 'e']) void ask(name);
    await clock.advance(2500);
    assert.deepEqual(starts, ['a at 0', 'b at 0', 'c at 1000', 'd at 1000', 'e at 2000']);
  });

  it('counts a request until a second after its answer: it may have arrived as late as that', async () => {
    const { clock, starts, ask, answer } = paced({ answers: false });
    for (const name of ['a', 'b', 'c', 'd']) void ask(name);
    await clock.advance(5000);
    assert.deepEqual(starts, ['a at 0', 'b at 0']);
    answer('b');
    await clock.advance(400);
    answer('a');
    answer('b');
    await clock.advance(5000);
    assert.deepEqual(starts, ['a at 0', 'b at 0', 'c at 6000', 'd at 6400']);
  });

  it('counts nothing of what is long ago', async () => {
    const { clock, starts, ask } = paced();
    void ask('a');
    await clock.advance(300);
    void ask('b');
    await clock.advance(5000);
    void ask('c');
    void ask('d');
    await clock.advance(0);
    assert.deepEqual(starts, ['a at 0', 'b at 300', 'c at 5300', 'd at 5300']);
  });

  it('keeps accounts and Regions apart', async () => {
    const { clock, starts, ask } = paced();
    void ask('a', 'demo|us-east-1');
    void ask('b', 'demo|eu-west-1');
    await clock.advance(0);
    assert.deepEqual(starts, ['a at 0', 'b at 0']);
  });

  it('gives the turn of one who has left to the next', async () => {
    const { clock, starts, ask } = paced();
    const controller = new AbortController();
    void ask('a');
    void ask('b');
    const left = assert.rejects(ask('c', 'demo', controller.signal), /enough/);
    void ask('d');
    await clock.advance(100);
    controller.abort(new Error('enough'));
    await left;
    await clock.advance(2000);
    assert.deepEqual(starts, ['a at 0', 'b at 0', 'd at 1000']);
    assert.equal(clock.pending(), 0);
  });

  it('leaves no timer behind when the last one has left', async () => {
    const { clock, ask } = paced();
    const controller = new AbortController();
    void ask('a');
    void ask('b');
    await clock.advance(0);
    const left = assert.rejects(ask('c', 'demo', controller.signal));
    assert.equal(clock.pending(), 1);
    controller.abort();
    await left;
    assert.equal(clock.pending(), 0);
  });

  it('refuses one whose signal is aborted already', async () => {
    const { ask, starts } = paced();
    await assert.rejects(ask('a', 'demo', AbortSignal.abort(new Error('enough'))), /enough/);
    assert.deepEqual(starts, []);
  });

  it('holds everybody back when told to, and never shortens a wait', async () => {
    const { clock, pacer, starts, ask } = paced();
    pacer.hold('demo', 4000);
    pacer.hold('demo', 1000);
    void ask('a');
    void ask('b');
    await clock.advance(10_000);
    assert.deepEqual(starts, ['a at 4000', 'b at 4000']);
  });

  it('takes two keys for one once they are joined: what runs, what waits and what is held', async () => {
    const { clock, pacer, starts, ask, answer } = paced({ answers: false });
    for (const name of ['a', 'b', 'c']) void ask(name, 'one');
    for (const name of ['x', 'y', 'z']) void ask(name, 'two');
    await clock.advance(100);
    assert.deepEqual(starts, ['a at 0', 'b at 0', 'x at 0', 'y at 0']);
    pacer.join('one', 'two');
    for (const name of ['a', 'b', 'x', 'y']) answer(name);
    await clock.advance(999);
    assert.equal(starts.length, 4);
    await clock.advance(1);
    assert.deepEqual(starts.slice(4), ['z at 1100', 'c at 1100']);
    pacer.join('two', 'one');
    for (const name of ['z', 'c']) answer(name);
    void ask('d', 'one');
    void ask('e', 'two');
    void ask('f', 'three');
    await clock.advance(5000);
    assert.deepEqual(starts.slice(6), ['f at 1100', 'd at 2100', 'e at 2100']);
    for (const name of ['d', 'e', 'f']) answer(name);
    await clock.advance(5000);
    assert.equal(clock.pending(), 0);
  });

  for (const [one, other] of [
    ['early', 'late'],
    ['late', 'early'],
  ] as const)
    it(`holds two that are joined as long as the ${one === 'late' ? 'first' : 'second'} one`, async () => {
      const { clock, pacer, starts, ask } = paced();
      pacer.hold('early', 1000);
      pacer.hold('late', 3000);
      void ask('a', one);
      void ask('b', other);
      pacer.join(one, other);
      await clock.advance(10_000);
      assert.deepEqual(starts.sort(), ['a at 3000', 'b at 3000']);
      assert.equal(clock.pending(), 0);
    });

  it('lets nobody start before its time where one has left that was not the first', async () => {
    const { clock, starts, ask } = paced();
    const controller = new AbortController();
    for (const name of ['a', 'b', 'c', 'd']) void ask(name);
    const left = assert.rejects(ask('e', 'demo', controller.signal));
    void ask('f');
    await clock.advance(10);
    controller.abort();
    await left;
    await clock.advance(5000);
    assert.deepEqual(starts, ['a at 0', 'b at 0', 'c at 1000', 'd at 1000', 'f at 2000']);
  });

  it('counts two in a second at each of its ends', async () => {
    const { clock, starts, ask } = paced();
    void ask('a');
    await clock.advance(500);
    for (const name of ['b', 'c']) void ask(name);
    await clock.advance(499);
    assert.deepEqual(starts, ['a at 0', 'b at 500']);
    await clock.advance(1);
    assert.deepEqual(starts, ['a at 0', 'b at 500', 'c at 1000']);
    void ask('d');
    await clock.advance(499);
    assert.equal(starts.length, 3);
    await clock.advance(1);
    assert.equal(starts.at(-1), 'd at 1500');
  });
});
