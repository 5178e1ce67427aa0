import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { abortable } from '../../../src/aws/abortable';

describe('a promise that is waited for until a signal', () => {
  const reason = new Error('enough');
  const never = new Promise<never>(() => undefined);

  it('gives what the promise gives, and leaves nothing at the signal', async () => {
    const { signal } = new AbortController();
    assert.equal(await abortable(Promise.resolve(7), signal), 7);
    await assert.rejects(abortable(Promise.reject(reason), signal), reason);
    assert.deepEqual(getEventListeners(signal, 'abort'), []);
  });

  it('is left with the reason, meanwhile and before', async () => {
    const controller = new AbortController();
    const left = abortable(never, controller.signal);
    controller.abort(reason);
    await assert.rejects(left, reason);
    assert.deepEqual(getEventListeners(controller.signal, 'abort'), []);
    await assert.rejects(abortable(never, controller.signal), reason);
  });
});
