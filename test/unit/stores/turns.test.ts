import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { inTurns } from '../../../src/stores/turns';

describe('works that take turns', () => {
  const { signal } = new AbortController();

  it('begin when the one before has ended, however it ended', async () => {
    const take = inTurns();
    const happened: string[] = [];
    let end = () => {};
    const first = take(signal, async () => {
      happened.push('first begins');
      await new Promise<void>(resolve => (end = resolve));
      happened.push('first ends');
      throw new Error('failed');
    });
    const second = take(signal, async () => {
      happened.push('second');
      return 2;
    });
    await Promise.resolve();
    await Promise.resolve();
    assert.deepEqual(happened, ['first begins']);
    end();
    await assert.rejects(first, /failed/);
    assert.equal(await second, 2);
    assert.deepEqual(happened, ['first begins', 'first ends', 'second']);
  });

  it('are left at once when they are aborted, and never begin', async () => {
    const take = inTurns();
    const { signal: other, abort } = controller();
    let end = () => {};
    const first = take(signal, () => new Promise<void>(resolve => (end = resolve)));
    let hasBegun = false;
    const second = take(other, async () => {
      hasBegun = true;
    });
    abort();
    await assert.rejects(second, { name: 'AbortError' });
    end();
    await first;
    assert.equal(await take(signal, async () => 3), 3);
    assert.equal(hasBegun, false);
  });
});

function controller() {
  const one = new AbortController();
  return { signal: one.signal, abort: () => one.abort() };
}

describe('works that have had their turn', () => {
  it('leave nothing at their signal', async () => {
    const take = inTurns();
    const { signal } = new AbortController();
    assert.equal(await take(signal, async () => 1), 1);
    await assert.rejects(take(signal, () => Promise.reject(new Error('broken'))));
    await new Promise(resolve => setImmediate(resolve));
    assert.deepEqual(getEventListeners(signal, 'abort'), []);
  });
});
