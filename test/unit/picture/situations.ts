import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import {
  akia,
  asia,
  assumeRole,
  at,
  consoleLogin,
  grant,
  made,
  MCP,
  OTHER,
  roleSession,
  signInArn,
  THIRD,
  user,
  BROWSER,
} from '../trace/made';

const ADMIN = { role: 'Admin', session: 'alice', key: asia(1), created: at('09:00') };
const AUDIT = {
  role: 'Audit',
  session: 'from-admin',
  account: OTHER,
  key: asia(2),
  created: at('09:10'),
};
const BACKUP = {
  role: 'Backup',
  session: 'nightly',
  account: THIRD,
  key: asia(3),
  created: at('09:20'),
};

const deleteTrail = (userIdentity: CloudTrailEvent, more: CloudTrailEvent = {}) =>
  made('delete', at('09:30'), {
    eventName: 'DeleteTrail',
    eventSource: 'cloudtrail.amazonaws.com',
    requestParameters: { name: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit' },
    userIdentity,
    ...more,
  });

const alice = user('alice', { accessKeyId: akia(1) });
const toAdmin = assumeRole('to-admin', at('09:00'), alice, ADMIN, { requestParameters: null });
const toAudit = assumeRole('to-audit', at('09:10'), roleSession(ADMIN), AUDIT);
const toBackup = assumeRole('to-backup', at('09:20'), roleSession(AUDIT), BACKUP);

const context = { attributes: { creationDate: at('09:00:02'), mfaAuthenticated: 'false' } };
const inConsole = user('alice', { accessKeyId: asia(4), sessionContext: context });

/** Sets of events; the last of each is the one that is traced. */
export const SITUATIONS = {
  oneHop: [toAdmin, deleteTrail(roleSession(ADMIN))],
  twoHops: [toAdmin, toAudit, deleteTrail(roleSession(AUDIT), { recipientAccountId: OTHER })],
  threeHops: [
    toAdmin,
    toAudit,
    toBackup,
    deleteTrail(roleSession(BACKUP), { recipientAccountId: THIRD }),
  ],
  gap: [deleteTrail(roleSession(ADMIN))],
  gapFurtherBack: [toAudit, deleteTrail(roleSession(AUDIT), { recipientAccountId: OTHER })],
  saml: [
    made('saml', at('09:00'), {
      eventSource: 'sts.amazonaws.com',
      eventName: 'AssumeRoleWithSAML',
      userIdentity: {
        type: 'SAMLUser',
        principalId: 'abc=:alice@example.com',
        userName: 'alice@example.com',
        identityProvider: 'https://idp.example.com/saml',
      },
      responseElements: {
        credentials: { accessKeyId: asia(1) },
        assumedRoleUser: {
          assumedRoleId: 'AROAADMIN:alice',
          arn: 'arn:aws:sts::111122223333:assumed-role/Admin/alice',
        },
      },
    }),
    deleteTrail(roleSession(ADMIN)),
  ],
  portal: [
    deleteTrail(
      roleSession({
        role: 'AWSReservedSSO_Admin_0123456789abcdef',
        session: 'alice@example.com',
        key: asia(5),
        created: at('09:00'),
      }),
    ),
  ],
  consoleSignIn: [
    consoleLogin('login', at('09:00'), user('alice'), {
      additionalEventData: { MFAUsed: 'No' },
    }),
    deleteTrail(inConsole, { userAgent: BROWSER }),
  ],
  switchRole: [
    consoleLogin('login', at('09:00'), user('alice'), { additionalEventData: { MFAUsed: 'Yes' } }),
    made('switch', at('09:05'), {
      eventSource: 'signin.amazonaws.com',
      eventName: 'SwitchRole',
      eventType: 'AwsConsoleSignIn',
      userIdentity: roleSession({ session: 'alice' }),
      additionalEventData: { SwitchFrom: 'arn:aws:iam::111122223333:user/alice' },
      responseElements: { SwitchRole: 'Success' },
    }),
    deleteTrail(roleSession({ session: 'alice', key: asia(6), created: at('09:05') }), {
      userAgent: BROWSER,
    }),
  ],
  sessionToken: [
    made('token', at('09:00:02'), {
      eventSource: 'sts.amazonaws.com',
      eventName: 'GetSessionToken',
      userIdentity: alice,
      responseElements: { credentials: { accessKeyId: asia(4) } },
    }),
    deleteTrail(inConsole),
  ],
  ownKey: [
    made('key', at('09:00'), {
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateAccessKey',
      userIdentity: alice,
      responseElements: { accessKey: { accessKeyId: akia(2), userName: 'alice' } },
    }),
    deleteTrail(user('alice', { accessKeyId: akia(2) })),
  ],
  othersKey: [
    made('key', at('09:00'), {
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateAccessKey',
      userIdentity: alice,
      responseElements: { accessKey: { accessKeyId: akia(2), userName: 'mallory' } },
    }),
    deleteTrail(user('mallory', { accessKeyId: akia(2) })),
  ],
  agent: [
    toAdmin,
    grant('grant', at('09:05'), roleSession(ADMIN), signInArn('one'), MCP),
    made('tool', at('09:20'), {
      eventSource: 'aws-mcp.amazonaws.com',
      eventName: 'CallTool',
      eventType: 'AwsMcpEvent',
      userIdentity: roleSession({
        session: 'alice',
        key: asia(7),
        created: at('09:05'),
        signIn: signInArn('one'),
      }),
      additionalEventData: { downstreamRequests: [{ requestId: 'request-1' }] },
    }),
    deleteTrail(
      roleSession({
        session: 'alice',
        key: asia(8),
        created: at('09:05'),
        signIn: signInArn('one'),
        more: { invokedBy: 'aws-mcp.amazonaws.com' },
      }),
      { requestID: 'request-1', sourceIPAddress: 'aws-mcp.amazonaws.com' },
    ),
  ],
  copy: [
    toAdmin,
    deleteTrail(roleSession(ADMIN), { eventID: 'theirs', sharedEventID: 'shared-1' }),
    deleteTrail(
      { type: 'AWSAccount', principalId: 'AROAADMIN:alice', accountId: '111122223333' },
      { recipientAccountId: OTHER, sharedEventID: 'shared-1' },
    ),
  ],
  forwarded: [
    deleteTrail(roleSession({ ...ADMIN, more: { invokedBy: 'cloudformation.amazonaws.com' } })),
  ],
  cycle: [
    assumeRole('self', at('09:00'), roleSession(ADMIN), ADMIN),
    deleteTrail(roleSession(ADMIN)),
  ],
  sourceIdentity: [
    assumeRole('to-admin', at('09:00'), alice, ADMIN),
    assumeRole('to-audit', at('09:10'), named(ADMIN), AUDIT),
    deleteTrail(named(AUDIT), { recipientAccountId: OTHER }),
  ],
} satisfies Record<string, readonly CloudTrailEvent[]>;

function named(session: typeof ADMIN) {
  const identity = roleSession(session);
  const context = identity['sessionContext'] as CloudTrailEvent;
  return { ...identity, sessionContext: { ...context, sourceIdentity: 'alice@example.com' } };
}

/** A way over twelve roles in three accounts, and a call at its end that was denied. */
export function twelveHops(name = 'step'): readonly CloudTrailEvent[] {
  const accounts = [undefined, OTHER, THIRD];
  const session = (n: number) => {
    const account = accounts[n % 3];
    return {
      role: `Role-${n}`,
      session: `${name}-${n}`,
      key: asia(n),
      created: later(n * 60),
      ...(account === undefined ? {} : { account }),
    };
  };
  const starts = Array.from({ length: 12 }, (_, n) =>
    assumeRole(
      `start-${n}`,
      later(n * 60),
      n === 0 ? alice : roleSession(session(n - 1)),
      session(n),
    ),
  );
  return [...starts, deleteTrail(roleSession(session(11)), { errorCode: 'AccessDenied' })];
}

/** A session of so many events: reads and writes, some denied, an address and a tool that are new. */
export function longSession(count: number): readonly CloudTrailEvent[] {
  const names = ['ListBuckets', 'GetObject', 'DescribeInstances', 'PutObject', 'CreateUser'];
  return Array.from({ length: count }, (_, n) => {
    const name = names[(n * 7) % names.length] ?? 'ListBuckets';
    return made(`event-${n}`, later(n * 20 + (n % 13) * 3), {
      userIdentity: roleSession(ADMIN),
      eventName: name,
      readOnly: !/^(Put|Create)/.test(name),
      requestParameters: { bucketName: 'payroll-exports' },
      ...(n % 17 === 0 && { errorCode: 'AccessDenied' }),
      ...(n > count / 2 && { sourceIPAddress: '203.0.113.9', userAgent: 'Boto3/1.40.0' }),
    });
  });
}

function later(seconds: number): string {
  return new Date(Date.UTC(2026, 10, 18, 8, 0, seconds)).toISOString().replace('.000', '');
}
