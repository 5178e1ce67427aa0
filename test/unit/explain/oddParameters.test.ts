import type { CloudTrailEvent, JsonValue } from '../../../src/core/cloudTrailEvent';
import { explain } from '../../../src/core/explain';
import { english } from '../../../src/core/message';
import { assertExpected } from '../expected';
import { EVENT } from './words';

const NAMES = (
  'bucketName bucket key Key value name userName UserName values keyId instanceType roleSessionName ipPermissions ' +
  'securityGroupRuleSet items cidrIp cidrIpv4 cidrIpv6 destinationCidrBlock fromPort toPort port durationSeconds ' +
  'bytesTransferredIn bytesTransferredOut cipherSuite sessionToken roleName groupName policyName functionName ' +
  'secretId trailName maxResults'
).split(' ');

/** Values that fit few of the names. */
const VALUES: readonly JsonValue[] = [
  ...[null, true, -1, 0, 21, 22, 59, 60, 999, 1000, 999_949, 1_500_000, 3.2e15, [], {}, ['x']],
  ...['', 'x', 'ab', 'abc', 'a'.repeat(63), 'a'.repeat(64), '-bc', 'Abc', 'arn:aws:x', '22'],
  ...[
    '0.0.0.0/0',
    '::/0',
    '10.0.0.0/8',
    'alias/aws/s3',
    'alias/aws/s3 ',
    'alias/aws/x',
    'p4d.24xlarge',
  ],
  ...['m5.24xlarge', 'm5.9xlarge', 'm5.metal', 'xp4d', 'RC4-MD5', 'alice@example.com'],
];

/** Objects around a value, by what is beside it. */
const AROUND: readonly (readonly [parent: CloudTrailEvent, key: string])[] = [
  [{ key: 'Stage', value: 'prod' }, 'key'],
  [{ key: 'Stage', value: 'prod' }, 'value'],
  [{ Key: 'Stage', Value: 'prod' }, 'Key'],
  [{ Key: 'Stage', Value: 'prod' }, 'Value'],
  [{ key: 'Stage' }, 'key'],
  [{ key: 'Stage', value: 7 }, 'key'],
  [{ key: 'Stage', values: ['prod', 7, { value: 'dev' }, {}] }, 'key'],
  [{ name: 'vpc-id', valueSet: { items: [{ value: 'vpc-1' }] } }, 'name'],
  [{ name: 'vpc-id', values: [] }, 'name'],
  [{ name: 'vpc-id' }, 'name'],
  [{ name: 7, values: ['x'] }, 'name'],
  [{ key: 'vpc-id', values: ['x'] }, 'name'],
  [{ accessKeyId: 'ASIAIOSFODNN7EXAMPLE', sessionToken: 'x' }, 'sessionToken'],
  [{ accessKeyId: 7, sessionToken: 'x' }, 'sessionToken'],
];

/** Permissions of a security group. */
const PERMISSIONS: readonly CloudTrailEvent[] = [
  { ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIp: '0.0.0.0/0' },
  { ipProtocol: 'tcp', fromPort: 20, toPort: 23, cidrIpv4: '10.0.0.0/8', cidrIpv6: '::/0' },
  { ipProtocol: 'tcp', fromPort: 1, toPort: 2, referencedGroupId: 'sg-1' },
  { ipProtocol: 'tcp', fromPort: -1, toPort: -1 },
  { ipProtocol: 'tcp', fromPort: -1, toPort: 22 },
  { ipProtocol: 'tcp', fromPort: 23, toPort: 22 },
  { ipProtocol: 'tcp', fromPort: '22', toPort: 22 },
  { ipProtocol: 'tcp', fromPort: 22 },
  { ipProtocol: 'icmp', fromPort: 8, toPort: 8 },
  { ipProtocol: '-1', fromPort: 0, toPort: 65_535 },
  { ipProtocol: 'udp' },
  { fromPort: 22 },
  {
    ipProtocol: 'tcp',
    ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }, { cidrIp: 7 }, {}] },
    ipv6Ranges: { items: [{ cidrIpv6: '2600::/16' }] },
    prefixListIds: { items: [{ prefixListId: 'pl-1' }] },
    groups: { items: [{ groupId: 'sg-2' }] },
  },
];

function said(requestParameters: JsonValue, path: readonly string[], more: CloudTrailEvent = {}) {
  const event = { ...EVENT, ...more, requestParameters };
  return explain(event, ['requestParameters', ...path])
    .value.map(line => `${line.item ? '- ' : ''}${english(line)}`)
    .join(' ');
}

const shown = (value: JsonValue) => (JSON.stringify(value) ?? 'undefined').slice(0, 70);

describe('explaining parameters of odd types and forms', () => {
  it('says of each what was reviewed', () => {
    const iam = { eventSource: 'iam.amazonaws.com' };
    const lines = [
      ...NAMES.flatMap(name =>
        VALUES.flatMap(value => {
          const words = said({ [name]: value }, [name], name === 'userName' ? iam : {});
          return words === '' ? [] : [`${name} ${shown(value)}: ${words}`];
        }),
      ),
      ...AROUND.map(
        ([parent, key]) => `${shown(parent)} ${key}: ${said({ one: parent }, ['one', key])}`,
      ),
      `own name: ${said({ userName: 'bob' }, ['userName'], { ...iam, userIdentity: { userName: 'bob' } })}`,
      `object: ${said({ bucketName: 'logs', key: 'a/b' }, ['key'])}`,
      ...['AuthorizeSecurityGroupIngress', 'AuthorizeSecurityGroupEgress', 'EgressOnly'].map(
        eventName =>
          `${eventName}: ${said({ ipPermissions: PERMISSIONS[1] ?? {} }, ['ipPermissions'], { eventName })}`,
      ),
      ...PERMISSIONS.map(
        one => `${shown(one)}: ${said({ ipPermissions: one }, ['ipPermissions'])}`,
      ),
      ...[3, 4, 5, 6].map(
        count =>
          `${count}: ${said({ ipPermissions: { items: PERMISSIONS.slice(0, count) } }, ['ipPermissions'])}`,
      ),
      ...PERMISSIONS.slice(0, 3).flatMap(one =>
        ['cidrIp', 'cidrIpv4'].map(
          key => `${key} in ${shown(one)}: ${said({ rule: one }, ['rule', key])}`,
        ),
      ),
    ];
    assertExpected('oddParameters', `${lines.join('\n')}\n`);
  });
});
