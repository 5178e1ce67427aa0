import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { assertExpected } from '../expected';
import { longSession, SITUATIONS, twelveHops } from '../picture/situations';
import {
  akia,
  asia,
  assumeRole,
  at,
  BROWSER,
  consoleLogin,
  grant,
  HOME,
  made,
  OTHER,
  roleSession,
  signInArn,
  user,
  userArn,
} from './made';
import { indexOf, tales } from './told';

const ADMIN = { session: 'alice', created: at('09:00:00') };
const call = (id: string, clock: string, userIdentity: CloudTrailEvent, more?: CloudTrailEvent) =>
  made(id, at(clock), { userIdentity, ...more });

/** Days of one person or program, with what makes sessions hard to tell apart. */
const DAYS: Readonly<Record<string, readonly CloudTrailEvent[]>> = {
  'a console session of a role, with calls of other programs': [
    call('portal', '09:00:02', roleSession({ ...ADMIN, key: asia(1), console: true })),
    call('browser', '09:05', roleSession({ ...ADMIN, key: asia(2) }), { userAgent: BROWSER }),
    call('shell', '09:06', roleSession({ ...ADMIN, key: asia(3) }), {
      userAgent: 'aws-cli/2.1 exec-env/CloudShell',
    }),
    call(
      'service',
      '09:07',
      roleSession({ ...ADMIN, more: { invokedBy: 'athena.amazonaws.com' } }),
    ),
    call('unkeyed', '09:08', roleSession(ADMIN)),
  ],
  'a session of one key, and one call that names none': [
    call('keyed', '09:01', roleSession({ ...ADMIN, key: asia(1) })),
    call('unkeyed', '09:02', roleSession(ADMIN), { userAgent: undefined }),
    call('another start', '09:03', roleSession({ ...ADMIN, created: at('09:00:01') })),
  ],
  'two keys of one beginning': [
    call('one', '09:01', roleSession({ ...ADMIN, key: asia(1) })),
    call('two', '09:02', roleSession({ ...ADMIN, key: asia(2) })),
    call('none', '09:03', roleSession(ADMIN), { userAgent: undefined }),
  ],
  'a sign-in session, and a call of its beginning that names none': [
    call('named', '09:10', roleSession({ ...ADMIN, signIn: signInArn('one') })),
    call('unnamed', '09:11', roleSession(ADMIN), { userAgent: undefined }),
  ],
  'a sign-in of a role, seconds after its session began': [
    consoleLogin('login', at('09:00:02'), roleSession({ session: 'alice' })),
    call('browser', '09:10', roleSession({ ...ADMIN, key: asia(1), console: true }), {
      userAgent: BROWSER,
    }),
    consoleLogin('of the user', at('10:00:02'), user('bob')),
    call(
      'of the user, earlier',
      '10:10',
      user('bob', {
        accessKeyId: asia(2),
        sessionContext: { attributes: { creationDate: at('10:00') } },
      }),
      { userAgent: BROWSER },
    ),
  ],
  'long-lived keys, in bursts': [
    ...['09:00', '09:10', '09:39', '13:00', '13:01'].map(clock =>
      call(`call ${clock}`, clock, user('bob', { accessKeyId: akia(1) })),
    ),
    call('forwarded', '09:20', user('bob', { invokedBy: 'cloudformation.amazonaws.com' })),
    call('forwarded later', '12:00', user('bob', { invokedBy: 'cloudformation.amazonaws.com' })),
    call('second key', '09:05', user('carol', { accessKeyId: akia(2) })),
    call('third key', '09:06', user('carol', { accessKeyId: akia(3) })),
    call('of either', '09:07', user('carol', { invokedBy: 'cloudformation.amazonaws.com' })),
    call('without time', '09:00', user('bob', { accessKeyId: akia(1) }), { eventTime: 'soon' }),
  ],
  'a sign-in, before and after the session that it opens': [
    consoleLogin('login', at('09:00'), user('alice'), { additionalEventData: { MFAUsed: 'Yes' } }),
    consoleLogin('failed', at('08:59'), user('alice'), {
      responseElements: { ConsoleLogin: 'Failure' },
      errorMessage: 'Failed authentication',
    }),
    ...['09:00:00', '09:00:03', '09:01:30'].map((began, index) =>
      call(
        `began ${began}`,
        '09:30',
        user('alice', {
          accessKeyId: asia(index + 1),
          sessionContext: { attributes: { creationDate: at(began) } },
        }),
        { userAgent: BROWSER },
      ),
    ),
  ],
  'sign-in sessions of one person': [
    grant('grant one', at('09:00'), roleSession(ADMIN), signInArn('one')),
    grant('grant two', at('09:01'), roleSession(ADMIN), signInArn('two')),
    call('of one', '09:10', roleSession({ ...ADMIN, key: asia(1), signIn: signInArn('one') })),
    call('of two', '09:11', roleSession({ ...ADMIN, key: asia(2), signIn: signInArn('two') })),
    call('neither', '09:13', roleSession(ADMIN)),
  ],
  'roles that are switched in the console': [
    consoleLogin(
      'login',
      at('08:59'),
      roleSession({ role: 'Login', session: 'alice@example.com' }),
    ),
    call(
      'before',
      '09:00',
      roleSession({
        role: 'Login',
        session: 'alice@example.com',
        created: at('08:59'),
        console: true,
      }),
      { userAgent: BROWSER },
    ),
    made('switch', at('09:05'), {
      eventSource: 'signin.amazonaws.com',
      eventName: 'SwitchRole',
      eventType: 'AwsConsoleSignIn',
      userIdentity: roleSession({ session: 'alice@example.com' }),
      additionalEventData: {
        SwitchFrom: `arn:aws:sts::${HOME}:assumed-role/Login/alice@example.com`,
      },
    }),
    call('after', '09:10', roleSession({ session: 'alice@example.com', created: at('09:05') }), {
      userAgent: BROWSER,
    }),
    call('hours later', '13:10', roleSession({ session: 'x', created: at('13:05') }), {
      userAgent: BROWSER,
    }),
  ],
  'a role that is assumed twice by two users': [
    assumeRole('by alice', at('09:00'), user('alice', { accessKeyId: akia(1) }), {
      session: 's',
      key: asia(1),
    }),
    assumeRole('by bob', at('09:00:30'), user('bob', { accessKeyId: akia(2) }), {
      session: 's',
      key: asia(2),
    }),
    call('first', '09:10', roleSession({ session: 's', key: asia(1), created: at('09:00') })),
    call('second', '09:11', roleSession({ session: 's', key: asia(2), created: at('09:00:30') })),
    call('by name', '09:12', roleSession({ session: 's', created: at('09:00') })),
    call('by no name', '09:13', roleSession({ session: 't', created: at('09:00') })),
    call('unknown key', '09:14', roleSession({ session: 's', key: asia(9), created: at('10:00') })),
  ],
  'keys that are made, and used by others': [
    made('create', at('09:00'), {
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateAccessKey',
      userIdentity: user('alice', { accessKeyId: akia(1) }),
      responseElements: { accessKey: { accessKeyId: akia(2), userName: 'mallory' } },
    }),
    call('used', '09:10', user('mallory', { accessKeyId: akia(2) })),
    made('token', at('09:20'), {
      eventSource: 'sts.amazonaws.com',
      eventName: 'GetSessionToken',
      userIdentity: user('mallory', { accessKeyId: akia(2) }),
      responseElements: { credentials: { accessKeyId: asia(3) } },
    }),
    call(
      'with token',
      '09:30',
      user('mallory', {
        accessKeyId: asia(3),
        sessionContext: { attributes: { creationDate: at('09:20') } },
      }),
    ),
  ],
  'copies in two accounts': [
    assumeRole(
      'theirs',
      at('09:00'),
      { type: 'AWSAccount', accountId: OTHER, principalId: 'AIDAALICE111122' },
      { session: 's', key: asia(1) },
      { sharedEventID: 'shared' },
    ),
    assumeRole(
      'ours',
      at('09:00'),
      { ...user('alice'), accountId: OTHER, arn: userArn('alice').replace(HOME, OTHER) },
      { session: 's', key: asia(1) },
      { sharedEventID: 'shared', recipientAccountId: OTHER },
    ),
    call('use', '09:10', roleSession({ session: 's', key: asia(1), created: at('09:00') })),
  ],
};

describe('reviewed traces', () => {
  it('tell of each event its session, its person and the call before it', () => {
    const all = { ...DAYS, ...SITUATIONS, twelveHops: twelveHops(), long: longSession(6) };
    const blocks = Object.entries(all).map(([name, events]) => {
      const told = tales(events, indexOf(events));
      const lines = [...told].map(([eventID, one]) => {
        const { session, person, personConfidence, parent, join, confidence, agent } = one;
        return [
          `${eventID}:`,
          session ?? 'no session',
          person === undefined ? 'nobody' : `${person} (${personConfidence})`,
          parent === undefined ? `no call before it` : `after ${parent} by ${join} (${confidence})`,
          ...(agent ? ['an agent'] : []),
          ...(one.origin === undefined ? [] : [`begun by ${one.origin}`]),
        ].join(' | ');
      });
      return [`## ${name}`, ...lines, ''].join('\n');
    });
    assertExpected('told', blocks.join('\n'));
  });
});
