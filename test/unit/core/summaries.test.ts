import type { CloudTrailEvent, JsonObject } from '../../../src/core/cloudTrailEvent';
import { callerOf, describe as describeEvent, oneLine, storyOf } from '../../../src/core/describe';
import { assertExpected } from '../expected';

const ARN = 'arn:aws:sts::111122223333:assumed-role/Admin/alice';
const issuer = (sessionIssuer: JsonObject) => ({ sessionContext: { sessionIssuer } });

const CALLERS: readonly JsonObject[] = [
  { type: 'AssumedRole', arn: ARN },
  { type: 'AssumedRole', arn: `${ARN}/of/it` },
  { type: 'AssumedRole', arn: 'arn:aws:sts::111122223333:assumed-role/Admin' },
  { type: 'AssumedRole', arn: 'other', userName: 'bob' },
  { type: 'AssumedRole', arn: ARN, ...issuer({ userName: 'Deploy' }) },
  { type: 'AssumedRole', arn: ARN, ...issuer({ arn: 'arn:aws:iam::111122223333:role/ops/Ops' }) },
  { type: 'AssumedRole', principalId: 'AROAX:carol', ...issuer({ userName: 'Deploy' }) },
  { type: 'AssumedRole', principalId: 'AROAX:', ...issuer({ userName: 'Deploy' }) },
  { type: 'AssumedRole', principalId: ':carol', ...issuer({ userName: 'Deploy' }) },
  { type: 'AssumedRole', principalId: 'AROAX:carol' },
  { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/ops/dave' },
  { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/' },
  { type: 'IAMUser', userName: '', arn: 'a:b' },
  { type: 'Root', accountId: '1111222233334' },
  { type: 'Root', accountId: 'x111122223333' },
  { type: 'Root', accountId: '' },
  { type: 'AWSAccount', accountId: '444455556666', arn: 'a/b' },
  { type: 'IdentityCenterUser', arn: 'a/erin' },
  { invokedBy: 'x.amazonaws.com.example' },
  { principalId: '', accountId: '' },
  { accountId: 'other' },
];

const named = (eventName: string, more: CloudTrailEvent = {}) => ({ eventName, ...more });

const EVENTS: readonly CloudTrailEvent[] = [
  {},
  { eventType: 'AwsApiCall' },
  ...[
    ...[
      '2026-03-04T05:06:07Z',
      '2026-03-04 05:06:07',
      'x05:06:07',
      '2026-03-04T5:06:07Z',
      'T05:06',
    ],
  ].map(eventTime => ({ eventTime })),
  ...[
    ...['DeleteX', 'TerminateX', 'RemoveX', 'DetachX', 'DeregisterX', 'RevokeX', 'PurgeX'],
    ...['GetX', 'ListX', 'DescribeX', 'HeadX', 'XGet', 'XDelete', 'PutX'],
  ].map(name => named(name)),
  named('DeleteX', { readOnly: true }),
  named('PutX', { readOnly: true }),
  named('PutX', { readOnly: 'true' }),
  ...[
    ...['AccessDenied', 'XAccessDeniedX', 'XUnauthorizedX', 'NotAuthorizedX', 'ForbiddenX'],
    ...['XForbidden', 'Client.DryRunOperation', 'Other', ''],
  ].map(errorCode => ({ errorCode })),
  { errorMessage: '' },
  { errorMessage: 'x' },
  { errorMessage: 'x', userIdentity: { type: 'Root' } },
  { eventType: 'AwsConsoleSignIn', userIdentity: { type: 'Root' } },
  { eventType: 'AwsConsoleSignIn', errorCode: 'AccessDenied' },
  { eventType: 'AwsServiceEvent', userIdentity: { type: 'Root' } },
  { userIdentity: { type: 'AWSService' } },
  { eventType: 'AwsServiceEvent' },
  { eventType: 'AwsCloudTrailInsight', errorCode: 'AccessDenied' },
  { insightDetails: null },
  { insightDetails: { eventName: 'RunInstances' }, eventName: 'Other' },
  ...[
    { roleName: 'a', roleArn: 'arn:aws:iam::111122223333:role/b' },
    { roleArn: 7, roleName: 'a' },
    { roleArn: '', roleName: 'a' },
    { name: 'a', tableName: 'b' },
    { other: 'a' },
    { queueUrl: 'https://sqs/1/' },
    { topicArn: 'arn:aws:sns:x:y:z' },
    { name: 'http://a/b' },
    { name: 'x/arn:' },
  ].map(requestParameters => ({ requestParameters })),
  { resources: [{ ARN: 'arn:aws:s3:::a/b' }, { ARN: 'c' }] },
  { resources: [{ ARNPrefix: 'arn:aws:s3:::a' }] },
  { resources: [{ ARN: 7, ARNPrefix: 'p' }] },
  { resources: [7] },
];

describe('summaries of events', () => {
  it('are those that were reviewed', () => {
    const lines = [
      ...CALLERS.map(
        userIdentity => `${JSON.stringify(userIdentity)} → ${callerOf({ userIdentity })}`,
      ),
      ...EVENTS.map(event => {
        const { time, name, who, target, outcome, kind } = describeEvent(event);
        const parts = [time, name, who, target, outcome, kind].map(part => part || '-').join(' | ');
        return `${JSON.stringify(event)} → ${parts}\n    ${oneLine(event)}\n    ${storyOf(event)}`;
      }),
    ];
    assertExpected('summaries', `${lines.join('\n')}\n`);
  });
});
