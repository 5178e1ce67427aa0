import type { Case } from '../case';

const OTHER = '444455556666';

/** Rules about the call: its outcome, where it came from and what it touched. */
export const CALL_CASES: Readonly<Record<string, Case>> = {
  'error-response': {
    keeps: [
      ['access-denied'],
      ['access-denied', { responseElements: { message: 'User is not authorized' } }],
      ['access-denied', { responseElements: {} }],
      ['access-denied', { responseElements: { 'x-amz-request-id': '9Q2JX4M7V1T8K3ZD' } }],
    ],
    breaks: [
      ['access-denied', { responseElements: { name: 'x' } }, 'responseElements', 'warning'],
      [
        'access-denied',
        { responseElements: { name: 'x' }, eventVersion: '1.05' },
        'responseElements',
        'info',
      ],
    ],
  },
  'error-code': {
    keeps: [['console-login-failure'], ['access-denied', { errorMessage: undefined }]],
    breaks: [['access-denied', { errorCode: undefined }, '', 'info']],
  },
  'endpoint-denied': {
    keeps: [['network-activity']],
    breaks: [
      ['access-denied', { errorCode: 'VpceAccessDenied' }, 'errorCode', 'info'],
      ['network-activity', { errorMessage: 'No' }, 'errorMessage', 'info'],
    ],
  },
  'console-login': {
    keeps: [['console-login'], ['console-login-failure'], ['switch-role']],
    breaks: [
      [
        'console-login',
        { 'responseElements.ConsoleLogin': 'Yes' },
        'responseElements.ConsoleLogin',
        'info',
      ],
      ['console-login', { responseElements: null }, 'responseElements', 'info'],
      ['console-login-failure', { errorMessage: undefined }, '', 'info'],
      ['console-login', { errorMessage: 'Failed authentication' }, 'errorMessage', 'info'],
    ],
  },
  'read-response': {
    keeps: [['assume-role'], ['lambda-role', { responseElements: {} }]],
    breaks: [['lambda-role', { responseElements: { table: {} } }, 'responseElements', 'info']],
  },
  'read-only-verb': {
    keeps: [['lambda-role', { eventName: 'GetFederationToken', readOnly: false }]],
    breaks: [
      ['lambda-role', { readOnly: false }, 'readOnly', 'hint'],
      ['iam-user', { readOnly: true }, 'readOnly', 'hint'],
    ],
  },
  'source-address': {
    keeps: [
      ['iam-user', { sourceIPAddress: '2001:db8::1' }],
      ['aws-service', { sourceIPAddress: 'AWS Internal/3' }],
      ['aws-service', { sourceIPAddress: 'elasticmapreduce.aws.internal' }],
    ],
    breaks: [
      ['iam-user', { sourceIPAddress: '300.1.2.3' }, 'sourceIPAddress', 'warning'],
      ['iam-user', { sourceIPAddress: '192.0.2' }, 'sourceIPAddress', 'warning'],
      ['iam-user', { sourceIPAddress: '2001:db8::1::2' }, 'sourceIPAddress', 'warning'],
      ['iam-user', { sourceIPAddress: '192.0.02.010' }, 'sourceIPAddress', 'hint'],
      ['iam-user', { sourceIPAddress: 'office' }, 'sourceIPAddress', 'info'],
    ],
  },
  'source-service': {
    keeps: [['aws-service'], ['cross-account', { sourceIPAddress: 'kms.amazonaws.com' }]],
    breaks: [
      ['aws-service', { sourceIPAddress: 'ec2.amazonaws.com' }, 'userIdentity.invokedBy', 'info'],
      ['iam-user', { sourceIPAddress: 'AWS Internal' }, 'userIdentity', 'info'],
      ['trail-2015', { sourceIPAddress: 'AWS Internal' }, 'userIdentity.invokedBy', 'hint'],
    ],
  },
  'service-tls': {
    keeps: [['aws-service']],
    breaks: [['iam-user', { 'userIdentity.invokedBy': 'ec2.amazonaws.com' }, 'tlsDetails', 'info']],
  },
  'service-user-agent': {
    keeps: [
      ['aws-service', { userAgent: 'AWS Internal' }],
      ['trail-2015', { userAgent: 'console.amazonaws.com' }],
    ],
    breaks: [['aws-service', { userAgent: 'curl/8.0' }, 'userAgent', 'hint']],
  },
  'vpc-endpoint-id': {
    keeps: [
      ['assumed-role', { vpcEndpointId: 'ssm.amazonaws.com' }],
      ['assumed-role', { vpcEndpointId: 'AWS Internal' }],
    ],
    breaks: [['assumed-role', { vpcEndpointId: 'vpc-0a1b2c3d' }, 'vpcEndpointId', 'info']],
  },
  'console-credential': {
    keeps: [['root-mfa'], ['iam-user']],
    breaks: [
      [
        'root-mfa',
        { sessionCredentialFromConsole: 'false' },
        'sessionCredentialFromConsole',
        'warning',
      ],
    ],
  },
  'tls-suite': {
    keeps: [
      [
        'iam-user',
        { 'tlsDetails.tlsVersion': 'TLSv1.2', 'tlsDetails.cipherSuite': 'ECDHE-RSA-AES128-SHA' },
      ],
    ],
    breaks: [
      ['iam-user', { 'tlsDetails.tlsVersion': 'TLSv1.2' }, 'tlsDetails.cipherSuite', 'info'],
      ['iam-user', { 'tlsDetails.tlsVersion': '1.3' }, 'tlsDetails.tlsVersion', 'info'],
    ],
  },
  'tls-host': {
    keeps: [
      ['iam-user', { 'tlsDetails.clientProvidedHostHeader': 'iam.example.com' }],
      [
        'iam-user',
        {
          eventSource: 'ses.amazonaws.com',
          'tlsDetails.clientProvidedHostHeader': 'email.us-east-1.amazonaws.com',
        },
      ],
    ],
    breaks: [
      [
        'iam-user',
        { 'tlsDetails.clientProvidedHostHeader': 's3.us-east-1.amazonaws.com' },
        'tlsDetails.clientProvidedHostHeader',
        'hint',
      ],
    ],
  },
  'resource-arn': {
    keeps: [['s3-data'], ['lambda-role', { 'resources.0.accountId': undefined }]],
    breaks: [
      ['lambda-role', { 'resources.0.accountId': OTHER }, 'resources.0.ARN', 'info'],
      ['lambda-role', { 'resources.0.type': 'table' }, 'resources.0.type', 'info'],
    ],
  },
  'assume-role': {
    keeps: [
      ['saml-user'],
      ['web-identity-user'],
      ['aws-service'],
      ['assume-role', { responseElements: null }],
    ],
    breaks: [
      [
        'assume-role',
        {
          'responseElements.assumedRoleUser.arn':
            'arn:aws:sts::111122223333:assumed-role/Other/alice@example.com',
        },
        'responseElements.assumedRoleUser.arn',
        'info',
      ],
      [
        'assume-role',
        { 'requestParameters.roleSessionName': 'bob' },
        'requestParameters.roleSessionName',
        'info',
      ],
      [
        'assume-role',
        { 'responseElements.assumedRoleUser.assumedRoleId': 'AROA7V4SEH2KVJ72CEUVW:bob' },
        'responseElements.assumedRoleUser.assumedRoleId',
        'info',
      ],
      [
        'assume-role',
        { 'responseElements.credentials.accessKeyId': 'AKIA' },
        'responseElements.credentials.accessKeyId',
        'info',
      ],
      [
        'assume-role',
        { 'resources.0.ARN': 'arn:aws:iam::111122223333:role/Other' },
        'resources',
        'info',
      ],
    ],
  },
};
