import assert from 'node:assert/strict';
import { ANY_EVENT, eventTime, matches, type EventFilter } from '../../src/core/query';

const EVENT = {
  eventTime: '2026-01-31T12:01:03Z',
  eventName: 'PutObject',
  eventSource: 's3.amazonaws.com',
  eventID: '11111111-2222-4333-8444-555555555555',
  readOnly: false,
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAIOSFODNN7EXAMPLE:alice@example.com',
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    sessionContext: { sessionIssuer: { type: 'Role', userName: 'Admin' } },
  },
};

const AT = Date.UTC(2026, 0, 31, 12, 1, 3);

function meets(attribute: EventFilter['attribute'], value: string, event: object = EVENT): boolean {
  return matches({ filters: [{ attribute, value }] }, { ...event });
}

describe('an event query', () => {
  it('takes every event when it asks for nothing', () => {
    assert.ok(matches(ANY_EVENT, EVENT));
    assert.ok(matches(ANY_EVENT, {}));
  });

  it('compares each attribute exactly', () => {
    assert.ok(meets('eventName', 'PutObject'));
    assert.ok(!meets('eventName', 'putobject'));
    assert.ok(!meets('eventName', 'Put'));
    assert.ok(meets('eventSource', 's3.amazonaws.com'));
    assert.ok(!meets('eventSource', 's3'));
    assert.ok(meets('eventId', EVENT.eventID));
    assert.ok(!meets('eventId', EVENT.eventID.toUpperCase().replace('1', '2')));
    assert.ok(meets('accessKeyId', 'ASIAIOSFODNN7EXAMPLE'));
    assert.ok(!meets('accessKeyId', 'AKIAIOSFODNN7EXAMPLE'));
  });

  it('takes readOnly as a boolean and as a word, and misses events without it', () => {
    assert.ok(meets('readOnly', 'false'));
    assert.ok(!meets('readOnly', 'true'));
    assert.ok(meets('readOnly', 'true', { readOnly: 'true' }));
    assert.ok(!meets('readOnly', 'false', {}));
  });

  it('finds a user by its name, a session by its own and by its role, and root', () => {
    assert.ok(meets('userName', 'alice@example.com'));
    assert.ok(meets('userName', 'Admin'));
    assert.ok(!meets('userName', 'alice'));
    assert.ok(meets('userName', 'bob', { userIdentity: { type: 'IAMUser', userName: 'bob' } }));
    assert.ok(meets('userName', 'root', { userIdentity: { type: 'Root' } }));
    assert.ok(!meets('userName', 'root', { userIdentity: { type: 'IAMUser' } }));
  });

  it('wants every filter met', () => {
    const name: EventFilter = { attribute: 'eventName', value: 'PutObject' };
    assert.ok(matches({ filters: [name, { attribute: 'readOnly', value: 'false' }] }, EVENT));
    assert.ok(!matches({ filters: [name, { attribute: 'readOnly', value: 'true' }] }, EVENT));
  });

  it('includes both ends of the time range', () => {
    assert.ok(matches({ from: AT, to: AT, filters: [] }, EVENT));
    assert.ok(!matches({ from: AT + 1, filters: [] }, EVENT));
    assert.ok(!matches({ to: AT - 1, filters: [] }, EVENT));
    assert.ok(!matches({ from: 0, filters: [] }, { eventTime: 'yesterday' }));
  });

  it('finds records of the early years under their documented names', () => {
    const legacy = { EventName: 'PutObject', EventTime: '2016-01-31T12:01:03Z' };
    assert.ok(meets('eventName', 'PutObject', legacy));
    assert.ok(matches({ from: Date.UTC(2016, 0), to: Date.UTC(2017, 0), filters: [] }, legacy));
  });

  it('does not stumble over values of the wrong type', () => {
    assert.ok(!meets('userName', 'alice', { userIdentity: 'alice' }));
    assert.ok(!meets('userName', 'alice', { userIdentity: { principalId: 7 } }));
    assert.ok(!meets('eventName', '7', { eventName: 7 }));
  });
});

describe('the time of an event', () => {
  const time = (eventTimeText: unknown) => eventTime({ eventTime: eventTimeText as string });

  it('is UTC, with or without saying so', () => {
    assert.equal(time('2026-01-31T12:01:03Z'), AT);
    assert.equal(time('2026-01-31T12:01:03'), AT);
    assert.equal(time('2026-01-31 12:01:03.000'), AT);
    assert.equal(time('2026-01-31T14:01:03+02:00'), AT);
  });

  it('is absent when it cannot be read', () => {
    for (const text of ['', 'now', '2026-01-31', '2026-13-31T12:01:03Z', 1769860863, null])
      assert.equal(time(text), undefined);
  });
});
