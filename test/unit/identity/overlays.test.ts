import assert from 'node:assert/strict';
import { type CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { HOME, OTHER, user, session, as, arrows, names, observed, factsOf } from './chains';

describe('identity chain with what else the identity says', () => {
  const inSession = (more: CloudTrailEvent) =>
    as({ ...session, sessionContext: { ...session.sessionContext, ...more } });

  it('leads back to the source identity and the person acted for', () => {
    const chain = as({
      ...session,
      sessionContext: { ...session.sessionContext, sourceIdentity: 'alice' },
      onBehalfOf: {
        userId: 'u-1',
        identityStoreArn: `arn:aws:identitystore::${OTHER}:identitystore/d-1`,
      },
      credentialId: 'c-1',
    });
    assert.ok(
      arrows(chain).includes('session alice@example.com | carries | source identity alice'),
    );
    assert.ok(arrows(chain).includes('session alice@example.com | on behalf of | person u-1'));
    assert.deepEqual(names(chain).slice(0, 3), [
      'person u-1',
      'source identity alice',
      'role Admin',
    ]);
    assert.equal(factsOf(chain, 'person')['Credential id'], 'c-1');
  });

  it('puts a service that forwards between caller and call', () => {
    const chain = as({ ...session, invokedBy: 'cloudformation.amazonaws.com' });
    assert.deepEqual(arrows(chain).slice(1), [
      'session alice@example.com | called through | service cloudformation.amazonaws.com',
      'service cloudformation.amazonaws.com | called | call ListBuckets',
    ]);
  });

  it('draws a delegate, and the workload that the credentials were issued to', () => {
    const delegated = as({ ...session, invokedByDelegate: { accountId: OTHER } });
    assert.ok(
      arrows(delegated).includes(`account ${OTHER} | called with | session alice@example.com`),
    );
    const lambda = `arn:aws:lambda:us-east-1:${HOME}:function:resize`;
    const scoped = as({
      ...session,
      inScopeOf: { issuerType: 'AWS::Lambda::Function', credentialsIssuedTo: lambda },
    });
    assert.ok(arrows(scoped).includes('session alice@example.com | in scope of | workload resize'));
  });

  it('marks version 1 of the instance metadata service, not version 2', () => {
    assert.deepEqual(observed(inSession({ ec2RoleDelivery: '1.0' })), [
      'session: Credentials delivered by version 1 of the instance metadata service',
    ]);
    assert.deepEqual(observed(inSession({ ec2RoleDelivery: '2.0' })), []);
  });

  it('draws the provider of a web identity with its attributes', () => {
    const chain = inSession({
      webIdFederationData: {
        federatedProvider: `arn:aws:iam::${HOME}:oidc-provider/token.actions.example.com`,
        attributes: { 'token.actions.example.com:sub': 'repo:example/app' },
      },
    });
    assert.ok(
      arrows(chain).includes(
        'provider token.actions.example.com | federated | session alice@example.com',
      ),
    );
    assert.equal(
      factsOf(chain, 'provider')['Attribute'],
      'token.actions.example.com:sub: repo:example/app',
    );
  });

  it('states the sign-in session and credentials from the console', () => {
    const signInSessionArn = `arn:aws:signin:us-east-1:${HOME}:session/1`;
    const facts = factsOf(
      as(
        { ...session, sessionContext: { ...session.sessionContext, signInSessionArn } },
        { sessionCredentialFromConsole: 'true' },
      ),
      'session',
    );
    assert.equal(facts['Sign-in session'], signInSessionArn);
    assert.equal(facts['From the console'], 'true');
  });

  it('names who switched roles in the console', () => {
    const chain = as(session, {
      eventName: 'SwitchRole',
      additionalEventData: { SwitchFrom: `arn:aws:iam::${OTHER}:user/bob` },
    });
    assert.ok(arrows(chain).includes('user bob | assumed | role Admin'));
    assert.equal(names(chain)[0], 'user bob');
    assert.deepEqual(observed(chain), ['role: Crosses from one account to another']);
  });

  it('takes the word of a sign-in about the second factor', () => {
    const signIn = { eventName: 'ConsoleLogin', responseElements: { ConsoleLogin: 'Success' } };
    const noKey = { ...user, accessKeyId: undefined };
    assert.deepEqual(observed(as(noKey, { ...signIn, additionalEventData: { MFAUsed: 'No' } })), [
      'user: Without multi-factor authentication',
    ]);
    assert.deepEqual(
      observed(as(noKey, { ...signIn, additionalEventData: { MFAUsed: 'Yes' } })),
      [],
    );
  });
});
