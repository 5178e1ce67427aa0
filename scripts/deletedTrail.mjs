// Writes test/fixtures/workspace/deletedTrail/: gzipped logs that lead from a DeleteTrail over two roles to
// the person who signed in. Run it after a change: node scripts/deletedTrail.mjs
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const ACCOUNT = '111122223333';
const FOLDER = 'test/fixtures/workspace/deletedTrail';
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
const CLI = 'aws-cli/2.31.18 md/awscrt#0.28.2 ua/2.1 os/linux#6.12.48 lang/python#3.13.7';
const ADDRESS = '203.0.113.140';
const time = clock => `2026-11-18T${clock}Z`;

let made = 0;
/** Ids that are the same at each run. */
const guid = () => `5e1f0d2c-7a3b-4c8d-9e6f-${String(++made).padStart(12, '0')}`;

function event(clock, call, userIdentity, more = {}) {
  const [service, eventName] = call.split(':');
  const readOnly = /^(Get|List|Describe|Lookup)/.test(eventName);
  const isSignIn = service === 'signin';
  return {
    eventVersion: '1.11',
    userIdentity,
    eventTime: time(clock),
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: 'us-east-1',
    sourceIPAddress: ADDRESS,
    userAgent: isSignIn ? BROWSER : CLI,
    requestParameters: null,
    responseElements: null,
    ...(isSignIn ? {} : { requestID: guid() }),
    eventID: guid(),
    readOnly,
    eventType: isSignIn ? 'AwsConsoleSignIn' : 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: 'Management',
    ...more,
  };
}

const user = (name, more = {}) => ({
  type: 'IAMUser',
  principalId: `AIDA111122223333${name.toUpperCase().padEnd(4, 'X').slice(0, 4)}`,
  arn: `arn:aws:iam::${ACCOUNT}:user/${name}`,
  accountId: ACCOUNT,
  ...more,
  userName: name,
});

const session = (role, id, name, created, accessKeyId) => ({
  type: 'AssumedRole',
  principalId: `${id}:${name}`,
  arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/${name}`,
  accountId: ACCOUNT,
  accessKeyId,
  sessionContext: {
    sessionIssuer: {
      type: 'Role',
      principalId: id,
      arn: `arn:aws:iam::${ACCOUNT}:role/${role}`,
      accountId: ACCOUNT,
      userName: role,
    },
    attributes: { creationDate: time(created), mfaAuthenticated: 'false' },
  },
});

const OPERATOR = ['Operator', 'AROA111122223333OPER', 'carol'];
const TRAILS = ['TrailAdmin', 'AROA111122223333TRAI', 'cleanup'];
const operator = number =>
  session(...OPERATOR, '08:03:10', `ASIA11112222333CON${String(number).padStart(2, '0')}`);
const KEY = 'ASIA1111222233334TRL';
const cleanup = session(...TRAILS, '08:21:40', KEY);
/** As the sign-in service writes who switched: without key and session. */
const { type, principalId, arn, accountId } = operator(0);
const console = { userAgent: BROWSER, sessionCredentialFromConsole: 'true' };
const bob = user('bob', { accessKeyId: 'AKIA1111222233334BOB' });
const byBob = { sourceIPAddress: '192.0.2.44' };
const trail = 'management-events';

const signingIn = [
  event('07:58:20', 'iam:ListUsers', bob, byBob),
  event('08:01:44', 'signin:ConsoleLogin', user('carol'), {
    responseElements: { ConsoleLogin: 'Success' },
    additionalEventData: {
      LoginTo: 'https://console.aws.amazon.com/console/home',
      MobileVersion: 'No',
      MFAUsed: 'No',
    },
  }),
  event(
    '08:03:10',
    'signin:SwitchRole',
    { type, principalId, arn, accountId },
    {
      responseElements: { SwitchRole: 'Success' },
      additionalEventData: {
        SwitchFrom: user('carol').arn,
        RedirectTo: 'https://console.aws.amazon.com/console/home',
      },
    },
  ),
];
const assuming = [
  event('08:04:02', 'iam:ListRoles', operator(1), console),
  event('08:05:31', 'cloudtrail:DescribeTrails', operator(2), console),
  event('08:21:40', 'sts:AssumeRole', operator(3), {
    ...console,
    readOnly: true,
    requestParameters: {
      roleArn: `arn:aws:iam::${ACCOUNT}:role/TrailAdmin`,
      roleSessionName: 'cleanup',
    },
    responseElements: {
      credentials: { accessKeyId: KEY, expiration: 'Nov 18, 2026, 9:21:40 AM' },
      assumedRoleUser: { assumedRoleId: `${TRAILS[1]}:cleanup`, arn: cleanup.arn },
    },
    resources: [
      {
        accountId: ACCOUNT,
        type: 'AWS::IAM::Role',
        ARN: `arn:aws:iam::${ACCOUNT}:role/TrailAdmin`,
      },
    ],
  }),
  event('08:22:15', 'iam:ListUsers', bob, byBob),
];
const deleting = [
  event('08:31:07', 'cloudtrail:GetTrailStatus', cleanup, { requestParameters: { name: trail } }),
  event('08:33:52', 'cloudtrail:StopLogging', cleanup, { requestParameters: { name: trail } }),
  event('08:34:30', 'cloudtrail:DeleteTrail', cleanup, { requestParameters: { name: trail } }),
];
const elsewhere = [
  event('08:36:11', 'ec2:DescribeFlowLogs', cleanup, { awsRegion: 'eu-west-1' }),
  event('08:36:48', 'ec2:DeleteFlowLogs', cleanup, {
    awsRegion: 'eu-west-1',
    errorCode: 'Client.UnauthorizedOperation',
    errorMessage: 'You are not authorized to perform this operation.',
  }),
  event('08:39:00', 'ec2:DescribeInstances', bob, { ...byBob, awsRegion: 'eu-west-1' }),
];

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const [region, delivered, unique, Records] of [
  ['us-east-1', '0805', 'Si9nInAndSw1tchX', signingIn],
  ['us-east-1', '0825', 'As5umeR0leTra1lX', assuming],
  ['us-east-1', '0840', 'De1eteTra1lLogsX', deleting],
  ['eu-west-1', '0840', 'F1owLogsDen1edXX', elsewhere],
])
  writeFileSync(
    `${FOLDER}/${ACCOUNT}_CloudTrail_${region}_20261118T${delivered}Z_${unique}.json.gz`,
    gzipSync(JSON.stringify({ Records }), { level: 9 }),
  );
