import assert from 'node:assert/strict';
import { plainText } from '../../../src/core/plainText';

describe('a text of an event in a row', () => {
  it('stays as it is when it is harmless', () => {
    for (const text of ['alice → Admin, denied', 'Zoë', '日本語', '<b>$(trash)</b> [x](command:y)'])
      assert.equal(plainText(text), text);
  });

  it('cannot break the row or turn its direction', () => {
    assert.equal(plainText('a\nb\tc\u001b[31m'), 'a\ufffdb\ufffdc\ufffd[31m');
    assert.equal(plainText('ecila\u202e\u2067\u200f'), 'ecila\ufffd\ufffd\ufffd');
  });

  it('is cut when it is endless', () => {
    assert.equal(plainText('x'.repeat(10_000)).length, 201);
  });
});
