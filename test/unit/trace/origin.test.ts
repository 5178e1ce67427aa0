import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/cloudTrailEvent';
import { english } from '../../../src/core/message';
import { readCall } from '../../../src/core/trace/call';
import { isPortalSession, originOf, personWords } from '../../../src/core/trace/origin';
import type { KnownPerson } from '../../../src/core/trace/person';
import { HOME, STORE, asia, at, made, onBehalfOf, roleSession, user, userArn } from './made';

const PORTAL = { role: 'AWSReservedSSO_Admin_0123456789abcdef', session: 'alice@example.com' };
const call = (userIdentity: JsonObject, changes: JsonObject = {}) =>
  readCall(made('call', at('09:00'), { userIdentity, ...changes }));
const told = (userIdentity: JsonObject, person?: KnownPerson, changes?: JsonObject) => {
  const { kind, id, words, confidence, evidence } = originOf(call(userIdentity, changes), person);
  assert.ok(evidence.every(({ eventID }) => eventID === 'call'));
  return [kind, id, english(words), confidence, ...evidence.map(({ pointer }) => pointer)];
};

describe('where a trace ends', () => {
  const role = (session: string) => roleSession({ session, key: asia(1) });
  const arnOf = (session: string) => `arn:aws:sts::${HOME}:assumed-role/Admin/${session}`;
  const INSTANCE = 'i-0123456789abcdef0';
  const rows: readonly (readonly [string, JsonObject, readonly unknown[]])[] = [
    [
      'a service',
      { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' },
      ['service', 'ec2.amazonaws.com', 'ec2 (AWS service)', 'recorded', '/userIdentity/invokedBy'],
    ],
    [
      'a service of China, without a type',
      { invokedBy: 'ec2.amazonaws.com.cn' },
      [
        'service',
        'ec2.amazonaws.com.cn',
        'ec2 (AWS service)',
        'recorded',
        '/userIdentity/invokedBy',
      ],
    ],
    [
      'a service without a name',
      { type: 'AWSService' },
      ['unknown', undefined, 'unknown caller', 'recorded', '/userIdentity'],
    ],
    [
      'what a service forwarded for a role',
      { ...role('build'), invokedBy: 'ec2.amazonaws.com' },
      [
        'unknown',
        undefined,
        `unknown caller as ${arnOf('build')}`,
        'recorded',
        '/userIdentity/arn',
      ],
    ],
    [
      'what credentials were issued to',
      { ...role(INSTANCE), inScopeOf: { credentialsIssuedTo: 'arn:aws:lambda:x' } },
      [
        'workload',
        'arn:aws:lambda:x',
        'arn:aws:lambda:x, to which the credentials were issued',
        'recorded',
        '/userIdentity/inScopeOf/credentialsIssuedTo',
      ],
    ],
    ...[INSTANCE, 'i-01234567'].map(
      session =>
        [
          `an instance: ${session}`,
          role(session),
          [
            'workload',
            session,
            `EC2 instance ${session}, by the name of the session`,
            'inferred',
            '/userIdentity/principalId',
          ],
        ] as const,
    ),
    ...['i-012345678', 'xi-01234567', 'i-0123456g', `${INSTANCE}0`].map(
      session =>
        [
          `no instance: ${session}`,
          role(session),
          [
            'unknown',
            undefined,
            `unknown caller as ${arnOf(session)}`,
            'recorded',
            '/userIdentity/arn',
          ],
        ] as const,
    ),
    [
      'a web identity',
      { type: 'WebIdentityUser', userName: 'repo:one', identityProvider: 'token.example.com' },
      [
        'workload',
        'repo:one',
        'repo:one of token.example.com',
        'recorded',
        '/userIdentity/userName',
        '/userIdentity/identityProvider',
      ],
    ],
    [
      'a web identity of an unknown provider',
      { type: 'WebIdentityUser', userName: 'repo:one' },
      [
        'workload',
        'repo:one',
        'repo:one of ?',
        'recorded',
        '/userIdentity/userName',
        '/userIdentity/identityProvider',
      ],
    ],
    [
      'a web identity without a name',
      { type: 'WebIdentityUser' },
      ['unknown', undefined, 'unknown caller', 'recorded', '/userIdentity'],
    ],
    [
      'another account',
      { type: 'AWSAccount', accountId: HOME },
      ['account', HOME, 'someone in 1111-2222-3333', 'recorded', '/userIdentity/accountId'],
    ],
    [
      'nobody',
      { type: 'AWSAccount', accountId: 'ANONYMOUS_PRINCIPAL' },
      ['account', 'ANONYMOUS_PRINCIPAL', 'anonymous', 'recorded', '/userIdentity/accountId'],
    ],
    [
      'an account without a number',
      { type: 'AWSAccount' },
      ['unknown', undefined, 'unknown caller', 'recorded', '/userIdentity'],
    ],
    [
      'a user that only has an account',
      { type: 'Other', accountId: HOME, userName: 'x' },
      ['unknown', undefined, 'unknown caller', 'recorded', '/userIdentity'],
    ],
    [
      'the portal, without a name',
      { type: 'AssumedRole', arn: `arn:aws:sts::${HOME}:assumed-role/AWSReservedSSO_Admin_1/x` },
      [
        'unknown',
        undefined,
        `Identity Center user (portal sign-in not recorded) as arn:aws:sts::${HOME}:assumed-role/AWSReservedSSO_Admin_1/x`,
        'recorded',
        '/userIdentity/arn',
      ],
    ],
  ];
  for (const [what, identity, expected] of rows)
    it(`is ${what}`, () => assert.deepEqual(told(identity), expected));

  const SOMEONE: KnownPerson = { id: 'email:alice@example.com', confidence: 'inferred' };
  const BY_NAME = ['person', SOMEONE.id, 'alice@example.com, by a name only', 'inferred'];
  const people: readonly (readonly [string, JsonObject, readonly string[], JsonObject?])[] = [
    [
      'whom the event names',
      onBehalfOf('u'),
      ['/userIdentity/onBehalfOf/userId', '/userIdentity/onBehalfOf/identityStoreArn'],
    ],
    [
      'that a switch of roles left',
      role('x'),
      ['/additionalEventData/SwitchFrom'],
      { eventName: 'SwitchRole', additionalEventData: { SwitchFrom: userArn('alice') } },
    ],
    [
      'of a federated user',
      { type: 'FederatedUser' },
      ['/userIdentity/sessionContext/sessionIssuer/arn'],
    ],
    ['that is a user', user('alice'), ['/userIdentity/arn']],
    ['that is root', { type: 'Root' }, ['/userIdentity/accountId']],
    [
      'of an identity provider',
      { type: 'SAMLUser', userName: 'alice' },
      ['/userIdentity/userName'],
    ],
    ['by whom a session is called', role('alice@example.com'), ['/userIdentity/principalId']],
    [
      'whom a source identity names',
      { type: 'AssumedRole', sessionContext: { sourceIdentity: 'alice@example.com' } },
      ['/userIdentity/sessionContext/sourceIdentity'],
    ],
  ];
  for (const [what, identity, pointers, changes] of people)
    it(`is a person ${what}`, () =>
      assert.deepEqual(told(identity, SOMEONE, changes), [...BY_NAME, ...pointers]));

  it('is a person of the portal, whose sign-in nobody recorded', () =>
    assert.deepEqual(told(roleSession(PORTAL), SOMEONE).slice(0, 4), [
      'person',
      SOMEONE.id,
      'Identity Center user alice@example.com (portal sign-in not recorded)',
      'inferred',
    ]));

  const named: readonly (readonly [string, string])[] = [
    [`identitycenter:${STORE}/906abc`, 'Identity Center user 906abc'],
    [`iam-user:${userArn('team/alice')}`, 'IAM user alice of 1111-2222-3333'],
    ['iam-user:alice', 'IAM user alice of ?'],
    [`root:${HOME}`, 'root of 1111-2222-3333'],
    ['saml:provider/alice', 'alice'],
    ['email:a/b@example.com', 'a/b@example.com'],
  ];
  for (const [id, words] of named)
    it(`is called ${words}`, () => {
      assert.equal(english(personWords(id, 'recorded')), words);
      assert.equal(english(personWords(id, 'joined by time')), words);
    });

  it('is of the portal by the role or the session, and of nothing else', () => {
    const issuer = { arn: `arn:aws:iam::${HOME}:role/aws-reserved/sso.amazonaws.com/x/Admin` };
    const byRole = { type: 'AssumedRole', sessionContext: { sessionIssuer: issuer } };
    const arn = `arn:aws:sts::${HOME}:assumed-role/AWSReservedSSO_Admin_1/alice`;
    assert.ok(isPortalSession(call(byRole)));
    assert.ok(isPortalSession(call({ type: 'AssumedRole', arn })));
    assert.ok(!isPortalSession(call({ type: 'IAMUser', arn })));
    assert.ok(!isPortalSession(call({ ...byRole, type: 'Other' })));
    assert.ok(!isPortalSession(call({ type: 'AssumedRole' })));
    assert.ok(!isPortalSession(call(role('AWSReservedSSO_x'))));
  });
});
