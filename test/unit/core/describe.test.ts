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
