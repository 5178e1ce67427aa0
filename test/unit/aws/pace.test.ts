import assert from 'node:assert/strict';
import { createPacer } from '../../../src/aws/pace';
import { testClock } from './testClock';

describe('the pace of requests', () => {
  const never = new AbortController().signal;

  /** Asks for turns and notes when each comes. */
  function paced() {
    const clock = testClock();
    const pacer = createPacer(500, clock);
    const starts: string[] = [];
    const ask = (name: string, key = 'demo', signal = never) =>
      pacer.turn(key, signal).then(() => starts.push(`${name} at ${clock.now()}`));
    return { clock, pacer, starts, ask };
  }

  it('lets the first start at once and the others half a second apart, in their order', async () => {
    const { clock, starts, ask } = paced();
    void ask('a');
    void ask('b');
    void ask('c');
    await clock.advance(2000);
    assert.deepEqual(starts, ['a at 0', 'b at 500', 'c at 1000']);
  });

  it('counts from the last start, however long ago somebody asked', async () => {
    const { clock, starts, ask } = paced();
    void ask('a');
    await clock.advance(300);
    void ask('b');
    await clock.advance(5000);
    void ask('c');
    await clock.advance(0);
    assert.deepEqual(starts, ['a at 0', 'b at 500', 'c at 5300']);
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
    const left = assert.rejects(ask('b', 'demo', controller.signal), /enough/);
    void ask('c');
    await clock.advance(100);
    controller.abort(new Error('enough'));
    await left;
    await clock.advance(2000);
    assert.deepEqual(starts, ['a at 0', 'c at 500']);
    assert.equal(clock.pending(), 0);
  });

  it('leaves no timer behind when the last one has left', async () => {
    const { clock, ask } = paced();
    const controller = new AbortController();
    void ask('a');
    const left = assert.rejects(ask('b', 'demo', controller.signal));
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
    void ask('a');
    void ask('b');
    pacer.hold('demo', 4000);
    pacer.hold('demo', 1000);
    await clock.advance(10_000);
    assert.deepEqual(starts, ['a at 0', 'b at 4000']);
  });
});
