import type { JsonValue } from '../../../src/core/cloudTrailEvent';
import { formatAccountId, isAccountId } from '../../../src/core/values/accountId';
import { parseArn } from '../../../src/core/values/arn';
import { hasBlanksAround, withoutBlanks } from '../../../src/core/values/blanks';
import { parseDenial } from '../../../src/core/values/denial';
import { errorKind, plainErrorCode } from '../../../src/core/values/errorCode';
import { EVENT_SOURCES, productName, servicePrefix } from '../../../src/core/values/eventSource';
import { idPrefix } from '../../../src/core/values/idPrefix';
import { cidrBlock, ipAddress, sourceAddress } from '../../../src/core/values/ipAddress';
import { isMasked, isPlaceholder } from '../../../src/core/values/placeholder';
import { parsePolicy } from '../../../src/core/values/policyDocument';
import { portService, portServices } from '../../../src/core/values/port';
import { parsePrincipalId } from '../../../src/core/values/principalId';
import { recordingOf } from '../../../src/core/values/recording';
import { isRegionName, partitionOf, REGIONS, regionPlace } from '../../../src/core/values/region';
import { resourceKind } from '../../../src/core/values/resourceId';
import {
  formatDuration,
  formatUtc,
  parseEventTime,
  parseTime,
} from '../../../src/core/values/time';
import { cipherWeakness, isOldTls, isPostQuantum } from '../../../src/core/values/tls';
import { parseUserAgent } from '../../../src/core/values/userAgent';
import { assertExpected } from '../expected';
import { USER_AGENTS } from './userAgents';

interface Reading {
  readonly name: string;
  /** What is read from an input. */
  readonly read: (input: never) => unknown;
  readonly inputs: readonly JsonValue[];
}

const reading = <Input extends JsonValue>(
  name: string,
  read: (input: Input) => unknown,
  inputs: readonly Input[],
): Reading => ({ name, read, inputs });

const ODD: readonly JsonValue[] = ['', ' ', 0, true, null, [], {}];

const ACCOUNTS = [
  '111122223333',
  '000000000000',
  '999999999999',
  '11112222333',
  '1111222233334',
  '11112222333/',
  '11112222333:',
  '/11122223333',
  '1111 2223333',
  ' 111122223333',
];

const ARNS = [
  'arn:aws:iam::111122223333:root',
  'arn:aws:iam::111122223333:rooted',
  'arn:aws:iam::111122223333:role/Deploy',
  'arn:aws:iam::111122223333:role/',
  'arn:aws:iam::111122223333:role/team/Deploy',
  'arn:aws:iam::111122223333:user/alice',
  'arn:aws:iam::111122223333:user/ops/alice',
  'arn:aws:iam::111122223333:group/admins',
  'arn:aws:iam::aws:policy/AdministratorAccess',
  'arn:aws:sts::111122223333:assumed-role/Deploy/alice',
  'arn:aws:sts::111122223333:assumed-role/Deploy/alice/of/it',
  'arn:aws:sts::111122223333:assumed-role/Deploy/',
  'arn:aws:sts::111122223333:assumed-role/Deploy',
  'arn:aws:sts::111122223333:federated-user/carol',
  'arn:aws:sts::111122223333:self',
  'arn:aws:s3:::logs',
  'arn:aws:s3:::logs/2026/a.gz',
  'arn:aws:s3:eu-west-1:111122223333:accesspoint/reports',
  'arn:aws:sns:us-east-1:111122223333:alarms',
  'arn:aws:sns:us-east-1:111122223333:alarms:0f7b2ea7',
  'arn:aws:sqs:us-east-1:111122223333:jobs',
  'arn:aws:lambda:us-east-1:111122223333:function:resize',
  'arn:aws:apigateway:us-east-1::/restapis/a1',
  'arn:aws:logs:us-east-1:111122223333:log-group:/aws/a:*',
  'arn:aws:dynamodb:us-east-1:111122223333:table/a\nb',
  ' arn : aws',
  '\tarn:aws:iam::111122223333:role/x\n',
  'arn: :iam::111122223333:role/x',
  'arn:aws: ::111122223333:role/x',
  'arn:aws:iam::111122223333: ',
  'arn:aws:iam::111122223333',
  'ARN:aws:iam::111122223333:role/x',
  'arn:aws:iam: : 111122223333 : role/x',
  'an arn:aws:iam::111122223333:role/x',
];

const PRINCIPAL_IDS = [
  'AROAABCDEFGHIJKLMNOPQ:alice',
  'AROAABCDEFGHIJKLMNOPQ:',
  'AROAABCDEFGHIJKLMNOPQ',
  'AIDAABCDEFGHIJKLMNOPQ: a : b ',
  ':alice',
  ': ',
  '111122223333',
  'ASIAABCDEFGH',
  'ASIAABCDEFG',
  'ASIAabcdefgh',
  'xAROAABCDEFGHIJKLMNOPQ',
  'AROAABCDEFGHIJKLMNOPQ x',
  'ABCDEFGHIJKLMNOPQRSTU',
];

const ADDRESSES = [
  ...['9.255.255.255', '10.0.0.0', '10.255.255.255', '11.0.0.0', '172.15.255.255', '172.16.0.0'],
  ...['172.31.255.255', '172.32.0.0', '192.168.0.1', '192.169.0.1', '100.63.255.255'],
  ...['100.64.0.0', '100.127.255.255', '100.128.0.0', '192.0.2.0', '192.0.1.255', '192.0.3.0'],
  ...['198.51.100.255', '198.51.101.0', '203.0.113.0', '203.0.112.255', '224.0.0.1'],
  ...['240.0.0.1', '255.255.255.255', '0.0.0.0', '127.0.0.1', '169.254.0.1', '1.2.3.4'],
  ...['01.2.3.4', '1.2.3', '1.2.3.256', '1.2.3.4 ', '1.2.3.4:443'],
  ...['::', '::1', '2001:db8::1', '2001:db9::1', '3fff::1', '3fff:1000::1', 'fe80::1'],
  ...['fe80::1%eth0', 'fc00::1', 'ff02::1', '2002::1', '2001::1', '64:ff9b::1'],
  ...['::ffff:10.0.0.1', '2600:1f18::1', '2600:1F18::A', ':::1', 'abcd', '1:2:3:4:5:6:7:8:9'],
  'ABCD:ABCD:ABCD:ABCD:ABCD:ABCD:192.168.158.190',
  'ABCD:ABCD:ABCD:ABCD:ABCD:ABCD:192.168.158.1900',
  '0000:0000:0000:0000:0000:ffff:192.168.158.190%',
];

const SOURCES = [
  ...['AWS Internal', 'AWS Internal/3', 'AWS Internal/', 'AWS Internal/x', 'an AWS Internal'],
  ...['AWS Internals', 'ec2.amazonaws.com', 'a.b-c.amazonaws.com.cn', 'amazonaws.com'],
  ...['x.amazon.com', 'x.api.aws', 'x.api.aws.example', 'X.amazonaws.com', 'x..amazonaws.com'],
  ...['http://x.amazonaws.com', 'x.amazonaws.com.cn.example', '198.51.100.7', 'example.com'],
];

const BLOCKS = [
  ...['0.0.0.0/0', '0.0.0.0/32', '0.0.0.0/33', '10.0.0.0/8', '10.0.0.0/', '/8', 'x10.0.0.0/8'],
  ...['10.0.0.0/8x', '10.0.0.0/1000', '::/0', '::/128', '::/129', '2600:1F18:abcd::/48'],
  '10.0.0.0',
];

const REGION_NAMES = [
  ...['us-east-1', 'us-east-99', 'us-east-100', 'eu-isoe-west-1', 'us-iso-east-1'],
  ...['us-isob-east-1', 'us-isof-south-1', 'us-gov-west-1', 'cn-north-1', 'cn-north-9'],
  ...['eusc-de-east-1', 'eusc-de-east-2', 'ap-southeast-12', 'il-central-1', 'mx-central-1'],
  ...['xx-east-1', 'xus-east-1', 'us-east', 'us--1', 'us-east-1a', 'US-EAST-1', 'u-east-1'],
  ...['abcdef-east-1', 'a-cn-1', 'us-a-b-c-1', 'us-a-b-c-d-1', 'us-a1-1', 'global', ''],
  ...['x-us-gov-west-1', 'x-eusc-1', 'x-us-iso-1', 'x-us-isob-1', 'x-eu-isoe-1', 'x-us-isof-1'],
  ...['us-east-11', 'us-east-x', ' us-east-1', 'us-east-1 ', `us-${'a'.repeat(20)}-1`],
  `us-${'a'.repeat(21)}-1`,
];

const RESOURCES = [
  ...['i-01234567', 'i-0123456', 'i-012345678', 'i-0123456789abcdef0', 'i-0123456789abcdef01'],
  ...['i-0123456789ABCDEF0', 'xx-01234567', 'o-0123456789', 'o-012345678', 'xo-0123456789'],
  ...[`o-${'a'.repeat(32)}`, `o-${'a'.repeat(33)}`, 'ou-ab12-abcd1234', 'ou-ab1-abcd1234'],
  ...['ou-ab12-abcd123', 'xou-ab12-abcd1234', 'ou-ab12-abcd1234!', ' i-01234567', 'I-01234567'],
  ...['vpce-0123456789abcdef0', 'constructor-01234567', '', 'sgr-01234567'],
];

const PORTS = [0, 21, 22, 24, 443, 3389, 27_017, 65_535, -1, 22.5];
const PORT_RANGES: readonly string[] = [
  ...['22-22', '20-25', '21-22', '19-20', '23-21', '444-444', '8080-8443', '0-65535', '26-52'],
];

const ERROR_CODES = [
  ...['AccessDenied', 'xAccessDeniedx', 'Throttling', 'TooManyRequests', 'RateExceeded'],
  ...['ExpiredToken', 'TokenExpiredX', 'NoSuchBucketPolicy', 'NoSuchPolicy', 'NoSuchXTagSet'],
  ...['xNoSuchBucketPolicy', 'NoSuchConfigurationX', 'NoSuchX.Policy', 'NoSuch', 'XNoSuch'],
  ...['XNotFound', 'DoesNotExistX', 'InUse', 'AlreadyInUse', 'Duplicate', 'ConflictX'],
  ...['InvalidState', 'InvalidFooState', 'Invalid.State', 'NotInState', 'LimitExceeded'],
  ...['XQuotaExceededX', 'InternalFailure', 'InternalError', 'InternalServerError', 'Internal'],
  ...['XInternalFailure', 'XServerException', 'ServerExceptionX', 'XServiceException'],
  ...['ServiceExceptionX', 'InvalidX', 'MalformedX', 'Validation', 'MissingX', 'Client.X'],
  ...['Server.X', 'xServer.X', 'Server.AccessDenied', 'Client.Server.AccessDenied', 'Clients.X'],
  ...['Client.UnauthorizedOperation', 'XClient.UnauthorizedOperation', 'toString', ''],
  ...['x'.repeat(244) + 'AccessDenied', 'x'.repeat(245) + 'AccessDenied'],
];

const EVENT_SOURCE_TEXTS = [
  ...['s3.amazonaws.com', 's3.amazonaws.com.cn', 's3.amazonaws.eu', 's3.amazon.com', 's3.api.aws'],
  ...['s3.amazonaws.com.example', 'S3.amazonaws.com', 'logs.eu-west-1.amazonaws.com'],
  ...['logs.us-gov-west-1.amazonaws.com', 'logs.eu-west-12.amazonaws.com', 'logs.eu-west'],
  ...['eu-west-1.logs.amazonaws.com', 'logs.x-west-1', 'ops.lambda.amazonaws.com'],
  ...['streams.dynamodb.amazonaws.com', 'x.streams.dynamodb.amazonaws.com', 's3xamazonaws.com'],
  ...['s3', 'nothing.amazonaws.com', 'toString', '', `${'a.'.repeat(55)}s3.amazonaws.com`],
  ...[`${'a.'.repeat(56)}s3.amazonaws.com`, `a${'a.'.repeat(56)}s3.amazonaws.com`],
];

const TIMES: readonly JsonValue[] = [
  ...['2026-03-04T05:06:07Z', '2026-03-04T05:06:07', '2026-03-04 05:06:07', '20260304T050607Z'],
  ...['2026-03-04T05:06:07z', '2026-03-04t05:06:07Z', '2026-03-04T05:06Z', '2026-3-4T05:06:07Z'],
  ...['2026-01-01T00:00:00Z', '2026-12-31T23:59:59Z', '2026-00-10T00:00:00Z'],
  ...['2026-13-10T00:00:00Z', '2026-01-00T00:00:00Z', '2026-01-28T00:00:00Z'],
  ...['2026-01-29T00:00:00Z', '2026-02-28T00:00:00Z', '2026-02-29T00:00:00Z'],
  ...['2024-02-29T00:00:00Z', '2026-04-31T00:00:00Z', '2026-01-01T24:00:00Z'],
  ...['2026-01-01T23:60:00Z', '2026-01-01T23:59:60Z', '0999-01-01T00:00:00Z'],
  ...['1000-01-01T00:00:00Z', '0050-01-01T00:00:00Z', '2026-01-29T24:00:00Z'],
  ...['2026-01-29T23:60:00Z', '2026-01-29T23:59:60Z', '2026-01-29T23:59:59Z'],
  ...['202:-01-01T00:00:00Z', '202/-01-01T00:00:00Z', '2026-01-01T00:00:00ZZ'],
  ...['2026-03-04T05:06:07.1Z', '2026-03-04T05:06:07.12Z', '2026-03-04T05:06:07,123Z'],
  ...['2026-03-04T05:06:07.123456789Z', '2026-03-04T05:06:07.1234567890Z'],
  ...['2026-03-04T05:06:07.Z', '2026-03-04T05:06:07 Z', '2026-03-04T05:06:07  UTC'],
  ...['2026-03-04T05:06:07+02:00', '2026-03-04T05:06:07-0230', '2026-03-04T05:06:07 +0200'],
  ...['2026-03-04T05:06:07+2', '2026-03-04T05:06:07Z+01:00', 'at 2026-03-04T05:06:07Z'],
  ...['Mar 4, 2026, 5:06:07 AM', 'Mar 04, 2026 05:06:07 PM', 'Mar 4, 2026, 12:06:07 AM'],
  ...['Mar 4, 2026, 12:06:07 PM', 'Mar 4, 2026, 0:06:07 AM', 'Mar 4, 2026, 13:06:07 AM'],
  ...['Mar 4, 2026, 1:06:07 PM', 'Mar 4, 2026, 5:06:07 XM', 'x Mar 4, 2026, 5:06:07 AM'],
  ...['Mar 4, 2026, 5:06:07 AM x', 'Feb 30, 2026, 5:06:07 AM', 'Jan 4, 2026, 5:06:07 AM'],
  ...['Dec 4, 2026, 5:06:07 AM', 'anF 4, 2026, 5:06:07 AM', 'Eva 4, 2026, 5:06:07 AM'],
  ...[
    'Fri Apr 08 23:51:10 UTC 2016',
    'Fri Apr  8 23:51:10 GMT 2016',
    'Fri Apr 8 23:51:10 UTC 2016',
  ],
  ...[
    'Fri Apr   8 23:51:10 UTC 2016',
    'Fri Apr 08 23:51:10 CET 2016',
    'xFri Apr 08 23:51:10 UTC 2016',
  ],
  ...[
    'Fri Apr 08 23:51:10 UTC 20160',
    'Mon, 10 Jul 2023 12:55:23 GMT',
    'Mon, 10 Jul 2023 12:55:23 UTC',
  ],
  ...[
    'Mon, 1 Jul 2023 12:55:23 GMT',
    'xMon, 10 Jul 2023 12:55:23 GMT',
    'Mon, 10 Jul 2023 12:55:23 GMT+1',
  ],
  ...[
    '  2026-03-04T05:06:07Z\n',
    `2026-03-04T05:06:07Z${' '.repeat(20)}`,
    `2026-03-04T05:06:07Z${' '.repeat(21)}`,
  ],
  ...[1_772_600_767, 1_772_600_767.25, 1_772_600_767_123, 1_772_600_767_123.6, 999_999_999],
  ...[1e9, 9_999_999_999, 1e10, 999_999_999_999, 1e12, 9_999_999_999_999, 1e13, -1e9],
  ...['1772600767', '1772600767123', '1772600767.5', '17726007671', '177260076712', '1772600767.'],
  ...['a1772600767', '1772600767a', ' 1772600767 '],
];

const DURATIONS = [
  ...[0, 499, 500, 999, 1000, 59_499, 59_500, 60_000, 61_000, 3_599_000, 3_600_000, 3_601_000],
  ...[3_660_000, 86_399_000, 86_400_000, 86_460_000, 90_000_000, 90_061_000, -90_000_000],
  ...[31_536_000_000],
];

const POLICY = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
const PADDED = JSON.stringify({ Statement: [POLICY] });
const POLICIES: readonly JsonValue[] = [
  { Statement: POLICY },
  { Statement: [POLICY, { Effect: 'Deny', NotAction: ['iam:*'], NotResource: ['a', 7, 'b'] }] },
  { Statement: [POLICY, 7] },
  { Statement: [POLICY, { Effect: 'Permit' }] },
  { Statement: [] },
  { Statement: [{ Effect: 'allow' }] },
  { Version: '2012-10-17' },
  { Statement: [{ ...POLICY, Principal: '*' }] },
  { Statement: [{ ...POLICY, Principal: '111122223333' }] },
  { Statement: [{ ...POLICY, Principal: ['111122223333'] }] },
  {
    Statement: [
      {
        ...POLICY,
        Principal: {
          CanonicalUser: 'c',
          Federated: ['f', 1],
          Service: ['ec2.amazonaws.com', '*'],
          AWS: ['*', '111122223333'],
          Other: 'o',
        },
        NotPrincipal: { AWS: '*' },
        Condition: {
          StringEquals: { 'aws:SourceIp': '198.51.100.7', 'aws:SourceVpc': 'v' },
          Bool: { 'aws:SourceIp': 'x' },
          Null: 'no',
        },
      },
    ],
  },
  { Statement: [{ ...POLICY, Condition: 'none' }] },
  PADDED,
  `\n ${PADDED}`,
  `x${PADDED}`,
  encodeURIComponent(PADDED),
  encodeURIComponent(`\n${PADDED}`),
  encodeURIComponent(` ${PADDED}`),
  encodeURIComponent(PADDED).replace('%7B', '%7b'),
  `${encodeURIComponent(PADDED)}%`,
  '{"Statement":',
  '{"Id":1}',
];

const DENIAL =
  'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: s3:GetObject';
const IDENTITY = 'no identity-based policy allows the s3:GetObject action';
const DENIALS = [
  DENIAL,
  `You are not. ${DENIAL} on resource: arn:aws:s3:::logs`,
  `xUser${DENIAL.slice(4)}`,
  `x${DENIAL}`,
  `${DENIAL} on resource: arn:aws:s3:::logs because ${IDENTITY}`,
  `${DENIAL} on resource: arn:aws:s3:::logs/because because ${IDENTITY}`,
  `${DENIAL} on resource: user alice, because ${IDENTITY}`,
  `${DENIAL} on resource: arn:aws:s3:::logs.`,
  `${DENIAL} on resource:  `,
  `${DENIAL} on resources: arn:aws:s3:::logs`,
  `${DENIAL} with an explicit deny`,
  `${DENIAL} with an explicit denying`,
  `${DENIAL} on resource: * with an explicit deny in a service control policy: arn:aws:organizations::111122223333:policy/o-a1b2c3d4e5/service_control_policy/p-1.`,
  `${DENIAL} with an explicit deny in a resource control policy: arn:aws:x, and more`,
  `${DENIAL} with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/a.b`,
  `${DENIAL} with an explicit deny in a Resource-Based policy`,
  `${DENIAL} because no permissions boundary allows it`,
  `${DENIAL} because no session policy allows it`,
  `${DENIAL} because no VPC endpoint policy allows it`,
  `${DENIAL} because the role trust policy allows nobody`,
  `${DENIAL} because of nothing`,
  `${DENIAL} because no policy: arn:aws:x allows it`,
  `${DENIAL} on resource: a\nb because ${IDENTITY}`,
  `${DENIAL}. Encoded authorization failure message: because no session policy`,
  `${DENIAL} on resource: arn:aws:s3:::logs. Encoded authorization failure message: abc`,
  `${DENIAL} on resource: ${'x'.repeat(3000)}`,
  'User: alice is not authorized to perform: *',
  'User: alice is not authorized to perform: ',
  'User: is not authorized to perform: s3:GetObject',
  'Access Denied',
  '',
];

const MARKED = [
  ...['EXAMPLE', 'Example', 'xxx', 'xxxx', 'XXXX', 'xXxX', 'REDACTED', 'REDACTEDx', 'redacted'],
  ...['xredacted', '***', '**', 'HIDDEN_DUE_TO_SECURITY_REASONS', '{{a}}', '{{}}', '{{a{}}', '{a}'],
  ...[
    '[ACCOUNT ID]',
    '[A]',
    '[AB]',
    '[aB]',
    '[account_id]',
    '[account-id-x]',
    '[-a]',
    '[.]',
    '[...]',
    '[…]',
  ],
  ...['x[a]', '[a]x', '[1]', 'a<b>c', 'a <b>', '<b> a', '<1>', '<b c:d.e-f>', '<b><c>', '<>'],
  ...['abc...', '...abc', 'a b...', '...a b', 'abc…', '…abc', 'ABC...DEF', 'ABC…123', 'abc...def'],
  ...[
    'ABC..DEF',
    'ABC....DEF',
    'A B...C',
    '[REDACTED]',
    '[REDACTED',
    'x***',
    '****',
    'Hidden_due_to_security_reasons',
  ],
  ...[
    '<sensitiveDataRemoved>',
    'x<sensitiveDataRemoved>',
    '[<sensitivedataremoved>]',
    'REDACTED]x',
  ],
  ...['x'.repeat(2040) + ' EXAMPLE', `${'y'.repeat(2041)}EXAMPLE`, `${'y'.repeat(2042)}EXAMPLE`],
];

const SUITES = [
  ...['TLS_AES_128_GCM_SHA256', 'TLS_CHACHA20_POLY1305_SHA256', 'xTLS_AES_128', 'AES128-SHA'],
  ...['ECDHE-RSA-AES128-SHA', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'ECDHE-RSA-AES128-SHA256'],
  ...[
    'ECDHE-RSA-AES128SHA',
    'CAMELLIA128-SHA',
    'TLS_RSA_WITH_AES_128_GCM_SHA256',
    'x_TLS_RSA_WITH_A',
  ],
  ...['rc4-sha', 'NULL-SHA256', 'EXP-A', 'ECDHE-MD5', 'ADH-anon', 'ANON', 'ECDHE-3DES-SHA', ''],
  ...['TLS_AES_128_CBC_SHA', 'TLS_AES', '-SHAx'],
];

const VERSIONS = [
  ...['SSLv2', 'SSLv3', 'SSLv3.0', 'SSLv3.x', 'SSLv', 'TLSv1', 'TLSv1.0', 'TLSv1.1', 'TLSv1.2'],
  ...['TLSv1.3', 'tlsv1', 'xTLSv1', 'TLSv1.1x', 'TLSv2', 'TLSv1.', '', 'xSSLv3', 'SSLv3x'],
];

const READINGS: readonly Reading[] = [
  reading('isAccountId', isAccountId, [...ACCOUNTS, ...ODD, 111122223333]),
  reading('formatAccountId', formatAccountId, [...ACCOUNTS, 'x111122223333']),
  reading('parseArn', parseArn, [...ARNS, ...ODD]),
  reading('parsePrincipalId', parsePrincipalId, [...PRINCIPAL_IDS, ...ODD]),
  reading('idPrefix', idPrefix, [...PRINCIPAL_IDS, ...ODD]),
  reading('hasBlanksAround', hasBlanksAround, ['', 'a', ' a', 'a\n', 'a b', '\u001f', '!a!']),
  reading('withoutBlanks', withoutBlanks, [
    '',
    'a',
    ' a',
    'a\n\t',
    'a b',
    ' \u001f',
    '!a!',
    '\u0000a\u0000',
  ]),
  reading('ipAddress', ipAddress, ADDRESSES),
  reading('sourceAddress', sourceAddress, [...SOURCES, ...ODD]),
  reading('cidrBlock', cidrBlock, BLOCKS),
  reading('regionPlace', regionPlace, [...REGION_NAMES, ...REGIONS]),
  reading('partitionOf', partitionOf, [...REGION_NAMES, ...REGIONS]),
  reading('isRegionName', isRegionName, REGION_NAMES),
  reading('resourceKind', resourceKind, RESOURCES),
  reading('portService', portService, PORTS),
  reading(
    'portServices',
    (range: string) => {
      const [from = NaN, to = NaN] = range.split('-').map(Number);
      return portServices(from, to);
    },
    PORT_RANGES,
  ),
  reading('errorKind', errorKind, ERROR_CODES),
  reading('plainErrorCode', plainErrorCode, ERROR_CODES.slice(0, -2)),
  reading('servicePrefix', servicePrefix, EVENT_SOURCE_TEXTS),
  reading('productName', productName, [...EVENT_SOURCE_TEXTS, ...EVENT_SOURCES]),
  reading(
    'recordingOf',
    (source: string) => recordingOf(source)?.docs,
    EVENT_SOURCE_TEXTS.concat('ssm.amazonaws.com'),
  ),
  reading('parseTime', parseTime, [...TIMES, ...ODD]),
  reading('parseEventTime', parseEventTime, [...TIMES, ...ODD]),
  reading('formatUtc', formatUtc, [0, 1_772_600_767_999, -1]),
  reading('formatDuration', formatDuration, DURATIONS),
  reading('parsePolicy', parsePolicy, [...POLICIES, ...ODD]),
  reading('parseDenial', parseDenial, DENIALS),
  reading('isPlaceholder', isPlaceholder, [...MARKED, ...ODD]),
  reading('isMasked', isMasked, [...MARKED, ...ODD]),
  reading('cipherWeakness', cipherWeakness, SUITES),
  reading('isOldTls', isOldTls, VERSIONS),
  reading('isPostQuantum', isPostQuantum, [
    'X25519MLKEM768',
    'ml-kem-768',
    'x25519_kyber',
    'x25519',
    '',
  ]),
  reading('parseUserAgent', parseUserAgent, USER_AGENTS),
];

/** A text as JSON, its middle left out where it is long. */
function short(value: unknown): string {
  const json = JSON.stringify(value) ?? 'undefined';
  return json.length <= 600 ? json : `${json.slice(0, 60)}(${json.length})${json.slice(-60)}`;
}

describe('reviewed values', () => {
  it('are read in each of their forms', () => {
    const blocks = READINGS.map(({ name, read, inputs }) =>
      [name, ...inputs.map(input => `  ${short(input)} → ${short(read(input as never))}`), ''].join(
        '\n',
      ),
    );
    assertExpected('values', blocks.join('\n'));
  });
});
