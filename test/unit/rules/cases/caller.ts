import type { Case } from '../case';

const CREATED = 'userIdentity.sessionContext.attributes.creationDate';
const ISSUER = 'userIdentity.sessionContext.sessionIssuer';
const OTHER = '444455556666';

/** Rules about who called: accounts, identities, sessions and keys. */
export const CALLER_CASES: Readonly<Record<string, Case>> = {
  'creation-date-form': {
    keeps: [['assumed-role', { [CREATED]: '20260302T092000Z' }]],
    breaks: [['assumed-role', { [CREATED]: 'this morning' }, CREATED, 'info']],
  },
  'session-creation-date': {
    keeps: [['assumed-role', { [CREATED]: '2026-03-02T09:31:55Z' }]],
    breaks: [
      ['assumed-role', { [CREATED]: '2026-03-02T10:00:00Z' }, CREATED, 'warning'],
      ['assumed-role', { [CREATED]: '2026-03-02T09:31:57Z' }, CREATED, 'hint'],
    ],
  },
  'role-session-age': {
    keeps: [['assumed-role', { [CREATED]: '2026-03-01T21:31:55Z' }]],
    breaks: [['assumed-role', { [CREATED]: '2026-03-01T20:00:00Z' }, CREATED, 'info']],
  },
  'session-age': {
    keeps: [['iam-user-console', { [CREATED]: '2026-03-01T08:00:00Z' }]],
    breaks: [['iam-user-console', { [CREATED]: '2026-02-01T08:00:00Z' }, CREATED, 'hint']],
  },
  'account-id': {
    keeps: [
      [
        'cross-account',
        { 'userIdentity.accountId': 'ANONYMOUS_PRINCIPAL', 'userIdentity.principalId': '' },
      ],
      ['s3-data', { 'resources.1.accountId': undefined }],
    ],
    breaks: [
      ['iam-user', { recipientAccountId: '11112222333' }, 'recipientAccountId', 'warning'],
      ['iam-user', { 'userIdentity.accountId': '****' }, 'userIdentity.accountId', 'hint'],
      ['iam-user', { 'userIdentity.accountId': 'amazon' }, 'userIdentity.accountId', 'hint'],
      [
        'assumed-role',
        { [`${ISSUER}.accountId`]: '0111122223333' },
        `${ISSUER}.accountId`,
        'warning',
      ],
      ['aggregated', { accountId: '1' }, 'accountId', 'warning'],
    ],
  },
  'arn-account': {
    keeps: [['cross-account'], ['iam-user', { 'userIdentity.arn': 'arn:aws:iam::aws:user/alice' }]],
    breaks: [
      ['iam-user', { 'userIdentity.accountId': OTHER }, 'userIdentity.arn', 'warning'],
      [
        'iam-user',
        { 'userIdentity.arn': 'arn:aws:iam::11112222333:user/alice' },
        'userIdentity.arn',
        'warning',
      ],
    ],
  },
  'arn-partition': {
    keeps: [
      [
        'iam-user',
        { awsRegion: 'cn-north-1', 'userIdentity.arn': 'arn:aws-cn:iam::111122223333:user/alice' },
      ],
      ['iam-user', { awsRegion: 'cn-west-3r' }],
    ],
    breaks: [
      ['iam-user', { awsRegion: 'us-gov-west-1' }, 'userIdentity.arn', 'warning'],
      [
        'iam-user',
        { 'userIdentity.arn': 'arn:aws-cn:iam::111122223333:user/alice' },
        'userIdentity.arn',
        'warning',
      ],
    ],
  },
  'issuer-account': {
    keeps: [['iam-user-console', { [ISSUER]: {} }], ['federated-user']],
    breaks: [
      ['assumed-role', { [`${ISSUER}.accountId`]: OTHER }, `${ISSUER}.accountId`, 'warning'],
      [
        'assumed-role',
        { [`${ISSUER}.arn`]: `arn:aws:iam::${OTHER}:role/Admin` },
        `${ISSUER}.arn`,
        'warning',
      ],
    ],
  },
  'shared-event': {
    keeps: [['cross-account']],
    breaks: [['cross-account', { sharedEventID: undefined }, '', 'hint']],
  },
  'identity-parts': {
    keeps: [
      ['console-login-failure'],
      ['service-event'],
      ['cross-account', { 'userIdentity.principalId': '' }],
    ],
    breaks: [
      ['iam-user', { 'userIdentity.userName': undefined }, 'userIdentity', 'info'],
      ['iam-user', { 'userIdentity.type': undefined }, 'userIdentity', 'info'],
      ['console-login', { 'userIdentity.arn': undefined }, 'userIdentity', 'info'],
      ['aws-service', { 'userIdentity.invokedBy': undefined }, 'userIdentity', 'info'],
    ],
  },
  'user-arn': {
    keeps: [['iam-user'], ['console-login-failure']],
    breaks: [
      [
        'iam-user',
        { 'userIdentity.arn': 'arn:aws:iam::111122223333:role/alice' },
        'userIdentity.arn',
        'warning',
      ],
      ['iam-user', { 'userIdentity.arn': 'alice' }, 'userIdentity.arn', 'warning'],
    ],
  },
  'user-name': {
    keeps: [['iam-user', { 'userIdentity.userName': 'Alice' }]],
    breaks: [
      ['iam-user', { 'userIdentity.userName': 'mallory' }, 'userIdentity.userName', 'warning'],
      [
        'iam-user',
        { 'userIdentity.userName': 'HIDDEN_DUE_TO_SECURITY_REASONS' },
        'userIdentity.userName',
        'hint',
      ],
    ],
  },
  'root-arn': {
    keeps: [
      ['root-mfa', { 'userIdentity.userName': 'example-alias' }],
      [
        'root-mfa',
        {
          'userIdentity.arn': 'arn:aws:sts::111122223333:assumed-root',
          'userIdentity.sessionContext.assumedRoot': 'true',
        },
      ],
    ],
    breaks: [
      [
        'root-mfa',
        { 'userIdentity.arn': 'arn:aws:iam::111122223333:user/root' },
        'userIdentity.arn',
        'warning',
      ],
    ],
  },
  'root-principal': {
    keeps: [['root-mfa']],
    breaks: [
      ['root-mfa', { 'userIdentity.principalId': OTHER }, 'userIdentity.principalId', 'info'],
    ],
  },
  'principal-prefix': {
    keeps: [['iam-user', { 'userIdentity.principalId': undefined }]],
    breaks: [
      [
        'iam-user',
        { 'userIdentity.principalId': 'AROA7V4SEH2KVJ72CEUVW' },
        'userIdentity.principalId',
        'info',
      ],
      [
        'assumed-role',
        { 'userIdentity.principalId': 'AIDA7V4SEH2KVJ72CEUVW:alice' },
        'userIdentity.principalId',
        'info',
      ],
      [
        'iam-user',
        { 'userIdentity.principalId': 'EX_PRINCIPAL_ID' },
        'userIdentity.principalId',
        'hint',
      ],
    ],
  },
  'service-identity': {
    keeps: [['aws-service']],
    breaks: [
      ['aws-service', { 'userIdentity.accountId': OTHER }, 'userIdentity.accountId', 'info'],
    ],
  },
  'account-identity': {
    keeps: [['cross-account', { 'userIdentity.accessKeyId': '' }]],
    breaks: [
      ['cross-account', { 'userIdentity.userName': 'bob' }, 'userIdentity.userName', 'info'],
    ],
  },
  'identity-center-identity': {
    keeps: [['identity-center-user']],
    breaks: [
      ['identity-center-user', { 'userIdentity.onBehalfOf': undefined }, 'userIdentity', 'info'],
      ['identity-center-user', { 'userIdentity.userName': 'bob' }, 'userIdentity.userName', 'info'],
    ],
  },
  'provider-identity': {
    keeps: [['saml-user'], ['web-identity-user']],
    breaks: [
      ['saml-user', { 'userIdentity.identityProvider': undefined }, 'userIdentity', 'info'],
      ['web-identity-user', { eventName: 'AssumeRole' }, 'eventName', 'info'],
    ],
  },
  'federated-user': {
    keeps: [['federated-user']],
    breaks: [
      [
        'federated-user',
        { 'userIdentity.principalId': '111122223333:mallory' },
        'userIdentity.principalId',
        'info',
      ],
      [
        'federated-user',
        { 'userIdentity.arn': 'arn:aws:iam::111122223333:user/bob' },
        'userIdentity.arn',
        'info',
      ],
      ['federated-user', { [ISSUER]: undefined }, 'userIdentity.sessionContext', 'info'],
    ],
  },
  'role-session-issuer': {
    keeps: [['switch-role'], ['assumed-role']],
    breaks: [
      ['assumed-role', { [ISSUER]: undefined }, 'userIdentity.sessionContext', 'warning'],
      ['assumed-role', { [ISSUER]: {} }, 'userIdentity.sessionContext', 'warning'],
      [
        'assumed-role',
        { [ISSUER]: {}, eventVersion: '1.05' },
        'userIdentity.sessionContext',
        'info',
      ],
      ['assumed-role', { [`${ISSUER}.type`]: 'Root' }, `${ISSUER}.type`, 'warning'],
      ['assumed-role', { 'userIdentity.sessionContext': undefined }, 'userIdentity', 'info'],
    ],
  },
  'role-session-arn': {
    keeps: [
      [
        'assumed-role',
        {
          'userIdentity.arn':
            'arn:aws:sts::111122223333:assumed-role/aws:ec2-infrastructure/i-0a1b2c3d',
        },
      ],
    ],
    breaks: [
      [
        'assumed-role',
        { 'userIdentity.arn': 'arn:aws:iam::111122223333:role/Admin' },
        'userIdentity.arn',
        'warning',
      ],
      [
        'assumed-role',
        { 'userIdentity.arn': 'arn:aws:sts::111122223333:assumed-role/Admin' },
        'userIdentity.arn',
        'info',
      ],
    ],
  },
  'role-name': {
    keeps: [['lambda-role'], ['assumed-role', { [`${ISSUER}.userName`]: 'ADMIN' }]],
    breaks: [
      ['assumed-role', { [`${ISSUER}.userName`]: 'Intruder' }, `${ISSUER}.userName`, 'warning'],
      [
        'assumed-role',
        { [`${ISSUER}.arn`]: 'arn:aws:iam::111122223333:role/Intruder' },
        'userIdentity.arn',
        'warning',
      ],
      [
        'assumed-role',
        { 'userIdentity.arn': 'arn:aws:sts::111122223333:assumed-role/Mallory' },
        'userIdentity.arn',
        'info',
      ],
    ],
  },
  'role-session-principal': {
    keeps: [
      ['assumed-role'],
      // Names of sessions may hold colons.
      [
        'assumed-role',
        {
          'userIdentity.arn': 'arn:aws:sts::111122223333:assumed-role/Admin/alice:1',
          'userIdentity.principalId': 'AROADHODZDOCIS2JHTLGM:alice:1',
        },
      ],
    ],
    breaks: [
      [
        'assumed-role',
        { 'userIdentity.principalId': 'AROADHODZDOCIS2JHTLGM' },
        'userIdentity.principalId',
        'info',
      ],
      [
        'assumed-role',
        { 'userIdentity.principalId': 'AROADHODZDOCIS2JHTLGM:bob' },
        'userIdentity.principalId',
        'info',
      ],
      [
        'assumed-role',
        { [`${ISSUER}.principalId`]: 'AROA7V4SEH2KVJ72CEUVW' },
        'userIdentity.principalId',
        'info',
      ],
      [
        'assumed-role',
        { 'userIdentity.principalId': 'AROA7V4SEH2KVJ72CEUVW' },
        'userIdentity.principalId',
        'info',
      ],
      [
        'assumed-role',
        { 'userIdentity.principalId': 'AIDACKCEVSQ6C2EXAMPLE' },
        'userIdentity.principalId',
        'hint',
      ],
    ],
  },
  'access-key-kind': {
    keeps: [
      ['iam-user', { 'userIdentity.accessKeyId': '' }],
      ['iam-user-console'],
      ['assumed-role', { 'userIdentity.accessKeyId': undefined }],
    ],
    breaks: [
      ['assumed-role', { 'userIdentity.accessKeyId': 'AKIA' }, 'userIdentity.accessKeyId', 'info'],
      ['iam-user', { 'userIdentity.accessKeyId': 'ASIA' }, 'userIdentity.accessKeyId', 'info'],
      [
        'assumed-role',
        { 'userIdentity.accessKeyId': 'AKIAIOSFODNN7EXAMPLE' },
        'userIdentity.accessKeyId',
        'hint',
      ],
    ],
  },
  'temporary-key-session': {
    keeps: [['iam-user-console'], ['iam-user']],
    breaks: [
      [
        'root-mfa',
        { 'userIdentity.accessKeyId': 'ASIA', 'userIdentity.sessionContext': undefined },
        'userIdentity',
        'info',
      ],
    ],
  },
  'long-term-key-session': {
    keeps: [
      ['iam-user-console', { 'userIdentity.accessKeyId': 'AKIA', eventSource: 's3.amazonaws.com' }],
    ],
    breaks: [
      [
        'iam-user-console',
        { 'userIdentity.accessKeyId': 'AKIA' },
        'userIdentity.accessKeyId',
        'hint',
      ],
    ],
  },
};
