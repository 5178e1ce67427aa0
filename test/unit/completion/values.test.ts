import assert from 'node:assert/strict';
import { english } from '../../../src/core/message';
import { errorKind } from '../../../src/core/values/errorCode';
import { completion, completions, labels } from './typing';

const first = (marked: string) => labels(marked)[0];

describe('values that are offered', () => {
  it('are those that AWS lists', () => {
    assert.deepEqual(
      labels('{ "userIdentity": { "sessionContext": { "sessionIssuer": { "type": "|" } } } }'),
      ['Role', 'IAMUser', 'Root'],
    );
    assert.equal(first('{ "eventVersion": "|" }'), '1.11');
  });

  it('say what they mean', () => {
    const type = completion('{ "userIdentity": { "type": "|" } }', 'AWSAccount');
    assert.match(type.words(english), /^Someone from another account/);
    const code = completion('{ "errorCode": "|" }', 'AccessDenied');
    assert.match(code.words(english), /^Denied: /);
    const region = completion('{ "awsRegion": "|" }', 'eu-central-1');
    assert.equal(region.beside, 'Frankfurt');
    const source = completion('{ "eventSource": "|" }', 'monitoring.amazonaws.com');
    assert.equal(source.beside, 'Amazon CloudWatch');
  });

  it('are error codes as the service writes them, whose meaning is known', () => {
    assert.equal(
      first('{ "eventSource": "ec2.amazonaws.com", "errorCode": "|" }'),
      'Client.UnauthorizedOperation',
    );
    assert.deepEqual(labels('{ "eventType": "AwsVpceEvent", "errorCode": "|" }').slice(0, 1), [
      'VpceAccessDenied',
    ]);
    for (const source of ['ec2', 'iam', 's3', 'sts', 'kms', 'cloudtrail', 'ssm', 'secretsmanager'])
      for (const code of labels(`{ "eventSource": "${source}.amazonaws.com", "errorCode": "|" }`))
        assert.ok(errorKind(code), code);
  });

  it('are the event names of the event source', () => {
    assert.deepEqual(labels('{ "eventSource": "iam.amazonaws.com", "eventName": "|" }'), [
      'CreateUser',
      'DeleteUser',
    ]);
    assert.deepEqual(labels('{ "eventName": "|" }'), []);
    const events = [
      { eventSource: 's3.amazonaws.com', eventName: 'GetObject' },
      { eventSource: 'kms.amazonaws.com', eventName: 'Decrypt' },
    ];
    assert.deepEqual(
      labels(`[${events.map(event => JSON.stringify(event)).join()},
        { "eventSource": "kms.amazonaws.com", "eventName": "|" }]`),
      ['Decrypt'],
    );
  });

  const IMPLIED: readonly (readonly [string, string])[] = [
    ['{ "eventName": "GetObject", "readOnly": | }', 'true'],
    ['{ "eventName": "AssumeRole", "readOnly": | }', 'true'],
    ['{ "eventName": "DeleteTrail", "readOnly": | }', 'false'],
    ['{ "eventCategory": "Data", "managementEvent": | }', 'false'],
    ['{ "eventTime": "|" }', '2026-03-02T09:14:07Z'],
    ['{ "eventSource": "iam.amazonaws.com", "awsRegion": "|" }', 'us-east-1'],
    [
      '{ "awsRegion": "|", "tlsDetails": { "clientProvidedHostHeader": "kms.eu-west-1.amazonaws.com" } }',
      'eu-west-1',
    ],
    [
      '{ "userIdentity": { "invokedBy": "lambda.amazonaws.com" }, "userAgent": "|" }',
      'lambda.amazonaws.com',
    ],
    [
      '{ "userIdentity": { "type": "Root", "accountId": "111122223333", "arn": "|" } }',
      'arn:aws:iam::111122223333:root',
    ],
    [
      '{ "userIdentity": { "type": "IAMUser", "arn": "arn:aws:iam::444455556666:user/a/bob", "userName": "|" } }',
      'bob',
    ],
    [
      '{ "userIdentity": { "arn": "arn:aws:iam::444455556666:user/bob" }, "recipientAccountId": "|" }',
      '444455556666',
    ],
    [
      '{ "awsRegion": "cn-north-1", "userIdentity": { "type": "Root", "accountId": "111122223333", "arn": "|" } }',
      'arn:aws-cn:iam::111122223333:root',
    ],
    [
      '{ "eventSource": "kms.amazonaws.com", "awsRegion": "eu-west-1", "tlsDetails": { "clientProvidedHostHeader": "|" } }',
      'kms.eu-west-1.amazonaws.com',
    ],
  ];
  for (const [marked, value] of IMPLIED)
    it(`begin with what the event implies: ${value} in ${marked}`, () => {
      const [likeliest] = completions(marked);
      assert.deepEqual([likeliest?.label, likeliest?.isImplied], [value, true]);
    });

  const others = (values: readonly string[], at: (value: string) => object) =>
    values.map(value => JSON.stringify(at(value))).join(', ');

  it('are those of other events, the most frequent first', () => {
    const events = others(['alice', 'bob', 'bob'], userName => ({ userIdentity: { userName } }));
    assert.deepEqual(labels(`[${events}, { "userIdentity": { "userName": "|" } }]`), [
      'bob',
      'alice',
    ]);
  });

  it('are accounts from wherever accounts stand', () => {
    const events = others(['999988887777'], recipientAccountId => ({ recipientAccountId }));
    assert.equal(first(`[${events}, { "userIdentity": { "accountId": "|" } }]`), '999988887777');
  });

  it('do not repeat what belongs to one event alone', () => {
    const id = 'aec6f024-5bd8-4d40-bc89-1b4a6a50df4d';
    assert.deepEqual(labels(`[{ "eventID": "${id}" }, { "eventID": "|" }]`), ['GUID']);
  });

  it('are no hidden and no masked texts', () => {
    const events = others(
      ['a\u202eb', 'a\nb', 'HIDDEN_DUE_TO_SECURITY_REASONS', 'x'.repeat(300), 'fine'],
      userName => ({ requestParameters: { userName } }),
    );
    assert.deepEqual(labels(`[${events}, { "requestParameters": { "userName": "|" } }]`), ['fine']);
  });

  it('do not repeat what stands there already', () => {
    const root = '"userIdentity": { "type": "Root", "accountId": "111122223333"';
    assert.deepEqual(labels(`{ ${root}, "arn": "arn:aws:iam::111122223333:root|" } }`), []);
    assert.ok(!labels('{ "awsRegion": "us-east-1|" }').includes('us-east-1'));
  });

  it('put no markup of an event into their words', () => {
    const name = '`](command:x)<img>';
    const events = others([name], userName => ({ userIdentity: { userName } }));
    const words = completion(`[${events}, { "userIdentity": { "userName": "|" } }]`, name).words(
      english,
    );
    assert.ok(!words.replaceAll(/(`+) ?(.*?) ?\1(?!`)/g, '').includes('command:x'), words);
  });
});
