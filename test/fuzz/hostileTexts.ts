// Texts and events that make a pass over them as slow as it can be.
import type { JsonObject, JsonValue, Path } from '../../src/core/cloudTrailEvent';
import { object } from '../../src/core/cloudTrailEvent';
import { anEvent } from '../unit/core/sampleEvents';

/** What patterns and loops over event text look for: each is repeated. */
export const PARTS: readonly string[] = [
  ...[
    'a',
    'A',
    '0',
    'f',
    '-',
    '_',
    '.',
    '/',
    ':',
    ' ',
    '\t',
    '\n',
    '"',
    '\\',
    '=',
    ',',
    '@',
    '|',
    '`',
    '&',
  ],
  ...[
    '{',
    '[',
    '{"a":',
    '[[',
    '}',
    ']',
    '%41',
    '%7B',
    '{}',
    '()',
    '${',
    '*',
    '<',
    '>',
    '\u2028',
    '\u202e',
    '😀',
    'é',
  ],
  ...[
    'arn:aws:',
    'arn:',
    'arn:aws:iam::111122223333:user/',
    'user/',
    ':user/',
    ':assumed-role/a/',
    'role/',
  ],
  ...[
    'AKIA',
    'AKIAIOSFODNN7EXAMPLE',
    '111122223333',
    '1111-',
    'a@',
    'a.',
    'a-',
    '-a.',
    'a@a.',
    'eyJ',
    'eyJ-',
    '://',
    'a://a:a@',
  ],
  ...[
    '-----BEGIN ',
    '-----BEGIN PRIVATE KEY-----',
    '-----END ',
    'resolve:',
    'EXAMPLE',
    'XXXX',
    '...',
    '<a>',
    '{{',
    '[A',
  ],
  ...[
    'User: ',
    'User:a ',
    ' is not authorized to perform: a:b',
    ' on resource: ',
    'because no ',
    'Version/1 ',
    'Chrome/',
  ],
  ...[
    'https://',
    'http://a/',
    'AWS Internal',
    'aws-sdk-net-',
    'AWSPowerShell.',
    'md/command#',
    'lang/',
    'steampipe-',
  ],
  ...[
    '"a":"b",',
    '{"Statement":',
    '{"Version":"2012-10-17","Statement":[',
    '[null,',
    'vpce-',
    'Invalid',
    'a: ',
    '\r\n',
  ],
];

/** What stands around the repeated parts, so that a match begins and then fails. */
export type Around = (repeated: string, usual: string) => string;

export const AROUND: readonly Around[] = [
  repeated => `${repeated}!`,
  (repeated, usual) => `${usual}${repeated}\n!`,
  (repeated, usual) => `${repeated}${usual}`,
  (repeated, usual) => `${usual.slice(0, usual.length >> 1)}${repeated}\u0000`,
];

export function repeated(part: string, length: number): string {
  return part.repeat(Math.ceil(length / part.length));
}

const SESSION: JsonObject = {
  type: 'AssumedRole',
  principalId: 'AROA1111222233334LENS:alice@example.com',
  arn: 'arn:aws:sts::111122223333:assumed-role/Admin/alice@example.com',
  accountId: '111122223333',
  accessKeyId: 'ASIA1111222233334LEN',
  invokedBy: 'ec2.amazonaws.com',
  sessionContext: {
    sessionIssuer: {
      type: 'Role',
      principalId: 'AROA1111222233334LENS',
      arn: 'arn:aws:iam::111122223333:role/Admin',
      accountId: '111122223333',
      userName: 'Admin',
    },
    webIdFederationData: { federatedProvider: 'accounts.google.com', attributes: { aud: 'a' } },
    attributes: { creationDate: '2026-11-18T09:00:00Z', mfaAuthenticated: 'false' },
    sourceIdentity: 'alice',
  },
};

/** Events whose texts are replaced one by one. */
export const EVENTS: readonly JsonObject[] = [
  anEvent({
    errorCode: 'AccessDenied',
    errorMessage:
      'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::111122223333:user/ because no identity-based policy allows the iam:ListUsers action',
    vpcEndpointId: 'vpce-1a2b3c4d',
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: 'iam.amazonaws.com',
    },
    sharedEventID: '6b7d2c1a-0f4e-4e0a-9a57-3d1c0b8f2e12',
    apiVersion: '2010-05-08',
    additionalEventData: { MFAUsed: 'No', LoginTo: 'https://console.aws.amazon.com/console/home' },
  }),
  anEvent({
    userIdentity: SESSION,
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    requestParameters: {
      roleArn: 'arn:aws:iam::444455556666:role/Other',
      roleSessionName: 'alice',
      policy:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
      masterUserPassword: '****',
      sessionToken: 'a',
      bucketName: 'amzn-s3-demo-bucket',
      cidrIp: '0.0.0.0/0',
      userData: 'a',
    },
    responseElements: {
      credentials: {
        accessKeyId: 'ASIA1111222233335LEN',
        expiration: 'Nov 18, 2026, 10:00:00 AM',
        sessionToken: '****',
      },
      assumedRoleUser: {
        assumedRoleId: 'AROA1111222233335LENS:alice',
        arn: 'arn:aws:sts::444455556666:assumed-role/Other/alice',
      },
    },
    resources: [
      {
        ARN: 'arn:aws:iam::444455556666:role/Other',
        accountId: '444455556666',
        type: 'AWS::IAM::Role',
      },
    ],
  }),
  anEvent({
    userIdentity: {
      type: 'IdentityCenterUser',
      onBehalfOf: {
        userId: 'a',
        identityStoreArn: 'arn:aws:identitystore::111122223333:identitystore/d-1234567890',
      },
      credentialId: 'a',
    },
  }),
];

/** The paths of the texts in an event. */
export function textPaths(value: JsonValue, path: Path = []): readonly Path[] {
  if (typeof value === 'string') return [path];
  if (Array.isArray(value))
    return value.flatMap((item, index) => textPaths(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => textPaths(member, [...path, key]));
}

/** The value with another at a path of it. */
export function withValue(value: JsonValue, [step, ...rest]: Path, other: JsonValue): JsonValue {
  if (step === undefined) return other;
  if (Array.isArray(value))
    return value.map((item, index) => (index === step ? withValue(item, rest, other) : item));
  return { ...object(value), [step]: withValue(object(value)[step], rest, other) };
}
