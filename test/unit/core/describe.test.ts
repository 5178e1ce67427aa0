import assert from 'node:assert/strict';
import { describe as describeEvent, oneLine } from '../../../src/core/describe';
import type { JsonObject } from '../../../src/core/cloudTrailEvent';
import { anEvent } from './sampleEvents';

const session: JsonObject = {
  type: 'AssumedRole',
  arn: 'arn:aws:sts::111122223333:assumed-role/Admin/alice@example.com',
  sessionContext: { sessionIssuer: { type: 'Role', userName: 'Admin' } },
};

describe('describe', () => {
  const lines: readonly (readonly [string, JsonObject, string])[] = [
    ['an IAM user', {}, '09:01:03 ListUsers — alice'],
    ['a role session', { userIdentity: session }, '09:01:03 ListUsers — Admin / alice@example.com'],
    [
      'a denied call on something',
      {
        eventName: 'AssumeRole',
        requestParameters: { roleArn: 'arn:aws:iam::111122223333:role/ops/Admin' },
        errorCode: 'AccessDenied',
      },
      '09:01:03 AssumeRole — alice → Admin, denied',
    ],
    [
      'root',
      {
        userIdentity: {
          type: 'Root',
          accountId: '111122223333',
          arn: 'arn:aws:iam::111122223333:root',
        },
      },
      '09:01:03 ListUsers — root of 1111-2222-3333',
    ],
    [
      'a service',
      { userIdentity: { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' } },
      '09:01:03 ListUsers — ec2 (AWS service)',
    ],
    [
      'another account',
      { userIdentity: { type: 'AWSAccount', accountId: '444455556666', principalId: 'AIDAX' } },
      '09:01:03 ListUsers — someone in 4444-5555-6666',
    ],
    [
      'a time in another form',
      { eventTime: '2026-11-18 09:01:03.000' },
      '09:01:03 ListUsers — alice',
    ],
    ['a dry run', { errorCode: 'Client.DryRunOperation' }, '09:01:03 ListUsers — alice, dry run'],
    [
      'a failure without a code',
      { errorMessage: 'Failed authentication' },
      '09:01:03 ListUsers — alice, failed',
    ],
    [
      'a user of Identity Center',
      { userIdentity: { type: 'IdentityCenterUser', onBehalfOf: { userId: 'b1c2' } } },
      '09:01:03 ListUsers — Identity Center user b1c2',
    ],
    [
      'a user of Identity Center without an id',
      { userIdentity: { type: 'IdentityCenterUser' } },
      '09:01:03 ListUsers — Identity Center user',
    ],
    [
      'a user of Identity Center with a name',
      { userIdentity: { type: 'IdentityCenterUser', userName: 'carol', onBehalfOf: {} } },
      '09:01:03 ListUsers — carol',
    ],
    ['root alone', { userIdentity: { type: 'Root' } }, '09:01:03 ListUsers — root'],
    ['a role alone', { userIdentity: { type: 'AssumedRole' } }, '09:01:03 ListUsers — a role'],
    [
      'an anonymous caller',
      { userIdentity: { type: 'AWSAccount', accountId: 'ANONYMOUS_PRINCIPAL' } },
      '09:01:03 ListUsers — anonymous',
    ],
    [
      'an account without an id',
      { userIdentity: { type: 'AWSAccount' } },
      '09:01:03 ListUsers — another account',
    ],
    [
      'a federated user by the ARN',
      {
        userIdentity: {
          type: 'FederatedUser',
          arn: 'arn:aws:sts::111122223333:federated-user/bob',
        },
      },
      '09:01:03 ListUsers — bob',
    ],
    [
      'a service in China',
      { userIdentity: { invokedBy: 'ec2.amazonaws.com.cn' } },
      '09:01:03 ListUsers — ec2 (AWS service)',
    ],
    [
      'whom only a principal id names',
      { userIdentity: { principalId: 'AIDAX', accountId: '111122223333' } },
      '09:01:03 ListUsers — AIDAX',
    ],
    [
      'whom only an account names',
      { userIdentity: { accountId: '111122223333' } },
      '09:01:03 ListUsers — 1111-2222-3333',
    ],
    [
      'the most telling of several parameters',
      { requestParameters: { name: 'x', groupId: 'sg-1', userName: 'bob' } },
      '09:01:03 ListUsers — alice → bob',
    ],
    [
      'a resource where no parameter tells',
      { requestParameters: { other: 'x' }, resources: [{ ARN: 'arn:aws:s3:::logs' }] },
      '09:01:03 ListUsers — alice → logs',
    ],
    [
      'a queue by the end of its address',
      { requestParameters: { queueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs' } },
      '09:01:03 ListUsers — alice → jobs',
    ],
    [
      'an Insights event',
      {
        eventName: undefined,
        userIdentity: undefined,
        insightDetails: { eventName: 'RunInstances' },
      },
      '09:01:03 RunInstances — CloudTrail Insights',
    ],
    ['nobody', { userIdentity: {} }, '09:01:03 ListUsers — unknown caller'],
    [
      'a failure',
      { errorCode: 'NoSuchBucket' },
      '09:01:03 ListUsers — alice, failed: NoSuchBucket',
    ],
    [
      'wrong types',
      { userIdentity: 7, eventTime: [], requestParameters: 'x' },
      'ListUsers — unknown caller',
    ],
  ];
  for (const [name, changes, line] of lines) {
    it(`words ${name}`, () => assert.equal(oneLine(anEvent(changes)), line));
  }

  const kinds: readonly (readonly [JsonObject, string])[] = [
    [{}, 'read'],
    [{ readOnly: false, eventName: 'CreateUser' }, 'write'],
    [{ readOnly: false, eventName: 'DeleteTrail' }, 'delete'],
    [{ errorCode: 'Client.UnauthorizedOperation' }, 'denied'],
    [{ errorCode: 'NoSuchBucket' }, 'failed'],
    [{ eventType: 'AwsConsoleSignIn', errorMessage: 'Failed authentication' }, 'sign-in'],
    [{ userIdentity: { type: 'Root' } }, 'root'],
    [{ eventType: 'AwsServiceEvent' }, 'service'],
    [{ eventType: 'AwsCloudTrailInsight' }, 'insight'],
  ];
  for (const [changes, kind] of kinds) {
    it(`knows ${kind} from ${JSON.stringify(changes)}`, () =>
      assert.equal(describeEvent(anEvent(changes)).kind, kind));
  }

  it('reads the records of the early years', () => {
    const line = oneLine({
      EventName: 'AttachPolicy',
      EventTime: '2016-04-08T23:51:36Z',
      UserIdentity: { ...session },
      ErrorCode: '',
    });
    assert.equal(line, '23:51:36 AttachPolicy — Admin / alice@example.com');
  });
});
