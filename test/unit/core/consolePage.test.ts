import assert from 'node:assert/strict';
import fc from 'fast-check';
import { consolePage } from '../../../src/core/consolePage';

const ACCOUNT = '111122223333';
const CONSOLES = [
  'console.aws.amazon.com',
  'console.amazonaws.cn',
  'console.amazonaws-us-gov.com',
  'console.amazonaws-eusc.eu',
];

describe('the console page of an ARN', () => {
  const pages: readonly (readonly [arn: string, page: string])[] = [
    [
      `arn:aws:iam::${ACCOUNT}:role/service-role/Deploy`,
      'https://console.aws.amazon.com/iam/home#/roles/details/Deploy',
    ],
    [
      `arn:aws:sts::${ACCOUNT}:assumed-role/Admin/alice@example.com`,
      'https://console.aws.amazon.com/iam/home#/roles/details/Admin',
    ],
    [
      `arn:aws:sts::${ACCOUNT}:assumed-role/Admin/alice+test@example.com`,
      'https://console.aws.amazon.com/iam/home#/roles/details/Admin',
    ],
    [
      `arn:aws:iam::${ACCOUNT}:user/team/alice`,
      'https://console.aws.amazon.com/iam/home#/users/details/alice',
    ],
    [
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
      'https://console.aws.amazon.com/iam/home#/policies/arn:aws:iam::aws:policy/ReadOnlyAccess',
    ],
    ['arn:aws:s3:::example-logs', 'https://console.aws.amazon.com/s3/buckets/example-logs'],
    [
      `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:orders:live`,
      'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/orders',
    ],
    [
      `arn:aws-cn:ec2:cn-north-1:${ACCOUNT}:instance/i-03ed883f4a126cae2`,
      'https://cn-north-1.console.amazonaws.cn/ec2/home?region=cn-north-1#InstanceDetails:instanceId=i-03ed883f4a126cae2',
    ],
    [
      `arn:aws-us-gov:kms:us-gov-west-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
      'https://us-gov-west-1.console.amazonaws-us-gov.com/kms/home?region=us-gov-west-1#/kms/keys/1234abcd-12ab-34cd-56ef-1234567890ab',
    ],
    [
      `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/audit`,
      `https://us-east-1.console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/trails/arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/audit`,
    ],
    [
      `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:prod/orders/database-Ij5Kl6`,
      'https://eu-west-1.console.aws.amazon.com/secretsmanager/secret?region=eu-west-1&name=prod/orders/database',
    ],
  ];
  for (const [arn, page] of pages)
    it(`of ${arn.split(':').slice(2).join(':')}`, () => {
      assert.equal(consolePage(arn), page);
      // The editor decodes an address before it opens it.
      assert.equal(encodeURI(decodeURIComponent(page)), page);
    });

  const none: Readonly<Record<string, string>> = {
    'text that is no ARN': 'alice',
    'a service without a stable address': `arn:aws:organizations::${ACCOUNT}:account/o-1/1`,
    'a type without one': `arn:aws:iam::${ACCOUNT}:mfa/alice`,
    'a partition whose console is not public': `arn:aws-iso:iam::${ACCOUNT}:role/Deploy`,
    'a Region of another partition': `arn:aws:lambda:cn-north-1:${ACCOUNT}:function:orders`,
    'a Region that is a host': `arn:aws-cn:lambda:cn-x.example.com/:${ACCOUNT}:function:orders`,
    'a regional resource without Region': `arn:aws:lambda::${ACCOUNT}:function:orders`,
    'a wildcard': `arn:aws:iam::${ACCOUNT}:role/*`,
    'a made-up name': `arn:aws:iam::${ACCOUNT}:role/EXAMPLE`,
    'a name that AWS allows nowhere': `arn:aws:iam::${ACCOUNT}:role/a"><script>`,
    'a step upwards': 'arn:aws:s3:::..',
    'a name that would have to be encoded': `arn:aws:iam::${ACCOUNT}:user/a+b`,
    'a key of every object': `arn:aws:constructor::${ACCOUNT}:x/y`,
  };
  for (const [what, arn] of Object.entries(none))
    it(`is not there for ${what}`, () => assert.equal(consolePage(arn), undefined));

  it('is one of the consoles, whatever the parts of the ARN are', () => {
    const part = (...known: readonly string[]) =>
      fc.tuple(fc.constantFrom(...known), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(
        part('aws', 'aws-cn'),
        part('iam', 's3', 'lambda'),
        part('', 'us-east-1', 'cn-north-1'),
        part('role/', 'function:', ''),
        fc.constantFrom(0b0000, 0b0001, 0b0010, 0b0100, 0b1000, 0b1111),
        (partition, service, region, resource, hostile) => {
          const parts = [partition, service, region, resource].map(([known, odd], index) =>
            index === 3 || hostile & (1 << index) ? known + odd : known,
          );
          const page = consolePage(`arn:${parts.slice(0, 3).join(':')}:${ACCOUNT}:${parts[3]}`);
          if (page === undefined) return;
          const { protocol, host, username, href } = new URL(page);
          assert.equal(protocol, 'https:');
          assert.equal(username, '');
          assert.ok(
            CONSOLES.some(known => host === known || host.endsWith(`.${known}`)),
            host,
          );
          assert.doesNotMatch(href, /[\s<>"'`]/);
        },
      ),
      { numRuns: 2000, seed: 1 },
    );
  });
});
