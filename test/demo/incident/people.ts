import * as cast from './cast';
import type { Actor, Details, Recorder } from './recorder';
import { consoleActor } from './sessions';
import { TRAIL } from './trails';

const { PROD, AUDIT, addresses } = cast;
const BROWSER =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/** The people who work in the production account. */
export function people(recorder: Recorder): void {
  const onCall = engineer(recorder);
  response(recorder, onCall);
  developer(recorder);
  accountant(recorder);
}

type Step = readonly [operation: string, details?: Details];

const LOOKING_AROUND: readonly Step[] = [
  ['ec2:DescribeInstances', { request: { instancesSet: {}, filterSet: {} } }],
  ['ec2:DescribeSecurityGroups', { request: { securityGroupSet: {}, filterSet: {} } }],
  ['ec2:DescribeVolumes', { request: { maxResults: 1000, volumeSet: {}, filterSet: {} } }],
  ['monitoring:DescribeAlarms', { request: { maxRecords: 100 } }],
  ['lambda:ListFunctions20150331', { request: { maxItems: 50 } }],
  ['lambda:GetFunction20150331v2', { request: { functionName: 'orders-api' } }],
  ['rds:DescribeDBInstances', { request: { maxRecords: 100 } }],
  ['logs:DescribeLogGroups', { request: { limit: 50 } }],
  ['s3:ListBuckets'],
];

function walk(
  recorder: Recorder,
  who: () => Actor,
  from: string,
  until: string,
  steps = LOOKING_AROUND,
) {
  let at = cast.seconds(from);
  for (let index = 0; at < cast.seconds(until); index++) {
    const [operation, details = {}] = steps[index % steps.length] ?? ['s3:ListBuckets'];
    recorder.call(who(), at, operation, details);
    at += recorder.random.integer(20, 170);
  }
}

/** Alice, an IAM user with MFA, in the console. */
function engineer(recorder: Recorder): () => Actor {
  const identity = cast.userIdentity(cast.alice, '');
  const alice: Actor = { identity, account: PROD, address: addresses.office, agent: BROWSER };
  const signIn = { eventType: 'AwsConsoleSignIn' } as const;
  recorder.call(
    { ...alice, identity: cast.without(identity, 'arn') },
    '08:19:52',
    'signin:CheckMfa',
    { ...signIn, response: { CheckMfa: 'Success' }, additional: { MfaType: 'Virtual MFA' } },
  );
  const signedIn = { ...alice, identity: cast.without(identity, 'accessKeyId') };
  recorder.call(signedIn, '08:20:04', 'signin:ConsoleLogin', {
    ...signIn,
    response: { ConsoleLogin: 'Success' },
    additional: {
      LoginTo: 'https://console.aws.amazon.com/console/home?region=us-east-1',
      MobileVersion: 'No',
      MFAIdentifier: `arn:aws:iam::${PROD}:mfa/alice-phone`,
      MFAUsed: 'Yes',
    },
  });
  const console = consoleActor(recorder, alice, '08:20:05', true);
  walk(recorder, console, '08:20:30', '08:58:00');
  walk(recorder, console, '09:37:00', '10:10:00');
  return console;
}

/** 10:37: someone asks about a public bucket, and Alice begins to look. */
function response(recorder: Recorder, alice: () => Actor): void {
  const bucketName = 'customer-exports-111122223333';
  const steps: readonly [string, ...Step][] = [
    ['10:37:12', 's3:GetBucketPolicyStatus', { request: { bucketName, policyStatus: '' } }],
    ['10:37:40', 's3:GetBucketPolicy', { request: { bucketName, policy: '' } }],
    ['10:39:05', 'cloudtrail:DescribeTrails', { request: { trailNameList: [] } }],
    [
      '10:39:31',
      'cloudtrail:GetTrailStatus',
      {
        request: { name: TRAIL },
        error: ['TrailNotFoundException', `Unknown trail: ${TRAIL} for the user: ${PROD}`],
      },
    ],
    ['10:40:18', 'cloudtrail:LookupEvents', { request: { maxResults: 50 } }],
    ['10:44:50', 's3:DeleteBucketPolicy', { request: { bucketName, policy: '' } }],
    ['10:46:22', 'iam:ListUsers', { request: { maxItems: 100 } }],
    [
      '10:47:09',
      'iam:UpdateAccessKey',
      {
        request: {
          userName: cast.deployBot.name,
          accessKeyId: cast.LEAKED_KEY,
          status: 'Inactive',
        },
      },
    ],
    [
      '10:47:55',
      'iam:UpdateAccessKey',
      {
        request: {
          userName: cast.svcBackup.name,
          accessKeyId: cast.BACKUP_KEY,
          status: 'Inactive',
        },
      },
    ],
    ['10:48:37', 'iam:DeleteLoginProfile', { request: { userName: cast.svcBackup.name } }],
  ];
  for (const [at, operation, details] of steps) recorder.call(alice(), at, operation, details);
}

/** Bob, who comes through IAM Identity Center and works on the command line. */
function developer(recorder: Recorder): void {
  const created = '08:33:47';
  const onBehalfOf = {
    userId: '94482488-3041-7098-5f6e-0c1d2e3f4051',
    identityStoreArn: `arn:aws:identitystore::${AUDIT}:identitystore/d-1234567890`,
  };
  const agent =
    'aws-cli/2.31.35 md/awscrt#0.28.4 ua/2.1 os/macos#25.1.0 md/arch#arm64 lang/python#3.13.9';
  const portal: Actor = {
    identity: {
      type: 'IdentityCenterUser',
      accountId: AUDIT,
      onBehalfOf,
      credentialId: 'c0ffee00d1e2f3a4b5c6d7e8f9a0b1c2',
    },
    account: AUDIT,
    address: addresses.home,
    agent,
  };
  recorder.call(portal, created, 'sso:GetRoleCredentials', {
    request: { role_name: 'ReadOnly', account_id: PROD },
  });
  const session = {
    role: cast.readOnly,
    name: 'bob@example.com',
    created,
    accessKeyId: recorder.temporaryKey(PROD),
  };
  const bob = (more: object): Actor => ({
    identity: cast.roleIdentity({ ...session, more: { ...more } }),
    account: PROD,
    address: addresses.home,
    agent,
  });
  let call = 0;
  const stampedByAFew = () => bob(call++ % 5 < 3 ? { onBehalfOf } : {});
  const steps: readonly Step[] = LOOKING_AROUND.map(([operation, details]) => [
    operation,
    { ...details, region: call++ % 2 ? 'us-east-1' : 'eu-west-1' },
  ]);
  walk(recorder, stampedByAFew, '08:34:10', '09:10:00', steps);
  walk(recorder, stampedByAFew, '10:16:00', '10:34:00', steps);
  recorder.call(stampedByAFew(), '10:34:40', 's3:GetBucketPolicyStatus', {
    request: { bucketName: 'customer-exports-111122223333', policyStatus: '' },
  });
}

/** Root, with MFA, for the one thing it is for here: the bill. */
function accountant(recorder: Recorder): void {
  const identity = {
    type: 'Root',
    principalId: PROD,
    arn: `arn:aws:iam::${PROD}:root`,
    accountId: PROD,
    accessKeyId: '',
  };
  const root: Actor = {
    identity,
    account: PROD,
    address: addresses.accountant,
    agent: BROWSER,
  };
  recorder.call(root, '09:26:33', 'signin:ConsoleLogin', {
    eventType: 'AwsConsoleSignIn',
    response: { ConsoleLogin: 'Success' },
    additional: {
      LoginTo: 'https://console.aws.amazon.com/billing/home',
      MobileVersion: 'No',
      MFAIdentifier: `arn:aws:iam::${PROD}:mfa/root-account-mfa-device`,
      MFAUsed: 'Yes',
    },
  });
  const console = consoleActor(recorder, root, '09:26:34', true);
  for (const [at, name] of [
    ['09:26:41', 'GetAccountInformation'],
    ['09:27:20', 'GetContactInformation'],
    ['09:28:02', 'GetBillingNotifications'],
  ] as const)
    recorder.call(console(), at, `billingconsole:${name}`, { eventType: 'AwsConsoleAction' });
  recorder.call(console(), '09:29:15', 'ce:GetCostAndUsage', {
    request: {
      timePeriod: { start: '2026-10-01', end: '2026-11-01' },
      granularity: 'MONTHLY',
      metrics: ['UnblendedCost'],
    },
  });
}
