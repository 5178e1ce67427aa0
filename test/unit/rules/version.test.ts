import assert from 'node:assert/strict';
import { minorOf, NEWEST_MINOR, NEWEST_VERSION } from '../../../src/core/rules/version';

describe('the version of an event', () => {
  it('has a minor part', () => {
    assert.deepEqual(
      ['1.0', '1.01', '1.08', '1.11', '1.12', '2.3'].map(minorOf),
      [0, 1, 8, 11, 12, 3],
    );
    assert.equal(minorOf(NEWEST_VERSION), NEWEST_MINOR);
  });

  it('is none where it is written otherwise', () => {
    for (const other of ['', '1', '1.', 'x1.08', '1.08x', '1.0.8', 1.08, null, undefined, {}])
      assert.equal(minorOf(other), -1, JSON.stringify(other));
  });
});
