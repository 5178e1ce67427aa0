import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/cloudTrailEvent';
import { traceIndex } from '../../../src/core/trace';
import {
  HOME,
  OTHER,
  akia,
  at,
  made,
  onBehalfOf,
  roleSession,
  sessionArn,
  user,
  userArn,
} from './made';

const call = (userIdentity: JsonObject, changes: JsonObject = {}) =>
  made('call', at('09:30'), { userIdentity, ...changes });
const left = (SwitchFrom: string, changes: JsonObject = {}) =>
  call(roleSession({ session: 'switched' }), {
    eventName: 'SwitchRole',
    eventSource: 'signin.amazonaws.com',
    additionalEventData: { SwitchFrom },
    ...changes,
  });
const federated = (type: string, arn?: string, more: JsonObject = { accountId: OTHER }) => ({
  type: 'FederatedUser',
  ...more,
  sessionContext: { sessionIssuer: { type, ...(arn !== undefined && { arn }) } },
});
const EMAIL = 'Alice@example.com';
const STORE_USER =
  'identitycenter:arn:aws:identitystore::111122223333:identitystore/d-1111111111/u';
const inConsole = made('console', at('09:20'), {
  userAgent: 'Mozilla/5.0',
  userIdentity: roleSession({ session: 'one', created: at('09:00'), more: onBehalfOf('u') }),
});
const called = made('called', at('09:20'), {
  userIdentity: roleSession({ session: EMAIL, created: at('09:00'), more: onBehalfOf('u') }),
});

const RECORDED = 'recorded';
const rows: readonly (readonly [
  string,
  readonly JsonObject[],
  readonly [string, string] | undefined,
])[] = [
  ['a user', [call(user('alice'))], [`iam-user:${userArn('alice')}`, RECORDED]],
  ['a user without an ARN', [call(user('alice', { arn: null }))], undefined],
  ['another type with an ARN', [call({ ...user('alice'), type: 'Other' })], undefined],
  ['root', [call({ type: 'Root', accountId: HOME })], [`root:${HOME}`, RECORDED]],
  ['root without an account', [call({ type: 'Root' })], undefined],
  [
    'an assumed root',
    [call({ type: 'Root', accountId: HOME, sessionContext: { assumedRoot: 'true' } })],
    undefined,
  ],
  [
    'whom the event names',
    [call({ ...user('alice'), ...onBehalfOf('u') })],
    [STORE_USER, RECORDED],
  ],
  ['a switch from a user', [left(userArn('bob'))], [`iam-user:${userArn('bob')}`, RECORDED]],
  [
    'a switch from a user without an account',
    [left('arn:aws:iam:::user/bob')],
    ['iam-user:arn:aws:iam:::user/bob', RECORDED],
  ],
  ['a switch from root', [left(`arn:aws:iam::${OTHER}:root`)], [`root:${OTHER}`, RECORDED]],
  ['a switch from what looks like root', [left(`arn:aws:iam::${OTHER}:root/x`)], undefined],
  ['a switch from what has a user in it', [left(`x arn:aws:iam::${OTHER}:user/x`)], undefined],
  ['a switch from a session', [left(sessionArn('Admin', 'one'))], undefined],
  [
    'a switch from a session with a name',
    [left(sessionArn('Admin', EMAIL))],
    ['email:alice@example.com', 'inferred'],
  ],
  [
    'a switch from a session of the console',
    [left(sessionArn('Admin', 'one')), inConsole],
    [STORE_USER, 'joined by time'],
  ],
  [
    'a switch before the session of the console',
    [left(sessionArn('Admin', 'one'), { eventTime: at('08:59') }), inConsole],
    undefined,
  ],
  [
    'a switch at no time',
    [left(sessionArn('Admin', 'one'), { eventTime: null }), inConsole],
    undefined,
  ],
  [
    'whom a user federates',
    [call(federated('IAMUser', userArn('bob')))],
    [`iam-user:${userArn('bob')}`, RECORDED],
  ],
  [
    'whom root federates',
    [call(federated('Root', `arn:aws:iam::${OTHER}:root`))],
    [`root:${OTHER}`, RECORDED],
  ],
  ['whom root federates, without an account', [call(federated('Root', 'arn', {}))], undefined],
  ['whom a role federates', [call(federated('Role', 'arn'))], undefined],
  ['whom somebody federates', [call(federated('IAMUser'))], undefined],
  [
    'an issuer of others',
    [call({ ...federated('IAMUser', userArn('bob')), type: 'Other' })],
    undefined,
  ],
  [
    'a SAML user',
    [call({ type: 'SAMLUser', userName: 'alice', identityProvider: 'idp' })],
    ['saml:idp/alice', RECORDED],
  ],
  [
    'a SAML user of no provider',
    [call({ type: 'SAMLUser', userName: 'alice' })],
    ['saml:unknown/alice', RECORDED],
  ],
  [
    'a SAML user with an address',
    [call({ type: 'SAMLUser', userName: EMAIL, identityProvider: 'idp' })],
    ['email:alice@example.com', 'inferred'],
  ],
  ['a SAML user without a name', [call({ type: 'SAMLUser' })], undefined],
  [
    'a web identity with an address',
    [call({ type: 'WebIdentityUser', userName: EMAIL })],
    ['email:alice@example.com', 'inferred'],
  ],
  [
    'an unknown one with an address',
    [call({ type: 'Unknown', userName: EMAIL })],
    ['email:alice@example.com', 'inferred'],
  ],
  ['another one with an address', [call({ type: 'Other', userName: EMAIL })], undefined],
  ['a web identity without one', [call({ type: 'WebIdentityUser', userName: 'alice' })], undefined],
  [
    'a session called by an address',
    [call(roleSession({ session: EMAIL, key: akia(1) }))],
    ['email:alice@example.com', 'inferred'],
  ],
  [
    'a session called by the address of a user who is known',
    [call(roleSession({ session: EMAIL })), called],
    [STORE_USER, 'inferred'],
  ],
  [
    'a source identity before the name',
    [
      call({
        ...roleSession({ session: EMAIL }),
        sessionContext: { sourceIdentity: 'bob@example.com' },
      }),
    ],
    ['email:bob@example.com', 'inferred'],
  ],
];

describe('the person behind a call', () => {
  for (const [what, events, expected] of rows)
    it(`is ${expected ? '' : 'not told by '}${what}`, () => {
      const index = traceIndex();
      for (const event of events) index.add(event);
      const [first] = events;
      assert.ok(first);
      const { person, join, parent } = index.tell(first);
      assert.equal(parent, undefined);
      assert.deepEqual(person && [person.id, person.confidence], expected);
      assert.equal(join, expected?.[1] === 'inferred' ? 'name' : undefined);
    });
});
