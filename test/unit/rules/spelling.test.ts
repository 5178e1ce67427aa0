import assert from 'node:assert/strict';
import { lettersApart, mayBe } from '../../../src/core/rules/spelling';

describe('spelling', () => {
  it('counts letters put in, left out, replaced and swapped', () => {
    assert.equal(lettersApart('eventTime', 'eventTime'), 0);
    assert.equal(lettersApart('eventTme', 'eventTime'), 1);
    assert.equal(lettersApart('eventTimee', 'eventTime'), 1);
    assert.equal(lettersApart('eventTxme', 'eventTime'), 1);
    assert.equal(lettersApart('eventTmie', 'eventTime'), 1);
    assert.equal(lettersApart('', 'arn'), 3);
    assert.equal(lettersApart('kitten', 'sitting'), 3);
  });

  it('counts the same from either side, and as the definition says', () => {
    const apart = (one: string, other: string): number => {
      if (one === '' || other === '') return one.length + other.length;
      const [a, b] = [one.slice(0, -1), other.slice(0, -1)];
      const replaced = apart(a, b) + (one.at(-1) === other.at(-1) ? 0 : 1);
      const isSwapped = one.length > 1 && other.length > 1;
      const swapped =
        isSwapped && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1)
          ? apart(one.slice(0, -2), other.slice(0, -2)) + 1
          : Infinity;
      return Math.min(apart(a, other) + 1, apart(one, b) + 1, replaced, swapped);
    };
    const words = ['', 'a', 'b', 'ab', 'ba', 'abc', 'acb', 'bca', 'cab', 'abca', 'bacb', 'cabab'];
    for (const one of words)
      for (const other of words)
        assert.equal(lettersApart(one, other), apart(one, other), `${one} ${other}`);
  });

  it('does not count case, blanks and hyphens', () => {
    for (const key of ['EventTime', 'event_time', 'event-time', 'EVENT TIME'])
      assert.equal(lettersApart(key, 'eventTime'), 0, key);
  });

  it('allows two letters in a long key and one in a short one', () => {
    assert.ok(mayBe('RequestParamters', 'requestParameters'));
    assert.ok(mayBe('recipientAccountID', 'recipientAccountId'));
    assert.ok(mayBe('tpye', 'type'));
    assert.ok(mayBe('reson', 'reason'));
    assert.ok(mayBe('rson', 'reason'));
    assert.ok(!mayBe('rsn', 'reason'));
    assert.ok(mayBe('stae', 'state'));
    assert.ok(!mayBe('sta', 'state'));
    assert.ok(mayBe('xxregion', 'region'));
    assert.ok(!mayBe('xxxregion', 'region'));
    assert.ok(!mayBe('tags', 'type'));
    assert.ok(!mayBe('host', 'arn'));
    assert.ok(!mayBe('sourceIP', 'sourceIPAddress'));
  });
});
