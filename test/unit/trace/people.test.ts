import assert from 'node:assert/strict';
import {
  BROWSER,
  HOME,
  STORE,
  akia,
  asia,
  assumeRole,
  at,
  made,
  onBehalfOf,
  roleSession,
  user,
  userArn,
} from './made';
import { peopleOf, sessionsOf, told } from './told';

const EMAIL = 'alice@example.com';
const USER_ID = '906abc12-1111-4222-8333-444455556666';
const ALICE = `identitycenter:${STORE}/${USER_ID}`;

describe('trace: people', () => {
  const mixed = [0, 1, 2, 3, 4].map(n =>
    made(`call-${n}`, at(`09:0${n}`), {
      userIdentity: roleSession({
        session: EMAIL,
        key: asia(1),
        created: at('09:00'),
        more: n < 3 ? onBehalfOf(USER_ID) : {},
      }),
    }),
  );

  it('knows whose five calls of a credential are when three of them say', () => {
    // The splits of `told` spread them over several files, in any order.
    const of = told(mixed, 60);
    assert.deepEqual(peopleOf(of, 'call-0', 'call-1', 'call-2', 'call-3', 'call-4'), [ALICE]);
    assert.equal(of('call-4').personConfidence, 'recorded');
  });

  it('takes one user id in two identity stores for two people', () => {
    const call = (id: string, key: number, store: string) =>
      made(id, at('09:10'), {
        userIdentity: roleSession({
          session: EMAIL,
          key: asia(key),
          created: at('09:00'),
          more: onBehalfOf(USER_ID, store),
        }),
      });
    const of = told([
      call('a', 1, STORE),
      call('b', 2, STORE.replace('d-1', 'd-2')),
      made('unsaid', at('12:00'), {
        userIdentity: roleSession({ session: EMAIL, key: asia(3), created: at('11:00') }),
      }),
    ]);
    assert.equal(peopleOf(of, 'a', 'b').length, 2);
    // The address could be either of them.
    assert.equal(of('unsaid').person, `email:${EMAIL}`);
  });

  it('knows a federated session by its e-mail address, marked as inferred', () => {
    const of = told([
      made('call', at('09:10'), {
        userIdentity: roleSession({
          role: 'Okta',
          session: 'Alice@Example.com',
          key: asia(1),
          created: at('09:00'),
        }),
      }),
    ]);
    const { person, personConfidence, parent, join, confidence } = of('call');
    assert.deepEqual([person, personConfidence], [`email:${EMAIL}`, 'inferred']);
    assert.deepEqual([parent, join, confidence], [undefined, 'name', 'inferred']);
  });

  it('knows users and root by themselves', () => {
    const root = { type: 'Root', arn: `arn:aws:iam::${HOME}:root`, accountId: HOME };
    const of = told([
      made('user', at('09:00'), { userIdentity: user('bob', { accessKeyId: akia(1) }) }),
      made('root', at('09:00'), { userIdentity: { ...root, accessKeyId: akia(2) } }),
    ]);
    assert.equal(of('user').person, `iam-user:${userArn('bob')}`);
    assert.equal(of('root').person, `root:${HOME}`);
  });

  it('knows the root user who asked for a federated session', () => {
    const federated = (issuer: string) => ({
      type: 'FederatedUser',
      arn: `arn:aws:sts::${HOME}:federated-user/bob`,
      principalId: `${HOME}:bob`,
      accountId: HOME,
      sessionContext: {
        sessionIssuer: {
          type: issuer,
          arn: issuer === 'Root' ? `arn:aws:iam::${HOME}:root` : userArn('alice'),
        },
      },
    });
    const of = told([
      made('by-root', at('09:00'), { userIdentity: federated('Root') }),
      made('by-user', at('09:01'), { userIdentity: federated('IAMUser') }),
      made('by-other', at('09:02'), { userIdentity: federated('Other') }),
    ]);
    assert.equal(of('by-root').person, `root:${HOME}`);
    assert.equal(of('by-root').personConfidence, 'recorded');
    assert.equal(of('by-user').person, `iam-user:${userArn('alice')}`);
    assert.equal(of('by-other').person, undefined);
  });

  it('does not take a session that was made with AssumeRoot for the root user', () => {
    const root = { type: 'Root', arn: `arn:aws:iam::${HOME}:root`, accountId: HOME };
    const of = told([
      made('assumed', at('09:00'), {
        userIdentity: { ...root, accessKeyId: asia(1), sessionContext: { assumedRoot: 'true' } },
      }),
    ]);
    assert.equal(of('assumed').person, undefined);
  });

  it('knows who switched roles in the console by whom they left', () => {
    const switched = (id: string, from: string) =>
      made(id, at('09:05'), {
        eventSource: 'signin.amazonaws.com',
        eventName: 'SwitchRole',
        eventType: 'AwsConsoleSignIn',
        userIdentity: roleSession({ session: id }),
        additionalEventData: { SwitchFrom: from },
      });
    const of = told([
      switched('user', userArn('alice')),
      switched('root', `arn:aws:iam::${HOME}:root`),
      switched('mail', `arn:aws:sts::${HOME}:assumed-role/Admin/${EMAIL}`),
      switched('role', `arn:aws:sts::${HOME}:assumed-role/Admin/nightly`),
    ]);
    assert.equal(of('user').person, `iam-user:${userArn('alice')}`);
    assert.equal(of('root').person, `root:${HOME}`);
    assert.deepEqual(
      [of('mail').person, of('mail').personConfidence],
      [`email:${EMAIL}`, 'inferred'],
    );
    assert.equal(of('role').person, undefined);
  });

  it('knows who switched by whom Identity Center names in the session that was left', () => {
    const left = roleSession({
      role: 'Login',
      session: 'alice',
      key: asia(1),
      created: at('09:00'),
      console: true,
      more: onBehalfOf(USER_ID),
    });
    const of = told([
      made('before', at('09:01'), { userIdentity: left, userAgent: BROWSER }),
      made('switch', at('09:05'), {
        eventSource: 'signin.amazonaws.com',
        eventName: 'SwitchRole',
        eventType: 'AwsConsoleSignIn',
        userIdentity: roleSession({ session: 'other' }),
        additionalEventData: { SwitchFrom: `arn:aws:sts::${HOME}:assumed-role/Login/alice` },
      }),
    ]);
    assert.deepEqual(
      [of('switch').person, of('switch').personConfidence],
      [ALICE, 'joined by time'],
    );
  });

  it('knows no person behind what services do by themselves', () => {
    const service = { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' };
    const instance = { session: 'i-0123456789abcdef0', role: 'Web', key: asia(1) };
    const of = told([
      made('check', at('09:00'), {
        userIdentity: { type: 'AWSService', invokedBy: 'config.amazonaws.com' },
      }),
      made('event', at('09:00'), {
        userIdentity: { accountId: HOME, invokedBy: 'kms.amazonaws.com' },
        eventType: 'AwsServiceEvent',
      }),
      assumeRole('start', at('09:00'), service, instance),
      made('call', at('09:10'), {
        userIdentity: roleSession({ ...instance, created: at('09:00') }),
      }),
    ]);
    assert.deepEqual(peopleOf(of, 'check', 'event', 'start', 'call'), [undefined]);
    assert.deepEqual([of('call').parent, of('call').origin], ['start', 'ec2.amazonaws.com']);
    assert.deepEqual(sessionsOf(of, 'check', 'event', 'start'), [undefined]);
  });

  it('takes a session seen by e-mail address and by user for one', () => {
    const of = told([
      ...mixed,
      made('console', at('15:00'), {
        userAgent: BROWSER,
        userIdentity: roleSession({ session: EMAIL, created: at('14:00'), console: true }),
      }),
    ]);
    assert.deepEqual(sessionsOf(of, 'call-0', 'call-4'), [`key:${asia(1)}`]);
    assert.deepEqual(peopleOf(of, 'call-0', 'call-4', 'console'), [ALICE]);
    assert.equal(of('console').personConfidence, 'inferred');
  });
});
