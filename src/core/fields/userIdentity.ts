import { ACCOUNT_ID, IDENTITY, MD, MDN, rows, userGuide } from './rows';

/** Who called: `userIdentity` and all that is under it. */
export const USER_IDENTITY = [
  ...rows({ record: 'event', categories: MDN, since: '1.0', docs: IDENTITY }, [
    [
      'userIdentity.type',
      'string',
      'usually',
      'What kind of principal made the call.',
      {
        enum: [
          'Root',
          'IAMUser',
          'AssumedRole',
          'Role',
          'FederatedUser',
          'Directory',
          'AWSAccount',
          'AWSService',
          'IdentityCenterUser',
          'SAMLUser',
          'WebIdentityUser',
          'Unknown',
        ],
        notes: 'Service events have none.',
      },
    ],
    [
      'userIdentity.userName',
      'string',
      'conditional',
      'The name of the user.',
      {
        notes:
          'There for IAM users, for root with an account alias, and for SAML and web identity users. For a role see `sessionContext.sessionIssuer.userName`. Hidden when someone tries to sign in with a name that does not exist, because people type passwords there.',
      },
    ],
    [
      'userIdentity.principalId',
      'string',
      'conditional',
      'The unique identifier of the principal, which stays when names change.',
      {
        notes: 'Temporary sessions append `:` and the session name.',
      },
    ],
    [
      'userIdentity.arn',
      'string',
      'conditional',
      'The ARN of the principal that made the call.',
      {
        notes:
          'For a session it is an `assumed-role` or `federated-user` ARN of STS, not the ARN of the role.',
      },
    ],
    [
      'userIdentity.accountId',
      'string',
      'conditional',
      'The account that owns the principal that made the call.',
      {
        ...ACCOUNT_ID,
        notes:
          'For Identity Center tokens it is the account of the Identity Center instance. Anonymous access to S3 shows `ANONYMOUS_PRINCIPAL`.',
      },
    ],
    [
      'userIdentity.accessKeyId',
      'string',
      'optional',
      'The access key that signed the request.',
      {
        pattern: /^(|A(KIA|SIA|BIA|CCA)[A-Z0-9]{16})$/,
        form: '20 characters: `AKIA…` for a long-term key, `ASIA…` for a temporary one; may be empty.',
      },
    ],
    [
      'userIdentity.invokedBy',
      'string|object',
      'conditional',
      'The AWS service that made the call.',
      {
        notes:
          'It also explains why the source address is a service name and why `tlsDetails` is missing.',
      },
    ],
    [
      'userIdentity.identityProvider',
      'string',
      'conditional',
      'The external identity provider that vouched for the caller.',
      {
        categories: ['Management'],
        knownValues: [
          'cognito-identity.amazon.com',
          'www.amazon.com',
          'accounts.google.com',
          'graph.facebook.com',
        ],
        notes: 'Only for `SAMLUser` and `WebIdentityUser`.',
      },
    ],
    [
      'userIdentity.sessionContext',
      'object',
      'conditional',
      'Where the temporary credentials come from.',
      {
        notes:
          'Expected for `AssumedRole` and `FederatedUser`, and for console or MFA sessions of users and root.',
      },
    ],
    [
      'userIdentity.sessionContext.attributes',
      'object',
      'usually',
      'When and how the session began.',
    ],
    [
      'userIdentity.sessionContext.attributes.creationDate',
      'string',
      'usually',
      'When the temporary credentials were issued.',
      {
        notes:
          'Written like `eventTime`; samples in the documentation also have the compact form `20131102T010628Z`.',
      },
    ],
    [
      'userIdentity.sessionContext.attributes.mfaAuthenticated',
      'string',
      'usually',
      'Whether MFA was used to get the session.',
      {
        enum: ['true', 'false'],
        notes: 'Text, not a boolean.',
      },
    ],
    [
      'userIdentity.sessionContext.sessionIssuer',
      'object',
      'conditional',
      'The role, user or root that the session was issued from.',
      {
        notes: 'May be an empty object in console sessions of users.',
      },
    ],
    [
      'userIdentity.sessionContext.sessionIssuer.type',
      'string',
      'always-in-parent',
      'What the session was issued from.',
      {
        enum: ['Role', 'IAMUser', 'Root'],
      },
    ],
    [
      'userIdentity.sessionContext.sessionIssuer.userName',
      'string',
      'usually',
      'The name of the role or user that the session was issued from.',
      {
        notes: 'The last part of `sessionIssuer.arn`.',
      },
    ],
    [
      'userIdentity.sessionContext.sessionIssuer.principalId',
      'string',
      'always-in-parent',
      'The unique identifier of the role or user that the session was issued from.',
      {
        notes: 'The part of `userIdentity.principalId` before the colon.',
      },
    ],
    [
      'userIdentity.sessionContext.sessionIssuer.arn',
      'string',
      'always-in-parent',
      'The ARN of the role or user that the session was issued from.',
      {
        notes: 'It keeps the path of the role, which the ARN of the session drops.',
      },
    ],
    [
      'userIdentity.sessionContext.sessionIssuer.accountId',
      'string',
      'always-in-parent',
      'The account that owns the role or user that the session was issued from.',
      ACCOUNT_ID,
    ],
    [
      'userIdentity.sessionContext.webIdFederationData',
      'object',
      'optional',
      'The web identity that the session was issued for.',
      {
        notes: 'An empty object means none.',
      },
    ],
    [
      'userIdentity.sessionContext.webIdFederationData.federatedProvider',
      'string',
      'optional',
      'The identity provider: a host name, or the ARN of an OIDC provider.',
    ],
    [
      'userIdentity.sessionContext.webIdFederationData.attributes',
      'object',
      'optional',
      'Application and user as the provider knows them, with keys like `provider:claim`.',
    ],
  ]),
  ...rows({ record: 'event', categories: MDN, docs: IDENTITY }, [
    [
      'userIdentity.invokedByDelegate',
      'object',
      'optional',
      'The product provider that acts through temporary delegated access.',
      {
        categories: MD,
        notes: 'Since the end of 2025.',
      },
    ],
    [
      'userIdentity.invokedByDelegate.accountId',
      'string',
      'always-in-parent',
      'The account of the product provider that made the request.',
      {
        categories: MD,
        ...ACCOUNT_ID,
      },
    ],
    [
      'userIdentity.credentialId',
      'string',
      'conditional',
      'The identifier of the bearer token that was used, such as an access token of Identity Center.',
    ],
    [
      'userIdentity.onBehalfOf',
      'object',
      'optional',
      'The Identity Center user behind the request.',
      {
        notes: 'Some services also add it to calls of role sessions, others do not.',
      },
    ],
    [
      'userIdentity.onBehalfOf.userId',
      'string',
      'always-in-parent',
      'The identifier of the user in the identity store.',
      {
        notes: 'Unique only together with the ARN of the identity store.',
      },
    ],
    [
      'userIdentity.onBehalfOf.identityStoreArn',
      'string',
      'always-in-parent',
      'The ARN of the identity store that holds the user.',
      {
        pattern: /^arn:[a-z-]+:identitystore::\d{12}:identitystore\/d-[0-9a-f]{10}$/,
        form: 'An ARN that ends in `identitystore/d-…`.',
      },
    ],
    [
      'userIdentity.inScopeOf',
      'object',
      'optional',
      'The resource that the credentials belong to, such as a Lambda function or an EC2 instance.',
      {
        notes: 'Since October 2024.',
      },
    ],
    [
      'userIdentity.inScopeOf.sourceArn',
      'string',
      'optional',
      'The resource that made one service call another.',
      {
        notes: 'Comes together with `sourceAccount`.',
      },
    ],
    [
      'userIdentity.inScopeOf.sourceAccount',
      'string',
      'optional',
      'The account that owns `sourceArn`.',
      ACCOUNT_ID,
    ],
    [
      'userIdentity.inScopeOf.issuerType',
      'string',
      'optional',
      'The type of the resource that received the credentials.',
      {
        knownValues: ['AWS::Lambda::Function', 'AWS::EC2::Instance'],
        enumOpen: true,
      },
    ],
    [
      'userIdentity.inScopeOf.credentialsIssuedTo',
      'string',
      'optional',
      'The ARN of the resource that received the credentials.',
    ],
    [
      'userIdentity.inScopeOf.credentialsIssuedToVersion',
      'string',
      'optional',
      'The ARN of the version of the Lambda function that received the credentials.',
      {
        notes: 'In use since 2026, but not described by AWS.',
      },
    ],
    [
      'userIdentity.sessionContext.attributes.sessionCredentialFromConsole',
      'string',
      'optional',
      'Says that the credentials come from a console session.',
      {
        notes: 'The documented place is the top level of the event; some tools write it here.',
      },
    ],
    [
      'userIdentity.sessionContext.sourceIdentity',
      'string',
      'optional',
      'The identity that was set when the first role was assumed.',
      {
        notes: 'It cannot change along a chain of roles. Since April 2021.',
      },
    ],
    [
      'userIdentity.sessionContext.ec2RoleDelivery',
      'string',
      'optional',
      'The version of the instance metadata service that handed out the credentials.',
      {
        enum: ['1.0', '2.0'],
      },
    ],
    [
      'userIdentity.sessionContext.ec2IssuedInVpc',
      'string',
      'optional',
      'The VPC in which the credentials of an EC2 instance were issued.',
      {
        docs: userGuide('query-supported-event-schema'),
        notes: 'A column of CloudTrail Lake, rarely filled.',
      },
    ],
    [
      'userIdentity.sessionContext.assumedRoot',
      'string|boolean',
      'optional',
      'True when the session comes from `AssumeRoot` on a member account.',
      {
        categories: ['Management'],
      },
    ],
    [
      'userIdentity.sessionContext.signInSessionArn',
      'string',
      'optional',
      'The ARN of the sign-in session behind the request.',
      {
        pattern: /^arn:[a-z-]+:signin:[a-z0-9-]+:\d{12}:session\/[0-9a-f-]+$/,
        form: 'An ARN that ends in `session/` and a UUID.',
        notes:
          'It stays the same while the keys of the session change. The condition key is `aws:SignInSessionArn`. Since 2026.',
      },
    ],
  ]),
];
