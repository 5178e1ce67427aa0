import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CloudTrailEvent, type JsonValue } from '../../../src/core/cloudTrailEvent';
import { identityChain } from '../../../src/core/identity';
import { HOME, OTHER, session, names, assertSound } from './chains';

describe('identity chain of odd records', () => {
  it('reads early records with their own spelling, and points to it', () => {
    const event = {
      EventName: 'AttachPolicy',
      RequestParamters: { policyName: 'Example' },
      Resources: '',
      UserIdentity: { ...session, invokedBy: { serviceAccountId: OTHER } },
    };
    const chain = identityChain(event);
    assert.deepEqual(names(chain), [
      'role Admin',
      'session alice@example.com',
      `service ${OTHER}`,
      'call AttachPolicy',
      'resource Example',
    ]);
    assert.equal(
      chain.edges[0]?.evidence[0],
      '/UserIdentity/sessionContext/sessionIssuer/userName',
    );
    assertSound(chain, event);
  });

  it('draws the call of an empty event', () => {
    const chain = identityChain({});
    assert.deepEqual(names(chain), ['call Not named']);
    assertSound(chain, {});
  });

  it('is sound for any JSON in any place', () => {
    const types = ['Root', 'IAMUser', 'AssumedRole', 'FederatedUser', 'SAMLUser', 'Unknown'];
    types.push('WebIdentityUser', 'IdentityCenterUser', 'AWSAccount', 'AWSService');
    const json = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>;
    const keysOf = (...keys: string[]) =>
      fc.record(Object.fromEntries(keys.map(key => [key, json])), { requiredKeys: [] });
    const identities = fc.oneof(
      json,
      fc.record({
        type: fc.constantFrom(...types),
        arn: fc.oneof(json, fc.constant(session.arn)),
        principalId: json,
        accountId: fc.oneof(json, fc.constantFrom(HOME, OTHER)),
        onBehalfOf: json,
        invokedBy: json,
        sessionContext: fc.oneof(json, keysOf('attributes', 'sessionIssuer', 'sourceIdentity')),
      }),
    );
    const events = fc.record({
      userIdentity: identities,
      eventName: fc.oneof(json, fc.constant('AssumeRole')),
      requestParameters: fc.oneof(json, keysOf('roleArn', 'instancesSet', 'userName')),
      responseElements: fc.oneof(json, keysOf('credentials', 'accessKey')),
      resources: fc.oneof(json, fc.array(keysOf('ARN', 'type', 'accountId'))),
      errorCode: json,
    });
    fc.assert(
      fc.property(events, event =>
        assertSound(identityChain(event as CloudTrailEvent), event as CloudTrailEvent),
      ),
      { numRuns: 300, seed: 20 },
    );
  });
});
