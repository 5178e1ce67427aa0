import assert from 'node:assert/strict';
import {
  ANY_EVENT,
  eventTime,
  FILTER_ATTRIBUTES,
  matches,
  sessionOf,
  valuesFor,
  valuesOf,
  type EventFilter,
} from '../../src/core/query';

const EVENT = {
  eventTime: '2026-01-31T12:01:03Z',
  eventName: 'PutObject',
  eventSource: 's3.amazonaws.com',
  eventID: '11111111-2222-4333-8444-555555555555',
  readOnly: false,
  errorCode: 'AccessDenied',
  sourceIPAddress: '192.0.2.7',
  awsRegion: 'eu-west-1',
  recipientAccountId: '111122223333',
  requestID: 'K2ZEXAMPLE',
  sharedEventID: '99999999-2222-4333-8444-555555555555',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAIOSFODNN7EXAMPLE:alice@example.com',
    arn: 'arn:aws:sts::111122223333:assumed-role/Admin/alice@example.com',
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    sessionContext: {
      attributes: { creationDate: '2026-01-31T11:58:00Z', mfaAuthenticated: 'false' },
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROAIOSFODNN7EXAMPLE',
        arn: 'arn:aws:iam::111122223333:role/Admin',
        userName: 'Admin',
      },
    },
  },
  requestParameters: {
    bucketName: 'amzn-s3-demo-bucket',
    groups: [{ groupId: 'sg-0123456789EXAMPLE' }, 7, null],
  },
  responseElements: null,
  resources: [{ ARN: 'arn:aws:s3:::amzn-s3-demo-bucket', type: 'AWS::S3::Bucket' }],
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

  it('finds the caller by ARN and id, its role too, and a service by its name', () => {
    for (const value of [
      EVENT.userIdentity.arn,
      EVENT.userIdentity.principalId,
      'arn:aws:iam::111122223333:role/Admin',
      'AROAIOSFODNN7EXAMPLE',
    ])
      assert.ok(meets('principal', value), value);
    assert.ok(!meets('principal', 'alice@example.com'));
    const service = { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' };
    assert.ok(meets('principal', 'ec2.amazonaws.com', { userIdentity: service }));
    const forwarded = { type: 'IAMUser', invokedBy: 'ec2.amazonaws.com' };
    assert.ok(!meets('principal', 'ec2.amazonaws.com', { userIdentity: forwarded }));
  });

  it('tells a session by its id and the time of its credentials', () => {
    const session = 'AROAIOSFODNN7EXAMPLE:alice@example.com 2026-01-31T11:58:00Z';
    assert.equal(sessionOf(EVENT), session);
    assert.ok(meets('session', session));
    assert.ok(!meets('session', session.replace('11:58', '11:59')));
    assert.equal(sessionOf({ userIdentity: { principalId: 'AIDAEXAMPLE' } }), undefined);
  });

  it('finds the other fields that a search names', () => {
    assert.ok(meets('errorCode', 'AccessDenied'));
    assert.ok(meets('sourceIPAddress', '192.0.2.7'));
    assert.ok(!meets('sourceIPAddress', '192.0.2'));
    assert.ok(meets('awsRegion', 'eu-west-1'));
    assert.ok(meets('recipientAccountId', '111122223333'));
    assert.ok(meets('requestId', 'K2ZEXAMPLE'));
    assert.ok(meets('requestId', EVENT.sharedEventID));
    assert.ok(!meets('requestId', EVENT.eventID));
  });

  it('finds a resource wherever the call names it', () => {
    assert.ok(meets('resource', 'amzn-s3-demo-bucket'));
    assert.ok(meets('resource', 'arn:aws:s3:::amzn-s3-demo-bucket'));
    assert.ok(meets('resource', 'sg-0123456789EXAMPLE'));
    assert.ok(!meets('resource', 'sg-0123456789'));
    assert.ok(!meets('resource', 'Admin'));
    const answered = { responseElements: { accessKey: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE' } } };
    assert.ok(meets('resource', 'AKIAIOSFODNN7EXAMPLE', answered));
  });

  it('looks into requests however deep they are', () => {
    let deep: object = { id: 'i-0123456789EXAMPLE' };
    for (let depth = 0; depth < 50_000; depth++) deep = { deep };
    for (const attribute of ['resource', 'text'] as const)
      assert.ok(meets(attribute, 'i-0123456789EXAMPLE', { requestParameters: deep }), attribute);
  });

  it('finds free text anywhere, without regard to case, and wants all of it', () => {
    assert.ok(meets('text', 'SG-0123'));
    assert.ok(meets('text', '"mfaAuthenticated":"false"'));
    assert.ok(!meets('text', 'nowhere'));
    const both = (...values: string[]) =>
      matches({ filters: values.map(value => ({ attribute: 'text', value })) }, EVENT);
    assert.ok(both('putobject', 'admin'));
    assert.ok(!both('putobject', 'nowhere'));
  });

  it('takes several values of one attribute as alternatives', () => {
    const names = ['PutObject', 'DeleteObject'].map(value => ({
      attribute: 'eventName' as const,
      value,
    }));
    assert.ok(matches({ filters: names }, EVENT));
    assert.ok(matches({ filters: [...names].reverse() }, EVENT));
    assert.ok(!matches({ filters: names }, { ...EVENT, eventName: 'GetObject' }));
    assert.ok(!matches({ filters: [...names, { attribute: 'userName', value: 'x' }] }, EVENT));
    assert.deepEqual(valuesFor({ filters: names }, 'eventName'), ['PutObject', 'DeleteObject']);
  });

  it('finds an event by every value that a picker offers for it', () => {
    for (const attribute of FILTER_ATTRIBUTES) {
      const values = valuesOf(EVENT, attribute);
      assert.equal(values.length === 0, attribute === 'text', attribute);
      for (const value of values) assert.ok(meets(attribute, value), `${attribute} ${value}`);
    }
  });

  it('wants the filters of every attribute met', () => {
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

describe('the time of an event', () => {
  it('is the same by its digits as by its pattern', () => {
    for (const time of [
      '2026-01-31T12:01:03Z',
      '2026-02-30T12:01:03Z',
      '2024-02-29T23:59:59Z',
      '2026-13-01T00:00:00Z',
      '2026-01-31T24:00:00Z',
      '2026-01-31T12:60:00Z',
      '2026-01-31T12:01:60Z',
      '2026-01-31 12:01:03Z',
      '2026-01-31T12-01-03Z',
      '2026-01-31T12:01: 3Z',
      '0000-01-01T00:00:00Z',
      '9999-12-31T23:59:59Z',
      'yesterday at no timeZ',
    ]) {
      // With a fraction of nothing it goes through the pattern.
      const byPattern = eventTime({ eventTime: time.replace(/Z$/, '.000Z') });
      assert.equal(eventTime({ eventTime: time }), byPattern, time);
    }
    assert.equal(eventTime({ eventTime: '2026-01-31T12:01:03Z' }), Date.UTC(2026, 0, 31, 12, 1, 3));
  });
});
