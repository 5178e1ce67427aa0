import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/cloudTrailEvent';
import { english } from '../../../src/core/message';
import { readCall } from '../../../src/core/trace/call';
import { missingFor, noteOn } from '../../../src/core/trace/missing';
import {
  BROWSER,
  HOME,
  OTHER,
  akia,
  asia,
  at,
  made,
  principalId,
  roleSession,
  signInArn,
  user,
  userArn,
} from './made';

const call = (changes: JsonObject) => readCall(made('call', at('12:00'), changes));
const clockOf = (time: number) => new Date(time).toISOString().slice(8, 19).replace('T', ' ');

/** What is missing, in short. */
function told(changes: JsonObject) {
  const missing = missingFor(call(changes));
  if (!missing) return undefined;
  const { words, account, region, regions, from, to, key, query } = missing;
  assert.deepEqual([query.from, query.to, region], [from, to, regions[0]]);
  const filters = query.filters.map(({ attribute, value }) => `${attribute}=${value}`);
  return {
    words: english(words),
    where: [account, ...regions].join(' '),
    when: `${clockOf(from)} – ${clockOf(to)}`,
    ...(key !== undefined && { key }),
    filters,
  };
}

const context = (creationDate: string) => ({ sessionContext: { attributes: { creationDate } } });
const role = { session: 'alice', key: asia(1), created: at('09:00') };
const HERE = `${HOME} eu-west-1 us-east-1`;
const KEYED = {
  words: `No event was found that issued the key ${asia(1)}.`,
  where: HERE,
  when: '18 08:59:00 – 18 09:01:00',
  key: asia(1),
  filters: [`resource=${asia(1)}`],
};
const ASSUMED = ['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'].map(
  name => `eventName=${name}`,
);
const CONSOLE = {
  words: 'No event was found that started the session alice.',
  where: HERE,
  when: KEYED.when,
  filters: [
    `resource=arn:aws:iam::${HOME}:role/Admin`,
    ...ASSUMED,
    `text=${principalId('Admin', 'alice')}`,
  ],
};
const SIGN_IN_REGIONS = 'us-east-1 eu-west-1 us-east-2 eu-north-1 ap-southeast-2';
const userInConsole = user('alice', { accessKeyId: asia(1), ...context(at('09:00')) });
const switched = (SwitchFrom: string) => ({
  eventName: 'SwitchRole',
  eventSource: 'signin.amazonaws.com',
  userIdentity: roleSession({ session: 'alice' }),
  additionalEventData: { SwitchFrom },
});
const shared = (accountId?: string, changes: JsonObject = {}) => ({
  sharedEventID: 'both',
  recipientAccountId: OTHER,
  userIdentity: { type: 'AWSAccount', ...(accountId !== undefined && { accountId }) },
  ...changes,
});

type Told = ReturnType<typeof told>;
const rows: readonly (readonly [string, JsonObject, Told])[] = [
  ['of a role’s key', { userIdentity: roleSession(role) }, KEYED],
  [
    'of a role’s key whose beginning is not told',
    { userIdentity: roleSession({ session: 'alice', key: asia(1) }) },
    { ...KEYED, when: '18 00:00:00 – 18 12:00:00' },
  ],
  ['of a session of the console', { userIdentity: roleSession(role), userAgent: BROWSER }, CONSOLE],
  [
    'of a session of the console without a principal id',
    { userIdentity: { ...roleSession(role), principalId: null }, userAgent: BROWSER },
    { ...CONSOLE, filters: CONSOLE.filters.slice(0, 4) },
  ],
  [
    'of a session of the console without a name',
    { userIdentity: { ...roleSession(role), principalId: null, arn: null }, userAgent: BROWSER },
    {
      ...CONSOLE,
      words: 'No event was found that started the session ?.',
      filters: CONSOLE.filters.slice(0, 4),
    },
  ],
  [
    'of a session of the console whose beginning is not told',
    { userIdentity: roleSession({ session: 'alice', key: asia(1) }), userAgent: BROWSER },
    undefined,
  ],
  ['of a role without anything', { userIdentity: { type: 'AssumedRole' } }, undefined],
  [
    'of a federated user',
    { userIdentity: { type: 'FederatedUser', accountId: HOME, accessKeyId: asia(1) } },
    { ...KEYED, when: '17 00:00:00 – 18 12:00:00' },
  ],
  [
    'of a root session of a member account',
    {
      userIdentity: {
        type: 'Root',
        accountId: OTHER,
        accessKeyId: asia(1),
        sessionContext: { assumedRoot: 'true' },
      },
    },
    { ...KEYED, where: `${OTHER} eu-west-1 us-east-1`, when: '18 11:00:00 – 18 12:00:00' },
  ],
  [
    'of a user’s temporary key in a program',
    { userIdentity: user('alice', { accessKeyId: asia(1) }) },
    { ...KEYED, when: '17 00:00:00 – 18 12:00:00' },
  ],
  [
    'of an identity without an account',
    {
      userIdentity: { type: 'IAMUser', accessKeyId: asia(1) },
      recipientAccountId: OTHER,
      awsRegion: 'us-east-1',
    },
    { ...KEYED, where: `${OTHER} us-east-1`, when: '17 00:00:00 – 18 12:00:00' },
  ],
  [
    'of a user in the console',
    { userIdentity: userInConsole, userAgent: BROWSER },
    {
      words: 'No sign-in to the console of alice was found.',
      where: `${HOME} ${SIGN_IN_REGIONS}`,
      when: '18 08:59:55 – 18 09:00:00',
      filters: ['eventName=ConsoleLogin', `principal=${userArn('alice')}`],
    },
  ],
  [
    'of root in the console, where AWS itself says nothing',
    {
      userIdentity: { ...userInConsole, type: 'Root', arn: `arn:aws:iam::${OTHER}:root` },
      userAgent: null,
    },
    {
      words: 'No sign-in to the console of root was found.',
      where: `${OTHER} ${SIGN_IN_REGIONS}`,
      when: '18 08:59:55 – 18 09:00:00',
      filters: ['eventName=ConsoleLogin', `principal=arn:aws:iam::${OTHER}:root`],
    },
  ],
  [
    'of a user in the console without an ARN',
    { userIdentity: { ...userInConsole, arn: null }, userAgent: BROWSER },
    undefined,
  ],
  [
    'of a user in the console whose beginning is not told',
    { userIdentity: user('alice', { accessKeyId: asia(1) }), userAgent: BROWSER },
    undefined,
  ],
  [
    'of a user’s long-lived key',
    { userIdentity: user('alice', { accessKeyId: akia(1) }) },
    undefined,
  ],
  ['of a user without a key', { userIdentity: user('alice') }, undefined],
  ['of another type', { userIdentity: { type: 'SAMLUser', accessKeyId: asia(1) } }, undefined],
  [
    'of a switch of roles',
    switched(userArn('alice')),
    {
      words: 'No sign-in to the console of alice was found.',
      where: `${HOME} ${SIGN_IN_REGIONS}`,
      when: '18 00:00:00 – 18 12:00:00',
      filters: ['eventName=ConsoleLogin', `principal=${userArn('alice')}`],
    },
  ],
  [
    'of a switch of roles from what is no ARN',
    switched('somebody'),
    {
      words: 'No sign-in to the console of somebody was found.',
      where: `${HOME} ${SIGN_IN_REGIONS}`,
      when: '18 00:00:00 – 18 12:00:00',
      filters: ['eventName=ConsoleLogin', 'principal=somebody'],
    },
  ],
  [
    'of a sign-in session',
    {
      userIdentity: roleSession({
        ...role,
        signIn: signInArn('one').replace('us-east-1', 'eu-north-1'),
      }),
    },
    {
      words: `No grant was found that minted the sign-in session ${signInArn('one').replace('us-east-1', 'eu-north-1')}.`,
      where: `${HOME} eu-north-1 eu-west-1 us-east-1`,
      when: '16 21:00:00 – 18 12:01:00',
      filters: [
        'eventName=CreateOAuth2Token',
        `text=${signInArn('one').replace('us-east-1', 'eu-north-1')}`,
      ],
    },
  ],
  [
    'of a sign-in session that is no ARN, and whose beginning is not told',
    { userIdentity: roleSession({ session: 'alice', signIn: 'session' }) },
    {
      words: 'No grant was found that minted the sign-in session session.',
      where: HERE,
      when: '17 00:00:00 – 18 12:01:00',
      filters: ['eventName=CreateOAuth2Token', 'text=session'],
    },
  ],
  [
    'of another account’s copy',
    shared(HOME),
    {
      words: 'The copy of the event in the account of its caller was not found.',
      where: `${HOME} eu-west-1`,
      when: '18 11:59:00 – 18 12:01:00',
      filters: ['requestId=both', `recipientAccountId=${HOME}`, 'eventName=ListBuckets'],
    },
  ],
  [
    'of another account’s copy without a name, in a Region that is none',
    shared(HOME, { eventName: null, awsRegion: 'nowhere' }),
    {
      words: 'The copy of the event in the account of its caller was not found.',
      where: HOME,
      when: '18 11:59:00 – 18 12:01:00',
      filters: ['requestId=both', `recipientAccountId=${HOME}`],
    },
  ],
  ['of a copy without an account', shared(), undefined],
  ['of an anonymous copy', shared('ANONYMOUS_PRINCIPAL'), undefined],
  ['of a copy without a shared id', shared(HOME, { sharedEventID: null }), undefined],
  ['of a copy without a time', shared(HOME, { eventTime: null }), undefined],
  ['of a service', { userIdentity: { type: 'AWSService' } }, undefined],
  [
    'of what a service forwarded',
    { userIdentity: { ...roleSession(role), invokedBy: 'x.amazonaws.com' } },
    undefined,
  ],
  [
    'of the portal',
    { userIdentity: roleSession({ ...role, role: 'AWSReservedSSO_Admin_1' }) },
    undefined,
  ],
];

describe('what a trace misses', () => {
  for (const [what, changes, expected] of rows)
    it(`${expected ? 'is known' : 'is nothing'} ${what}`, () =>
      assert.deepEqual(told(changes), expected));

  it('is not looked for before 1970', () => {
    const early = {
      eventTime: '1970-01-01T01:00:00Z',
      userIdentity: roleSession({ session: 'alice', key: asia(1) }),
    };
    const { from, to } = missingFor(call(early)) ?? {};
    assert.deepEqual([from, to], [0, 3_600_000]);
  });

  const notes: readonly (readonly [string, JsonObject, string | undefined])[] = [
    [
      'a service',
      { userIdentity: { type: 'AWSService', invokedBy: 'x.amazonaws.com' } },
      undefined,
    ],
    [
      'another account',
      { userIdentity: { type: 'AWSAccount', invokedBy: 'x.amazonaws.com' } },
      undefined,
    ],
    ['a role', { userIdentity: roleSession(role) }, undefined],
    [
      'what a service forwarded',
      { userIdentity: { ...roleSession(role), invokedBy: 'x.amazonaws.com' } },
      'x.amazonaws.com forwarded the call with a key that no event issued: there is nothing to look for.',
    ],
    [
      'what AWS forwarded',
      { userIdentity: roleSession(role), sourceIPAddress: 'AWS Internal' },
      'AWS Internal forwarded the call with a key that no event issued: there is nothing to look for.',
    ],
  ];
  for (const [what, changes, expected] of notes)
    it(`${expected ? 'has' : 'has no'} note on ${what}`, () => {
      const note = noteOn(call(changes));
      assert.equal(note && english(note), expected);
    });
});
