import assert from 'node:assert/strict';
import {
  BROWSER,
  MCP,
  STORE,
  akia,
  asia,
  at,
  grant,
  made,
  onBehalfOf,
  roleSession,
  sessionArn,
  signInArn,
  user,
  userArn,
} from './made';
import { peopleOf, sessionsOf, told } from './told';

const EMAIL = 'alice@example.com';
const USER_ID = '906abc12-1111-4222-8333-444455556666';
const ALICE = `identitycenter:${STORE}/${USER_ID}`;

describe('trace: sessions', () => {
  it('takes a credential that is used for four hours for one session', () => {
    const caller = roleSession({ session: EMAIL, key: asia(1), created: at('09:00') });
    const of = told(
      ['09:00', '10:30', '13:00'].map((clock, n) =>
        made(`call-${n}`, at(clock), { userIdentity: caller }),
      ),
    );
    assert.deepEqual(sessionsOf(of, 'call-0', 'call-1', 'call-2'), [`key:${asia(1)}`]);
  });

  it('takes a refreshed credential for a second session of the same person', () => {
    const caller = (key: string, created: string) =>
      roleSession({ session: EMAIL, key, created, more: onBehalfOf(USER_ID) });
    const of = told([
      made('before', at('09:10'), { userIdentity: caller(asia(1), at('09:00')) }),
      made('after', at('10:10'), { userIdentity: caller(asia(2), at('10:00')) }),
    ]);
    assert.equal(sessionsOf(of, 'before', 'after').length, 2);
    assert.deepEqual(peopleOf(of, 'before', 'after'), [ALICE]);
  });

  for (const [what, marks] of [
    ['flagged', { sessionCredentialFromConsole: 'true' }],
    ['told by a browser', { userAgent: BROWSER }],
    ['of which nothing says that they are', { userAgent: 'AWS Internal' }],
  ] as const) {
    it(`takes seven keys of the console, ${what}, for one session`, () => {
      const ids = Array.from({ length: 7 }, (_, n) => `call-${n}`);
      const of = told(
        ids.map((id, n) =>
          made(id, at(`09:0${n}`), {
            ...marks,
            userIdentity: roleSession({ session: EMAIL, key: asia(n), created: at('09:00') }),
          }),
        ),
      );
      assert.equal(sessionsOf(of, ...ids).length, 1);
    });
  }

  it('does not mix two people of one role who began in the same second', () => {
    const caller = (session: string, key: number) =>
      roleSession({ session, key: asia(key), created: at('09:00'), console: true });
    const of = told([
      made('alice', at('09:01'), { userIdentity: caller(EMAIL, 1) }),
      made('bob', at('09:01'), { userIdentity: caller('bob@example.com', 2) }),
    ]);
    assert.equal(sessionsOf(of, 'alice', 'bob').length, 2);
    assert.equal(peopleOf(of, 'alice', 'bob').length, 2);
  });

  it('takes two bursts an hour apart of a long-lived key for two sessions of its user', () => {
    const caller = user('deploy', { accessKeyId: akia(1) });
    const call = (id: string, clock: string) => made(id, at(clock), { userIdentity: caller });
    const of = told([
      call('a', '09:00'),
      call('b', '09:25'),
      call('c', '09:50'),
      call('d', '10:50'),
      call('e', '10:55'),
    ]);
    assert.deepEqual(sessionsOf(of, 'a', 'b', 'c'), [`burst:${akia(1)}@${at('09:00')}`]);
    assert.deepEqual(sessionsOf(of, 'd', 'e'), [`burst:${akia(1)}@${at('10:50')}`]);
    assert.deepEqual(peopleOf(of, 'a', 'd'), [`iam-user:${userArn('deploy')}`]);
  });

  it('takes keys that rotate in one sign-in session for one, and only a grant makes it an agent', () => {
    for (const resource of [MCP, undefined]) {
      const arn = signInArn('agent');
      const human = roleSession({ session: EMAIL, created: at('09:00') });
      const call = (n: number) =>
        made(`call-${n}`, at(`1${n}:10`), {
          userIdentity: roleSession({
            session: EMAIL,
            key: asia(n),
            created: at(`1${n}:00`),
            signIn: arn,
          }),
        });
      const of = told([
        grant('grant', at('09:30'), human, arn, resource),
        call(0),
        call(1),
        call(2),
      ]);
      assert.deepEqual(sessionsOf(of, 'call-0', 'call-1', 'call-2'), [`sign-in:${arn}`]);
      assert.equal(of('call-1').agent, resource === MCP);
      assert.equal(of('grant').agent, false);
    }
  });

  it('keeps console, command line and agent of one person and role apart', () => {
    const created = at('09:00');
    const arn = signInArn('agent');
    const of = told([
      made('console', at('09:01'), {
        userAgent: BROWSER,
        userIdentity: roleSession({ session: EMAIL, key: asia(1), created, console: true }),
      }),
      made('cli', at('09:01'), {
        userIdentity: roleSession({
          session: EMAIL,
          key: asia(2),
          created,
          more: onBehalfOf(USER_ID),
        }),
      }),
      grant('grant', at('09:02'), roleSession({ session: EMAIL, created }), arn, MCP),
      made('agent', at('09:03'), {
        userIdentity: roleSession({ session: EMAIL, key: asia(3), created, signIn: arn }),
      }),
    ]);
    assert.deepEqual(sessionsOf(of, 'console', 'cli', 'agent', 'grant'), [
      `console:${sessionArn('Admin', EMAIL)}@${created}`,
      `key:${asia(2)}`,
      `sign-in:${arn}`,
    ]);
    assert.deepEqual(peopleOf(of, 'console', 'cli', 'agent', 'grant'), [ALICE]);
  });

  it('puts what a service does for a session into it, under keys that nobody issued', () => {
    const created = at('09:00');
    const caller = (key: number, more = {}) =>
      roleSession({ session: EMAIL, key: asia(key), created, more });
    const forwarded = (id: string, key: number) =>
      made(id, at('09:02'), {
        userAgent: 'cloudformation.amazonaws.com',
        sourceIPAddress: 'cloudformation.amazonaws.com',
        userIdentity: caller(key, { invokedBy: 'cloudformation.amazonaws.com' }),
      });
    const of = told([
      made('stack', at('09:01'), { userIdentity: caller(1) }),
      forwarded('table', 2),
      forwarded('queue', 3),
    ]);
    assert.deepEqual(sessionsOf(of, 'stack', 'table', 'queue'), [`key:${asia(1)}`]);
  });

  it('puts what a service does for a user into the burst of the user’s key', () => {
    const of = told([
      made('secret', at('09:01'), { userIdentity: user('alice', { accessKeyId: akia(1) }) }),
      made('decrypt', at('09:01'), {
        userAgent: 'secretsmanager.amazonaws.com',
        userIdentity: user('alice', {
          accessKeyId: asia(2),
          invokedBy: 'secretsmanager.amazonaws.com',
          sessionContext: { attributes: { creationDate: at('09:01') } },
        }),
      }),
    ]);
    assert.equal(sessionsOf(of, 'secret', 'decrypt').length, 1);
  });
});
