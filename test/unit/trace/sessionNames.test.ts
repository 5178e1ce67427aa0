import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/cloudTrailEvent';
import { traceIndex } from '../../../src/core/trace';
import {
  BROWSER,
  HOME,
  akia,
  asia,
  at,
  consoleLogin,
  grant,
  made,
  roleSession,
  sessionArn,
  signInArn,
  user,
  userArn,
} from './made';

const ARN = sessionArn('Admin', 'alice');
const role = { session: 'alice', created: at('09:00') };
const AGENT = { userAgent: 'AWS Internal' };
const SINCE = `${ARN}@2026-11-18T09:00:00Z`;
const signIn = { id: `sign-in:${signInArn('one')}`, signIn: signInArn('one') };
const call = (userIdentity: JsonObject, changes: JsonObject = {}) =>
  made('call', at('09:30'), { userIdentity, ...changes });
/** A call of the role's session by a program, the console, or in a sign-in session. */
const other = (wanted: Partial<Parameters<typeof roleSession>[0]>, changes: JsonObject = {}) =>
  made('other', at('09:20'), { userIdentity: roleSession({ ...role, ...wanted }), ...changes });
const byProgram = (key: number) => other({ key: asia(key) });
const byConsole = other({ key: asia(8) }, { userAgent: BROWSER });
const inSignIn = (name: string, changes: JsonObject = {}) =>
  other({ key: asia(7), signIn: signInArn(name) }, changes);
/** One of the session of which nothing is said but who and since when. */
const forwarded = call(roleSession({ ...role, key: asia(9) }), AGENT);
const internal = (userIdentity: JsonObject) => ({ ...userIdentity, invokedBy: 'x.amazonaws.com' });
const long = (key: number, time: string) =>
  made('other', at(time), { userIdentity: user('alice', { accessKeyId: akia(key) }) });
const userSince = { sessionContext: { attributes: { creationDate: at('09:00') } } };
const forUser = call(internal(user('alice', { accessKeyId: asia(9), ...userSince })));
const USER = `session:${userArn('alice')}@2026-11-18T09:00:00Z`;
const login = (time: string, userIdentity: JsonObject) =>
  consoleLogin('call', at(time), userIdentity);
const inConsole = made('other', at('09:30'), {
  userAgent: BROWSER,
  userIdentity: user('alice', { accessKeyId: asia(5), ...userSince }),
});
const CONSOLE = `console:${userArn('alice')}@2026-11-18T09:00:00Z`;
const roleInConsole = other({ key: asia(8), console: true });

type Session = { readonly id: string; readonly signIn?: string };
const rows: readonly (readonly [string, readonly JsonObject[], string | Session | undefined])[] = [
  ['a service', [call({ type: 'AWSService', accessKeyId: asia(1) })], undefined],
  ['a caller of another account', [call({ type: 'AWSAccount', accessKeyId: asia(1) })], undefined],
  [
    'an Identity Center user',
    [call({ type: 'IdentityCenterUser', credentialId: 'c', accessKeyId: asia(1) })],
    'identitycenter:c',
  ],
  [
    'an Identity Center user without a credential',
    [call({ type: 'IdentityCenterUser', accessKeyId: asia(1) })],
    `key:${asia(1)}`,
  ],
  [
    'a credential of others',
    [call({ type: 'Other', credentialId: 'c', accessKeyId: asia(1) })],
    `key:${asia(1)}`,
  ],
  [
    'a sign-in session',
    [call(roleSession({ ...role, key: asia(1), signIn: signInArn('one') }))],
    signIn,
  ],
  [
    'a sign-in session, by its key',
    [call(roleSession({ ...role, key: asia(7) })), inSignIn('one')],
    signIn,
  ],
  [
    'its own key',
    [call(roleSession({ ...role, key: asia(1) })), byProgram(2), byConsole],
    `key:${asia(1)}`,
  ],
  ['a key alone', [call({ type: 'AssumedRole', accessKeyId: asia(1) })], `key:${asia(1)}`],
  ['the only key of its session', [forwarded, byProgram(1)], `key:${asia(1)}`],
  [
    'a session with two keys',
    [forwarded, byProgram(1), { ...byProgram(2), eventID: 'x' }],
    `session:${SINCE}`,
  ],
  ['a session of which no more is known', [forwarded], `session:${SINCE}`],
  ['the console', [forwarded, byConsole, byProgram(1)], `console:${SINCE}`],
  ['the only sign-in session', [forwarded, inSignIn('one')], signIn],
  [
    'the sign-in session of the console, before the console',
    [forwarded, inSignIn('one', { userAgent: BROWSER }), { ...byConsole, eventID: 'x' }],
    signIn,
  ],
  [
    'the one of two sign-in sessions in which the console was used',
    [forwarded, inSignIn('one', { userAgent: BROWSER }), { ...inSignIn('two'), eventID: 'x' }],
    signIn,
  ],
  [
    'two sign-in sessions',
    [forwarded, inSignIn('one'), { ...inSignIn('two'), eventID: 'x' }],
    `session:${SINCE}`,
  ],
  [
    'a sign-in session and a key',
    [forwarded, inSignIn('one'), { ...byProgram(1), eventID: 'x' }],
    `session:${SINCE}`,
  ],
  [
    'a grant, which is not in the session that it mints',
    [
      {
        ...grant('call', at('09:30'), roleSession({ ...role, key: asia(9) }), signInArn('one')),
        ...AGENT,
      },
      inSignIn('one'),
    ],
    `session:${SINCE}`,
  ],
  [
    'a burst of a long-lived key',
    [call(user('alice', { accessKeyId: akia(1) })), long(1, '09:01')],
    `burst:${akia(1)}@2026-11-18T09:01:00Z`,
  ],
  [
    'a burst of its own',
    [call(user('alice', { accessKeyId: akia(1) })), long(1, '08:59')],
    `burst:${akia(1)}@2026-11-18T09:30:00Z`,
  ],
  [
    'a burst of a user without a key',
    [call(user('alice'))],
    `burst:${userArn('alice')}@2026-11-18T09:30:00Z`,
  ],
  ['a user without a key and a time', [{ ...call(user('alice')), eventTime: null }], undefined],
  ['a role without anything', [call({ type: 'AssumedRole' })], undefined],
  [
    'what a service does in the only burst of a user',
    [forUser, long(1, '09:20')],
    `burst:${akia(1)}@2026-11-18T09:20:00Z`,
  ],
  [
    'what a service does while two keys are used',
    [forUser, long(1, '09:20'), { ...long(2, '09:25'), eventID: 'x' }],
    USER,
  ],
  [
    'what a service does while another key is not used',
    [forUser, long(1, '09:20'), { ...long(2, '06:00'), eventID: 'x' }],
    `burst:${akia(1)}@2026-11-18T09:20:00Z`,
  ],
  ['what a service does out of bursts', [forUser, long(1, '08:00')], USER],
  ['what a service does at no time', [{ ...forUser, eventTime: null }, long(1, '09:20')], USER],
  ['a sign-in of the session’s first second', [login('09:00', user('alice')), inConsole], CONSOLE],
  ['a sign-in five seconds before', [login('08:59:55', user('alice')), inConsole], CONSOLE],
  [
    'a sign-in six seconds before',
    [login('08:59:54', user('alice')), inConsole],
    `burst:${userArn('alice')}@2026-11-18T08:59:54Z`,
  ],
  [
    'a user’s sign-in after the session began',
    [login('09:00:01', user('alice')), inConsole],
    `burst:${userArn('alice')}@2026-11-18T09:00:01Z`,
  ],
  [
    'a role’s sign-in before its session began',
    [login('08:59:55', roleSession({ session: 'alice' })), roleInConsole],
    `console:${SINCE}`,
  ],
  [
    'a role’s sign-in after its session began',
    [login('09:00:05', roleSession({ session: 'alice' })), roleInConsole],
    `console:${SINCE}`,
  ],
  [
    'a role’s sign-in six seconds after',
    [login('09:00:06', roleSession({ session: 'alice' })), roleInConsole],
    undefined,
  ],
  [
    'a role’s sign-in before a program’s session',
    [login('09:00', roleSession({ session: 'alice' })), byProgram(1)],
    undefined,
  ],
  [
    'another call than a sign-in',
    [
      { ...login('09:00', roleSession({ session: 'alice' })), eventName: 'CheckMfa' },
      roleInConsole,
    ],
    undefined,
  ],
  [
    'a sign-in of another service',
    [{ ...login('09:00', roleSession({ session: 'alice' })), eventSource: 'x' }, roleInConsole],
    undefined,
  ],
];

describe('the session of a call', () => {
  for (const [what, events, expected] of rows)
    it(`of ${what} is ${typeof expected === 'object' ? expected.id : String(expected)}`, () => {
      for (const order of [events, [...events].reverse()]) {
        const index = traceIndex();
        for (const event of order) index.add(event);
        const [first] = events;
        assert.ok(first);
        const session = index.tell(first).session;
        assert.deepEqual(session, typeof expected === 'string' ? { id: expected } : expected);
      }
    });

  it('of the console that began last is known by its time', () => {
    const index = traceIndex();
    const began = (clock: string, eventID: string) =>
      index.add(
        made(eventID, at('12:00'), {
          userAgent: BROWSER,
          userIdentity: roleSession({ session: 'alice', key: asia(3), created: at(clock) }),
        }),
      );
    for (const [n, clock] of ['11:00', '09:00', '10:00'].entries()) began(clock, `${n}`);
    index.add(
      made('program', at('12:00'), {
        userIdentity: roleSession({ session: 'alice', key: asia(1), created: at('10:30') }),
      }),
    );
    const { consoleBefore } = index.parts.view().sessions;
    const before = (clock: string, principal = ARN) =>
      consoleBefore(principal, Date.parse(at(clock)));
    assert.equal(before('08:59:59'), undefined);
    assert.equal(before('09:00'), Date.parse(at('09:00')));
    assert.equal(before('10:45'), Date.parse(at('10:00')));
    assert.equal(before('23:00'), Date.parse(at('11:00')));
    assert.equal(before('23:00', `arn:aws:iam::${HOME}:user/bob`), undefined);
  });
});
