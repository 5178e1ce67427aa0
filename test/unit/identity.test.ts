import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { valueAt, type CloudTrailEvent, type JsonValue } from '../../src/core/cloudTrailEvent';
import { identityChain, type IdentityChain } from '../../src/core/identity';
import { fromPointer } from '../../src/core/jsonPointer';

const HOME = '111122223333';
const OTHER = '444455556666';

const call = {
  eventVersion: '1.11',
  eventTime: '2026-03-14T12:01:03Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'ListBuckets',
  awsRegion: 'us-east-1',
  sourceIPAddress: '192.0.2.7',
  responseElements: null,
  eventType: 'AwsApiCall',
  recipientAccountId: HOME,
} satisfies CloudTrailEvent;

const user = {
  type: 'IAMUser',
  principalId: 'AIDACKCEVSQ6C2EXAMPLE',
  arn: `arn:aws:iam::${HOME}:user/ops/alice`,
  accountId: HOME,
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  userName: 'alice',
};

const session = {
  type: 'AssumedRole',
  principalId: 'AROACKCEVSQ6C2EXAMPLE:alice@example.com',
  arn: `arn:aws:sts::${HOME}:assumed-role/Admin/alice@example.com`,
  accountId: HOME,
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  sessionContext: {
    sessionIssuer: {
      type: 'Role',
      principalId: 'AROACKCEVSQ6C2EXAMPLE',
      arn: `arn:aws:iam::${HOME}:role/ops/Admin`,
      accountId: HOME,
      userName: 'Admin',
    },
    attributes: { creationDate: '2026-03-14T11:59:00Z', mfaAuthenticated: 'false' },
  },
};

const as = (userIdentity: JsonValue, more: CloudTrailEvent = {}) =>
  identityChain({ ...call, userIdentity, ...more });

/** The arrows in words: `role Admin issued session alice`. */
function arrows({ nodes, edges }: IdentityChain): string[] {
  const name = (id: string) => {
    const node = nodes.find(one => one.id === id);
    return `${node?.kind} ${node?.label}`;
  };
  return edges.map(({ from, to, kind }) => `${name(from)} | ${kind} | ${name(to)}`);
}

const names = ({ nodes }: IdentityChain) => nodes.map(({ kind, label }) => `${kind} ${label}`);
const observed = ({ nodes }: IdentityChain) =>
  nodes.flatMap(({ kind, observations }) => observations.map(({ label }) => `${kind}: ${label}`));
const factsOf = ({ nodes }: IdentityChain, id: string) =>
  Object.fromEntries(
    (nodes.find(node => node.id === id)?.facts ?? []).map(({ label, value }) => [label, value]),
  );

/** What holds of every chain: edges join nodes that are there, and every claim leads into the event. */
function assertSound(chain: IdentityChain, event: CloudTrailEvent): void {
  const ids = chain.nodes.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length, `ids are unique: ${ids.join()}`);
  assert.ok(ids.includes('call'));
  const leadsIntoEvent = (pointer: string) =>
    assert.notEqual(valueAt(event, fromPointer(pointer)), undefined, `nothing at "${pointer}"`);
  for (const { from, to, evidence } of chain.edges) {
    assert.ok(ids.includes(from) && ids.includes(to), `${from} to ${to}`);
    assert.ok(evidence.length > 0);
    evidence.forEach(leadsIntoEvent);
  }
  for (const { label, facts, observations } of chain.nodes) {
    assert.notEqual(label, '');
    for (const { pointer } of [...facts, ...observations]) leadsIntoEvent(pointer);
  }
}

describe('identityChain', () => {
  describe('by the type of the caller', () => {
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
      assert.deepEqual(arrows(chain), [
        'service CloudTrail Insights | reported | call RunInstances',
      ]);
      assert.deepEqual(observed(chain), ['service: Insights events have no caller']);
      assert.equal(factsOf(chain, 'call')['Most often by'], user.arn);
      assertSound(chain, event);
    });
  });

  describe('with what else the identity says', () => {
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
      assert.ok(
        arrows(scoped).includes('session alice@example.com | in scope of | workload resize'),
      );
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

  describe('of the call', () => {
    const outcome = (more: CloudTrailEvent) => factsOf(as(user, more), 'call')['Outcome'];

    it('tells what became of it', () => {
      assert.equal(outcome({}), 'Succeeded');
      assert.equal(outcome({ errorCode: 'AccessDenied' }), 'Denied');
      assert.equal(outcome({ errorCode: 'Client.UnauthorizedOperation' }), 'Denied');
      assert.equal(outcome({ errorCode: 'NoSuchBucket' }), 'Failed');
      assert.equal(
        outcome({ errorCode: 'Client.DryRunOperation' }),
        'Dry run, would have succeeded',
      );
      assert.equal(
        outcome({ eventName: 'ConsoleLogin', responseElements: { ConsoleLogin: 'Failure' } }),
        'Failed',
      );
      assert.equal(outcome({ eventType: 'AwsServiceEvent' }), undefined);
    });

    const assumeRole = {
      eventSource: 'sts.amazonaws.com',
      eventName: 'AssumeRole',
      requestParameters: { roleArn: `arn:aws:iam::${OTHER}:role/Deploy` },
      resources: [
        { ARN: `arn:aws:iam::${OTHER}:role/Deploy`, accountId: OTHER, type: 'AWS::IAM::Role' },
      ],
    };

    it('draws the role assumed and the key issued, each once', () => {
      const chain = as(user, {
        ...assumeRole,
        responseElements: {
          credentials: { accessKeyId: 'ASIAI44QH8DHBEXAMPLE', sessionToken: 'not for show' },
          assumedRoleUser: { arn: `arn:aws:sts::${OTHER}:assumed-role/Deploy/alice` },
        },
      });
      assert.deepEqual(arrows(chain), [
        'user alice | called | call AssumeRole',
        'call AssumeRole | assumed | resource Deploy',
        'call AssumeRole | issued | credentials ASIAI44QH8DHBEXAMPLE',
      ]);
      assert.ok(observed(chain).includes('resource: Crosses from one account to another'));
      assert.ok(!JSON.stringify(chain).includes('not for show'));
    });

    it('does not say that a denied call touched anything', () => {
      assert.deepEqual(arrows(as(user, { ...assumeRole, errorCode: 'AccessDenied' })).slice(1), [
        'call AssumeRole | aimed at | resource Deploy',
      ]);
    });

    it('finds targets in the request, and only parameters that it knows', () => {
      assert.deepEqual(
        names(
          as(user, {
            eventName: 'GetObject',
            requestParameters: { bucketName: 'logs', key: 'a/b.txt', Host: 'logs.example.com' },
            resources: [
              { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::logs/a/b.txt' },
              { type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::logs', accountId: HOME },
            ],
          }),
        ).slice(2),
        ['resource logs/a/b.txt', 'resource logs'],
      );
      assert.deepEqual(
        names(
          as(user, {
            eventSource: 'ec2.amazonaws.com',
            eventName: 'StopInstances',
            requestParameters: {
              instancesSet: { items: [{ instanceId: 'i-0abc' }, { instanceId: 'i-0def' }] },
            },
          }),
        ).slice(2),
        ['resource i-0abc', 'resource i-0def'],
      );
    });
  });

  describe('of odd records', () => {
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

  describe('of real events', () => {
    const corpus = join(process.cwd(), '../shared/corpus');
    before(function () {
      if (!existsSync(corpus)) {
        console.log('      no corpus of real events here: skipped');
        this.skip();
      }
    });

    it('is sound for every one of them', () => {
      let seen = 0;
      let seeds = 0;
      for (const [file, event] of eventsUnder(corpus)) {
        seen += 1;
        if (file.startsWith(join(corpus, 'seeds'))) seeds += 1;
        assertSound(identityChain(event), event);
      }
      assert.ok(seen > 3000, `${seen} events`);
      assert.equal(seeds, 8);
    }).timeout(30_000);

    function* eventsUnder(folder: string): Generator<readonly [string, CloudTrailEvent]> {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        const file = join(folder, name);
        if (!/\.(json|jsonl|cloudtrail)$/.test(name) || /chain-truth|invalid-json/.test(name))
          continue;
        const text = readFileSync(file, 'utf8');
        const whole = parsed(text);
        const roots = whole === undefined ? text.split('\n').map(parsed) : [whole];
        for (const root of roots) for (const event of eventsIn(root)) yield [file, event];
      }
    }

    function* eventsIn(value: JsonValue): Generator<CloudTrailEvent> {
      if (typeof value === 'string' && value.startsWith('{')) yield* eventsIn(parsed(value));
      if (typeof value !== 'object' || value === null) return;
      const keys = Object.keys(value).map(key => key.toLowerCase());
      if (keys.includes('useridentity') || keys.includes('insightdetails'))
        yield value as CloudTrailEvent;
      else for (const item of Object.values(value)) yield* eventsIn(item as JsonValue);
    }

    function parsed(text: string): JsonValue {
      try {
        return JSON.parse(text) as JsonValue;
      } catch {
        return undefined;
      }
    }
  });
});
