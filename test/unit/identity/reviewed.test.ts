import type { CloudTrailEvent, JsonValue } from '../../../src/core/cloudTrailEvent';
import { chainPicture } from '../../../src/core/picture/chainPicture';
import { plainTextOf } from '../../../src/core/picture/plainText';
import { assertExpected } from '../expected';
import { call, HOME, OTHER, session, user } from './chains';

const context = session.sessionContext;

/** Callers of every kind, with more and with less than usual. */
const CALLERS: Readonly<Record<string, readonly [identity: JsonValue, more?: CloudTrailEvent]>> = {
  'federated by root': [
    {
      type: 'FederatedUser',
      principalId: `${HOME}:bob`,
      arn: `arn:aws:sts::${HOME}:federated-user/bob`,
      accountId: HOME,
      accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      sessionContext: { sessionIssuer: { type: 'Root', principalId: HOME } },
    },
  ],
  'federated by nobody who is named': [
    { type: 'FederatedUser', principalId: `${HOME}:bob`, accountId: HOME },
  ],
  'federated without an ARN, by a user of another account': [
    {
      type: 'FederatedUser',
      principalId: 'bob',
      accountId: HOME,
      sessionContext: { sessionIssuer: { type: 'IAMUser', arn: `arn:aws:iam::${OTHER}:user/a` } },
    },
  ],
  'a role session without an issuer': [{ ...session, sessionContext: {} }],
  'a role session without an ARN': [{ ...session, arn: undefined }],
  'a role session without names': [{ type: 'AssumedRole', accessKeyId: 'ASIAIOSFODNN7EXAMPLE' }],
  'a role session of nothing': [{ type: 'AssumedRole' }],
  'a role session of another account': [
    { ...session, accountId: OTHER, sessionContext: { ...context, sourceIdentity: 'alice' } },
  ],
  'a session of an instance by the old metadata service': [
    {
      ...session,
      arn: `arn:aws:sts::${HOME}:assumed-role/Web/i-0123456789abcdef0`,
      sessionContext: { ...context, ec2RoleDelivery: '1.0' },
      inScopeOf: {
        issuerType: 'AWS::EC2::Instance',
        credentialsIssuedTo: `arn:aws:ec2:us-east-1:${HOME}:instance/i-0123456789abcdef0`,
      },
    },
  ],
  'a session for a service of another account': [
    { ...session, inScopeOf: { sourceArn: `arn:aws:s3:::logs`, sourceAccount: OTHER } },
  ],
  'a session of Identity Center': [
    {
      ...session,
      sessionContext: {
        ...context,
        sessionIssuer: {
          ...context.sessionIssuer,
          arn: `arn:aws:iam::${HOME}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef`,
        },
      },
      onBehalfOf: {
        userId: 'u-1',
        identityStoreArn: `arn:aws:identitystore::${HOME}:identitystore/d-1`,
      },
      credentialId: 'c-1',
    },
  ],
  'a service-linked role': [
    {
      ...session,
      sessionContext: {
        sessionIssuer: {
          type: 'Role',
          arn: `arn:aws:iam::${HOME}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
        },
      },
    },
  ],
  'a web identity': [
    {
      ...session,
      sessionContext: {
        ...context,
        webIdFederationData: {
          federatedProvider: `arn:aws:iam::${HOME}:oidc-provider/token.actions.githubusercontent.com`,
          attributes: { aud: 'sts.amazonaws.com', sub: 'repo:a/b' },
        },
      },
    },
  ],
  'through a service': [{ ...session, invokedBy: 'cloudformation.amazonaws.com' }],
  'through a service of an account': [{ ...session, invokedBy: { serviceAccountId: OTHER } }],
  'for a provider that was lent access': [{ ...session, invokedByDelegate: { accountId: OTHER } }],
  'a switch of roles by a user': [
    session,
    { additionalEventData: { SwitchFrom: `arn:aws:iam::${HOME}:user/alice` } },
  ],
  'a switch of roles by a session': [
    session,
    { additionalEventData: { SwitchFrom: `arn:aws:sts::${HOME}:assumed-role/A/alice` } },
  ],
  'a switch of roles by root': [
    session,
    { additionalEventData: { SwitchFrom: `arn:aws:iam::${HOME}:root` } },
  ],
  'a user with a session': [
    { ...user, sessionContext: { attributes: { creationDate: '2026-03-14T11:00:00Z' } } },
    { additionalEventData: { MFAUsed: 'No' } },
  ],
  'a user with a session without a key': [
    {
      ...user,
      accessKeyId: '',
      sessionContext: {
        signInSessionArn: `arn:aws:signin:us-east-1:${HOME}:session/one`,
        attributes: { mfaAuthenticated: 'false' },
        sessionIssuer: { userName: 'alice' },
      },
    },
  ],
  'a user by an id alone': [{ type: 'IAMUser', principalId: 'AIDACKCEVSQ6C2EXAMPLE' }],
  'a user of nothing': [{ type: 'IAMUser' }],
  'root with a name': [{ type: 'Root', userName: 'company', accountId: HOME }],
  'a web identity user': [
    {
      type: 'WebIdentityUser',
      principalId: 'accounts.google.com:app:123',
      identityProvider: 'accounts.google.com',
    },
  ],
  'a SAML user': [{ type: 'SAMLUser', principalId: 'abc=:alice', userName: 'alice' }],
  'an Identity Center user': [
    { type: 'IdentityCenterUser', accountId: HOME, userName: 'alice', credentialId: 'c-1' },
  ],
  'an account': [
    { type: 'AWSAccount', accountId: OTHER, principalId: 'AROA:s' },
    { sharedEventID: 'shared' },
  ],
  'an account by a principal alone': [{ type: 'AWSAccount', principalId: 'AIDA1' }],
  'an anonymous caller': [
    { type: 'AWSAccount', accountId: 'ANONYMOUS_PRINCIPAL', principalId: '' },
  ],
  'an anonymous caller of old': [{ type: 'AWSAccount', principalId: 'Anonymous' }],
  'a service': [{ type: 'AWSService', invokedBy: 'ec2.amazonaws.com', accountId: HOME }],
  'a service by an id': [{ type: 'AWSService', principalId: 'x' }],
  'no type but a service': [{ invokedBy: 'kms.amazonaws.com', accountId: HOME }],
  'no type but an account': [{ accountId: OTHER }],
  'a role itself': [
    { type: 'Role', arn: `arn:aws:iam::${HOME}:role/Admin`, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
  ],
  'a directory': [{ type: 'Directory', userName: 'DIR/bob' }],
  'a type to come': [{ type: 'Robot' }],
  nothing: [{}],
  'a text': ['masked'],
  'a call that was denied': [
    user,
    {
      errorCode: 'AccessDenied',
      errorMessage: 'no',
      requestParameters: { bucketName: 'logs', roleName: 'Admin' },
    },
  ],
  'a role that was assumed': [
    user,
    {
      eventName: 'AssumeRole',
      eventSource: 'sts.amazonaws.com',
      requestParameters: { roleArn: `arn:aws:iam::${OTHER}:role/Admin`, roleSessionName: 'a' },
      responseElements: {
        credentials: {
          accessKeyId: 'ASIAI44QH8DHBEXAMPLE',
          expiration: 'Mar 14, 2026, 1:00:00 PM',
        },
        assumedRoleUser: { arn: `arn:aws:sts::${OTHER}:assumed-role/Admin/a` },
      },
    },
  ],
  'a key that was made': [
    user,
    {
      eventName: 'CreateAccessKey',
      eventSource: 'iam.amazonaws.com',
      requestParameters: { userName: 'bob' },
      responseElements: {
        accessKey: { accessKeyId: 'AKIAI44QH8DHBEXAMPLE', userName: 'bob', status: 'Active' },
      },
    },
  ],
  'resources with and without types': [
    user,
    {
      eventName: 'PutObject',
      resources: [
        { ARN: 'arn:aws:s3:::logs/a', type: 'AWS::S3::Object' },
        { ARN: 'arn:aws:s3:::logs', accountId: OTHER, type: 'AWS::S3::Bucket' },
        { ResourceName: 'thing', ResourceType: 'AWS::Thing' },
        { type: 'AWS::Nothing' },
        'odd',
      ],
      requestParameters: { bucketName: 'logs', key: 'a', instancesSet: { items: [{}] } },
    },
  ],
  'an event of a service': [
    { accountId: HOME, invokedBy: 'kms.amazonaws.com' },
    { eventType: 'AwsServiceEvent', eventName: 'RotateKey' },
  ],
};

describe('reviewed identity chains', () => {
  it('of every kind of caller', () => {
    const texts = Object.entries(CALLERS).map(([name, [userIdentity, more]]) =>
      plainTextOf(chainPicture({ ...call, ...more, userIdentity }), `## ${name}`, word => word),
    );
    assertExpected('identityChains', texts.join('\n'));
  });
});
