import assert from 'node:assert/strict';
import { type JsonValue } from '../../../src/core/cloudTrailEvent';
import { identityChain } from '../../../src/core/identity';
import {
  HOME,
  OTHER,
  call,
  user,
  session,
  as,
  arrows,
  names,
  observed,
  factsOf,
  assertSound,
} from './chains';

describe('identity chain by the type of the caller', () => {
  it('draws root, and says so', () => {
    const chain = as({
      type: 'Root',
      principalId: HOME,
      arn: `arn:aws:iam::${HOME}:root`,
      accountId: HOME,
      accessKeyId: '',
      sessionContext: { attributes: { mfaAuthenticated: 'false' } },
    });
    assert.deepEqual(arrows(chain), [`root ${HOME} | called | call ListBuckets`]);
    assert.deepEqual(observed(chain), [
      'root: Used the root user',
      'root: Without multi-factor authentication',
    ]);
  });

  it('marks a central root session, written as text or as a boolean', () => {
    for (const assumedRoot of ['true', true])
      assert.ok(
        observed(as({ type: 'Root', accountId: HOME, sessionContext: { assumedRoot } })).includes(
          'root: Root session in a member account',
        ),
      );
  });

  it('draws a user with a long-lived key as one box', () => {
    const chain = as(user);
    assert.deepEqual(arrows(chain), ['user alice | called | call ListBuckets']);
    assert.deepEqual(observed(chain), ['user: Signed with a long-lived access key']);
    assert.deepEqual(chain.edges[0]?.evidence, [
      '/userIdentity/userName',
      '/eventName',
      '/eventSource',
    ]);
  });

  it("puts a user's temporary credentials between user and call", () => {
    const chain = as({
      ...user,
      accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      sessionContext: {
        sessionIssuer: {},
        webIdFederationData: {},
        attributes: { creationDate: '2026-03-14T11:59:00Z', mfaAuthenticated: 'true' },
      },
    });
    assert.deepEqual(arrows(chain), [
      'user alice | called with | credentials ASIAIOSFODNN7EXAMPLE',
      'credentials ASIAIOSFODNN7EXAMPLE | called | call ListBuckets',
    ]);
    assert.deepEqual(observed(chain), []);
  });

  it('draws role, session and call, and nobody in front of the role', () => {
    const chain = as(session);
    assert.deepEqual(arrows(chain), [
      'role Admin | issued | session alice@example.com',
      'session alice@example.com | called | call ListBuckets',
    ]);
    assert.equal(
      factsOf(chain, 'session')['Hint: the session name looks like an e-mail address'],
      'alice@example.com',
    );
    assert.deepEqual(observed(chain), [], 'role sessions never show a second factor');
  });

  it('reads role and session out of the names when the issuer is missing', () => {
    const bare = { ...session, sessionContext: undefined };
    assert.deepEqual(names(as(bare)), [
      'role Admin',
      'session alice@example.com',
      'call ListBuckets',
    ]);
    assert.deepEqual(names(as({ type: 'AssumedRole', principalId: 'AROAEXAMPLE:i-0abc' })), [
      'session i-0abc',
      'call ListBuckets',
    ]);
  });

  it('marks what names hint at as hints', () => {
    const withRole = (arn: string, name: string) =>
      Object.keys(
        factsOf(
          as({
            type: 'AssumedRole',
            arn: `arn:aws:sts::${HOME}:assumed-role/any/${name}`,
            sessionContext: { sessionIssuer: { arn } },
          }),
          'session',
        ),
      ).filter(label => label.startsWith('Hint'));
    const iam = `arn:aws:iam::${HOME}:role`;
    assert.deepEqual(withRole(`${iam}/web`, 'i-0123456789abcdef0'), [
      'Hint: the session name looks like an EC2 instance',
    ]);
    assert.deepEqual(
      withRole(
        `${iam}/aws-reserved/sso.amazonaws.com/AWSReservedSSO_ReadOnly_0123456789abcdef`,
        'alice',
      ),
      ['Hint: Identity Center permission set'],
    );
    assert.deepEqual(
      withRole(`${iam}/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`, 'ecs'),
      ['Hint: service-linked role'],
    );
    assert.deepEqual(withRole(`${iam}/web`, 'i-am-nobody'), []);
  });

  it('draws the user or root behind a federated session', () => {
    const federated = (sessionIssuer: JsonValue) =>
      arrows(
        as({
          type: 'FederatedUser',
          principalId: `${HOME}:bob`,
          arn: `arn:aws:sts::${HOME}:federated-user/bob`,
          accountId: HOME,
          sessionContext: { sessionIssuer },
        }),
      )[0];
    assert.equal(
      federated({ type: 'IAMUser', arn: user.arn, accountId: HOME, userName: 'alice' }),
      'user alice | issued | federated bob',
    );
    assert.equal(
      federated({ type: 'Root', arn: `arn:aws:iam::${HOME}:root`, accountId: HOME }),
      'root root | issued | federated bob',
    );
  });

  it('draws the identity provider of SAML and web identities', () => {
    assert.deepEqual(
      arrows(
        as({
          type: 'SAMLUser',
          principalId: 'SAMLQUALIFIER:bob',
          userName: 'bob',
          identityProvider: 'idp.example.com',
        }),
      ),
      [
        'provider idp.example.com | federated | federated bob',
        'federated bob | called | call ListBuckets',
      ],
    );
    assert.deepEqual(
      names(
        as({
          type: 'WebIdentityUser',
          principalId: 'accounts.google.com:app:1234',
          identityProvider: 'accounts.google.com',
        }),
      ),
      ['provider accounts.google.com', 'federated 1234', 'call ListBuckets'],
    );
  });

  it('draws an Identity Center user by id, with the bearer token in between', () => {
    const chain = as({
      type: 'IdentityCenterUser',
      accountId: HOME,
      onBehalfOf: {
        userId: '94482488-3041-7041-8bc3-EXAMPLE',
        identityStoreArn: `arn:aws:identitystore::${HOME}:identitystore/d-9067642ac7`,
      },
      credentialId: 'EXAMPLEcredential',
    });
    assert.deepEqual(arrows(chain), [
      'person 94482488-3041-7041-8bc3-EXAMPLE | called with | credentials EXAMPLEcredential',
      'credentials EXAMPLEcredential | called | call ListBuckets',
    ]);
  });

  it('draws a caller of another account by account, and marks the crossing', () => {
    const chain = as(
      { type: 'AWSAccount', principalId: 'AIDACKCEVSQ6C2EXAMPLE', accountId: OTHER },
      { sharedEventID: '6fc3c4b1-0000-4000-8000-111122223333' },
    );
    assert.deepEqual(arrows(chain), [`account ${OTHER} | called | call ListBuckets`]);
    const crossing = chain.nodes.find(({ id }) => id === 'call')?.observations[0];
    assert.deepEqual(crossing, {
      label: 'Crosses from one account to another',
      value: `${OTHER} → ${HOME}`,
      pointer: '/recipientAccountId',
    });
  });

  it('says that an anonymous caller is unauthenticated', () => {
    const chain = as({ type: 'AWSAccount', principalId: '', accountId: 'ANONYMOUS_PRINCIPAL' });
    assert.deepEqual(names(chain), ['unknown ANONYMOUS_PRINCIPAL', 'call ListBuckets']);
    assert.deepEqual(observed(chain), ['unknown: Unauthenticated caller']);
  });

  it('draws services, named by invokedBy with or without a type', () => {
    for (const identity of [
      { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' },
      { accountId: HOME, invokedBy: 'ec2.amazonaws.com' },
    ])
      assert.deepEqual(arrows(as(identity)), [
        'service ec2.amazonaws.com | called | call ListBuckets',
      ]);
  });

  it('names what is there for types without a shape of their own', () => {
    assert.deepEqual(names(as({ type: 'Unknown', userName: 'bob' })), [
      'unknown bob',
      'call ListBuckets',
    ]);
    assert.deepEqual(names(as({ type: 'constructor' })), [
      'unknown constructor',
      'call ListBuckets',
    ]);
    assert.deepEqual(names(as({ accountId: HOME })), [`account ${HOME}`, 'call ListBuckets']);
  });

  it('draws the call alone when nobody is named, and says so', () => {
    for (const event of [call, { ...call, userIdentity: {} }, { ...call, userIdentity: 'x' }]) {
      const chain = identityChain(event);
      assert.deepEqual(names(chain), ['call ListBuckets']);
      assert.deepEqual(observed(chain), ['call: The event does not name its caller']);
      assertSound(chain, event);
    }
  });

  it('draws an Insights event as a report without a caller', () => {
    const event = {
      eventType: 'AwsCloudTrailInsight',
      insightDetails: {
        state: 'Start',
        eventSource: 'ec2.amazonaws.com',
        eventName: 'RunInstances',
        insightType: 'ApiCallRateInsight',
        insightContext: {
          statistics: { baseline: { average: 0.00042 }, insight: { average: 0.6 } },
          attributions: [
            { attribute: 'userIdentityArn', insight: [{ value: user.arn, average: 0.6 }] },
            { attribute: 'userAgent', insight: [{ value: 'aws-cli', average: 0.6 }] },
          ],
        },
      },
    };
    const chain = identityChain(event);
    assert.deepEqual(arrows(chain), ['service CloudTrail Insights | reported | call RunInstances']);
    assert.deepEqual(observed(chain), ['service: Insights events have no caller']);
    assert.equal(factsOf(chain, 'call')['Most often by'], user.arn);
    assertSound(chain, event);
  });
});
