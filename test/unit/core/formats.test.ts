import assert from 'node:assert/strict';
import { notCloudTrail, formatOf } from '../../../src/core/formats';
import { anEvent } from './sampleEvents';

const event = JSON.stringify(anEvent());

describe('formats', () => {
  const shapes: readonly (readonly [string, string, string])[] = [
    ['a log file', `{"Records":[${event},${event}]}`, 'logFile'],
    [
      'a log file with other keys first',
      `{"Owner": {"a": [1]}, "Records": [ ${event} ]}`,
      'logFile',
    ],
    ['a single event', event, 'singleEvent'],
    ['a single event, indented', JSON.stringify(anEvent(), null, 2), 'singleEvent'],
    ['a bare array', `[${event}]`, 'bareArray'],
    ['JSON lines', `${event}\n${event}\n`, 'jsonLines'],
    ['JSON lines with blank lines', `\n${event}\r\n\r\n${event}`, 'jsonLines'],
    ['a text with a byte order mark', `\ufeff{"Records":[${event}]}`, 'logFile'],
    [
      'a record of the early years',
      '{"EventName":"A","EventTime":"","UserIdentity":{}}',
      'singleEvent',
    ],
  ];
  for (const [name, text, format] of shapes) {
    it(`recognises ${name}`, () => assert.equal(formatOf(text)?.format.id, format));
  }

  for (const key of Object.keys(anEvent())) {
    it(`still recognises an event without ${key}`, () => {
      const rest = Object.fromEntries(Object.entries(anEvent()).filter(([name]) => name !== key));
      assert.equal(formatOf(JSON.stringify(rest))?.format.id, 'singleEvent');
    });
  }

  const long = 'x'.repeat(100_000);
  const lateShapes: readonly (readonly [string, string, string])[] = [
    [
      'a log file',
      `{"Records":[{"requestParameters":{"a":"${long}"},${event.slice(1)}]}`,
      'logFile',
    ],
    ['a single event', `{"requestParameters":"${long}",${event.slice(1)}`, 'singleEvent'],
    ['an array', `[{"requestParameters":"${long}",${event.slice(1)}]`, 'bareArray'],
    ['JSON lines', `{"a":"${long}",${event.slice(1)}\n${event}`, 'jsonLines'],
  ];
  for (const [name, text, format] of lateShapes)
    it(`recognises ${name} whose first field is longer than its beginning`, () =>
      assert.equal(formatOf(text)?.format.id, format));

  for (const source of ['aws:s3', 'aws:', 'ecs.aliyuncs.com'])
    for (const edits of [{}, { s3: {}, messageId: 'a', TopicArn: 'b', digestS3Object: 'c' }])
      it(`keeps a whole event that says it is of ${source}, with ${Object.keys(edits).length} keys`, () => {
        const odd = JSON.stringify({ ...edits, ...anEvent({ eventSource: source }) });
        assert.equal(formatOf(`{"Records":[${odd}]}`)?.format.id, 'logFile');
      });

  const others: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['an empty object', '{}'],
    ['an empty list', '[]'],
    ['a package manifest', '{"name":"a","version":"1.0.0","resources":[]}'],
    ['text that is not JSON', 'eventVersion userIdentity eventTime'],
    [
      'an S3 notification',
      '{"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1","eventTime":"2026-01-01T00:00:00.000Z","eventName":"ObjectCreated:Put","userIdentity":{"principalId":"A"},"requestParameters":{"sourceIPAddress":"192.0.2.1"},"responseElements":{},"s3":{}}]}',
    ],
    [
      'a DynamoDB stream record',
      '{"Records":[{"eventID":"1","eventVersion":"1.0","dynamodb":{},"awsRegion":"us-east-1","eventName":"INSERT","eventSource":"aws:dynamodb"}]}',
    ],
    [
      'an audit event of another cloud',
      '{"eventId":"1","eventVersion":"1","eventSource":"ecs-cn-beijing.aliyuncs.com","sourceIpAddress":"192.0.2.1","userIdentity":{},"eventName":"A","eventType":"ApiCall","requestParameters":{}}',
    ],
  ];
  for (const [name, text] of others) {
    it(`leaves ${name} alone`, () => assert.equal(formatOf(text), undefined));
  }
  for (const [name, text] of others.slice(5)) {
    it(`leaves ${name} alone under any name`, () =>
      assert.equal(formatOf(text, { assumed: true }), undefined));
  }

  const known: readonly (readonly [string, string, RegExp])[] = [
    ['Security Lake', '{"class_uid":6003,"metadata":{"product":{"name":"CloudTrail"}}}', /OCSF/],
    ['a delivery notice', '{"s3Bucket":"b","s3ObjectKey":["a.json.gz"]}', /delivered/],
    ['an SNS message', '{"Type":"Notification","TopicArn":"arn:aws:sns:x","Message":"{}"}', /SNS/],
    [
      'an S3 notification',
      '{"Records":[{"eventSource":"aws:s3","s3":{}}]}',
      /S3 event notification/,
    ],
    ['another cloud', '{"acsRegion":"cn-beijing","eventName":"A"}', /another cloud/],
  ];
  for (const [name, text, note] of known) {
    it(`says of ${name} what it is`, () => {
      assert.equal(formatOf(text, { assumed: true }), undefined);
      assert.match(notCloudTrail(text)?.template ?? '', note);
    });
  }

  it('takes an unfinished event for one when its name says so', () => {
    assert.equal(formatOf('{"eventVersion": "1.', { assumed: true })?.format.id, 'singleEvent');
    assert.equal(formatOf('{"eventVersion": "1.'), undefined);
    assert.equal(formatOf('{"Records":[]}', { assumed: true })?.format.id, 'logFile');
  });
});
