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

  it('does not count case, blanks and hyphens', () => {
    for (const key of ['EventTime', 'event_time', 'event-time', 'EVENT TIME'])
      assert.equal(lettersApart(key, 'eventTime'), 0, key);
  });

  it('allows two letters in a long key and one in a short one', () => {
    assert.ok(mayBe('RequestParamters', 'requestParameters'));
    assert.ok(mayBe('recipientAccountID', 'recipientAccountId'));
    assert.ok(mayBe('tpye', 'type'));
    assert.ok(!mayBe('tags', 'type'));
    assert.ok(!mayBe('host', 'arn'));
    assert.ok(!mayBe('sourceIP', 'sourceIPAddress'));
  });
});
