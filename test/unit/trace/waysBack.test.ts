import assert from 'node:assert/strict';
import {
  BROWSER,
  HOME,
  MCP,
  OTHER,
  STORE,
  THIRD,
  akia,
  asia,
  assumeRole,
  at,
  consoleLogin,
  grant,
  made,
  onBehalfOf,
  principalId,
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

describe('trace: ways back', () => {
  it('follows two and three roles across accounts', () => {
    const alice = user('alice', { accessKeyId: akia(1) });
    const one = { role: 'Jump', session: 'one', account: HOME, key: asia(1) };
    const two = { role: 'Build', session: 'two', account: OTHER, key: asia(2) };
    const three = { role: 'Deploy', session: 'three', account: THIRD, key: asia(3) };
    const used = (session: typeof one, created: string) => roleSession({ ...session, created });
    const of = told([
      assumeRole('first', at('09:00'), alice, one),
      assumeRole('second', at('09:05'), used(one, at('09:00')), two),
      assumeRole('third', at('09:10'), used(two, at('09:05')), three),
      made('early', at('09:07'), { userIdentity: used(two, at('09:05')) }),
      made('late', at('09:12'), { userIdentity: used(three, at('09:10')) }),
    ]);
    assert.deepEqual(of('early').way, ['second', 'first']);
    assert.deepEqual(of('late').way, ['third', 'second', 'first']);
    assert.equal(of('late').person, `iam-user:${userArn('alice')}`);
    assert.deepEqual([of('late').join, of('late').confidence], ['key', 'recorded']);
  });

  it('prefers the caller’s copy of a call that two accounts recorded, and joins the other to it', () => {
    const alice = user('alice', { accessKeyId: akia(1) });
    const to = { role: 'Build', session: 'two', account: OTHER, key: asia(2) };
    const stranger = { type: 'AWSAccount', principalId: 'AIDAALICE111122', accountId: HOME };
    const shared = { sharedEventID: 'shared-1' };
    const of = told([
      assumeRole('theirs', at('09:00'), stranger, to, { ...shared, recipientAccountId: OTHER }),
      assumeRole('ours', at('09:00'), alice, to, shared),
      made('call', at('09:10'), { userIdentity: roleSession({ ...to, created: at('09:00') }) }),
    ]);
    assert.deepEqual(of('call').way, ['ours']);
    assert.deepEqual([of('theirs').parent, of('theirs').join], ['ours', 'shared event']);
    assert.equal(of('theirs').session, of('ours').session);
    assert.deepEqual(peopleOf(of, 'call', 'ours', 'theirs'), [`iam-user:${userArn('alice')}`]);
  });

  it('joins console sessions of users and root to the sign-in just before them', () => {
    for (const caller of [
      user('alice'),
      { type: 'Root', principalId: HOME, arn: `arn:aws:iam::${HOME}:root`, accountId: HOME },
    ]) {
      const session = (created: string) => ({
        ...caller,
        accessKeyId: asia(1),
        sessionContext: { attributes: { creationDate: created } },
      });
      const console = { userAgent: 'AWS Internal', sessionCredentialFromConsole: 'true' };
      const of = told([
        consoleLogin('failed', at('08:59:59'), caller, {
          responseElements: { ConsoleLogin: 'Failure' },
        }),
        consoleLogin('login', at('08:59:57'), caller),
        consoleLogin('later', at('09:00:01'), caller),
        made('call', at('09:10'), { ...console, userIdentity: session(at('09:00')) }),
        made('stray', at('09:10'), { ...console, userIdentity: session(at('10:00:07')) }),
      ]);
      assert.deepEqual(
        [of('call').parent, of('call').join, of('call').confidence],
        ['login', 'console sign-in', 'joined by time'],
      );
      assert.equal(of('stray').parent, undefined);
      assert.deepEqual(sessionsOf(of, 'login', 'call').length, 1);
    }
  });

  it('leads from a switched role back to the session that was left; switching back starts anew', () => {
    const alice = (created: string) => ({
      userAgent: BROWSER,
      userIdentity: user('alice', {
        accessKeyId: asia(1),
        sessionContext: { attributes: { creationDate: created } },
      }),
      sessionCredentialFromConsole: 'true',
    });
    const admin = { role: 'Admin', session: 'alice' };
    const inRole = (created: string) => ({
      userAgent: BROWSER,
      userIdentity: roleSession({ ...admin, key: asia(9), created, console: true }),
    });
    const switched = (id: string, time: string) =>
      made(id, time, {
        userIdentity: {
          type: 'AssumedRole',
          principalId: principalId('Admin', 'alice'),
          arn: sessionArn('Admin', 'alice'),
          accountId: HOME,
        },
        eventSource: 'signin.amazonaws.com',
        eventName: 'SwitchRole',
        eventType: 'AwsConsoleSignIn',
        responseElements: { SwitchRole: 'Success' },
        additionalEventData: { SwitchFrom: userArn('alice') },
      });
    const events = [
      made('at home', at('09:05'), alice(at('09:00'))),
      switched('switch', at('09:10')),
      made('away', at('09:11'), inRole(at('09:10'))),
      made('back', at('09:21'), alice(at('09:20'))),
      switched('again', at('09:30')),
      made('away again', at('09:31'), inRole(at('09:30'))),
    ];
    const of = told([consoleLogin('login', at('08:59:58'), user('alice')), ...events]);
    assert.deepEqual(of('away').way, ['switch', 'login']);
    assert.deepEqual([of('away').join, of('away').confidence], ['session start', 'joined by time']);
    assert.equal(of('switch').session, of('away').session);
    assert.equal(sessionsOf(of, 'at home', 'away', 'back', 'away again').length, 4);
    // Without the sign-in the user is still named by the switch itself.
    assert.equal(told(events)('away').person, `iam-user:${userArn('alice')}`);
  });

  it('takes the AssumeRole of the console for the start of a switched session', () => {
    const of = told([
      assumeRole(
        'assume',
        at('09:10'),
        roleSession({ role: 'Jump', session: EMAIL, key: asia(1), created: at('09:00') }),
        { role: 'Admin', session: EMAIL, key: asia(2) },
        { userAgent: 'AWS Signin, aws-internal/3 aws-sdk-java/2.20.0' },
      ),
      made('before', at('09:05'), {
        userAgent: BROWSER,
        userIdentity: roleSession({
          role: 'Jump',
          session: EMAIL,
          key: asia(3),
          created: at('09:00'),
        }),
      }),
      made('after', at('09:15'), {
        userIdentity: roleSession({
          session: EMAIL,
          key: asia(4),
          created: at('09:10'),
          console: true,
        }),
      }),
    ]);
    assert.deepEqual([of('after').parent, of('after').join], ['assume', 'session start']);
    assert.equal(of('assume').session, of('before').session);
    assert.notEqual(of('after').session, of('before').session);
  });

  it('does not choose between two callers who started the same session in the same second', () => {
    const to = { role: 'Admin', session: 'shared' };
    const starts = ['alice', 'bob'].map((name, n) =>
      assumeRole(name, at('09:00'), user(name, { accessKeyId: akia(n) }), { ...to, key: asia(n) }),
    );
    const call = (id: string, key: number) =>
      made(id, at('09:10'), {
        userIdentity: roleSession({ ...to, key: asia(key), created: at('09:00') }),
      });
    const of = told([...starts, call('known', 1), call('unknown', 7)]);
    assert.equal(of('known').parent, 'bob');
    assert.equal(of('unknown').parent, undefined);
  });

  it('leads from an agent’s request through its tool call and grant to who allowed it', () => {
    const arn = signInArn('agent');
    const created = at('09:00');
    const human = { session: EMAIL, created, more: onBehalfOf(USER_ID) };
    const agent = roleSession({ session: EMAIL, created, signIn: arn });
    const of = told([
      // The grant comes after the calls made under it, and names the session also in its context.
      made('call', at('09:10'), {
        requestID: 'request-2',
        userAgent: 'aws-mcp.amazonaws.com',
        userIdentity: { ...agent, accessKeyId: asia(5), invokedBy: 'aws-mcp.amazonaws.com' },
      }),
      made('tool', at('09:10'), {
        userIdentity: agent,
        eventSource: 'aws-mcp.amazonaws.com',
        eventType: 'AwsMcpEvent',
        eventName: 'CallReadWriteTool',
        additionalEventData: {
          downstreamRequests: [{ requestId: 'request-1' }, { requestId: 'request-2' }],
        },
      }),
      grant('grant', at('09:05'), roleSession({ ...human, signIn: arn }), arn, MCP),
    ]);
    assert.deepEqual(of('call').way, ['tool', 'grant']);
    assert.deepEqual([of('call').join, of('tool').join], ['request', 'sign-in session']);
    assert.deepEqual(sessionsOf(of, 'call', 'tool'), [`sign-in:${arn}`]);
    assert.notEqual(of('grant').session, `sign-in:${arn}`);
    assert.deepEqual(
      [of('grant').parent, of('call').person, of('call').agent],
      [undefined, ALICE, true],
    );
  });
});
