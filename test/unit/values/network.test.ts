import assert from 'node:assert/strict';
import { cidrBlock, ipAddress, sourceAddress } from '../../../src/core/values/ipAddress';
import { partitionOf, regionPlace } from '../../../src/core/values/region';
import { cipherWeakness, isOldTls, isPostQuantum } from '../../../src/core/values/tls';
import type { UserAgent } from '../../../src/core/values/userAgent';
import { parseUserAgent } from '../../../src/core/values/userAgent';

describe('ipAddress', () => {
  const addresses = [
    ['52.94.76.1', 4, 'public'],
    ['10.1.2.3', 4, 'private'],
    ['172.16.0.1', 4, 'private'],
    ['172.32.0.1', 4, 'public'],
    ['192.0.2.1', 4, 'documentation'],
    ['198.51.100.7', 4, 'documentation'],
    ['203.0.113.9', 4, 'documentation'],
    ['127.0.0.1', 4, 'loopback'],
    ['169.254.169.254', 4, 'linkLocal'],
    ['100.64.0.1', 4, 'carrierGradeNat'],
    ['0.0.0.0', 4, 'unspecified'],
    ['250.1.2.3', 4, 'reserved'],
    ['2600:1f18::1', 6, 'public'],
    ['2001:db8::1', 6, 'documentation'],
    ['fd00::1', 6, 'private'],
    ['fe80::1', 6, 'linkLocal'],
    ['::1', 6, 'loopback'],
    ['::ffff:192.0.2.1', 6, 'translated'],
  ] as const;
  for (const [text, version, range] of addresses)
    it(`takes ${text} for ${range}`, () => {
      assert.deepEqual(ipAddress(text), { kind: 'ip', version, range });
    });

  it('takes nothing else for an address', () => {
    for (const text of [
      '',
      '1.2.3',
      '1.2.3.4.5',
      '256.1.1.1',
      '0x7f.1',
      '1',
      'fe80::1%eth0',
      'dead:beef',
      'ec2.amazonaws.com',
    ])
      assert.equal(ipAddress(text), undefined, text);
  });
});

describe('sourceAddress', () => {
  it('tells services and the inside of AWS from addresses', () => {
    assert.deepEqual(sourceAddress('AWS Internal'), { kind: 'internal' });
    assert.deepEqual(sourceAddress('AWS Internal/3'), { kind: 'internal' });
    assert.deepEqual(sourceAddress('config.amazonaws.com'), {
      kind: 'service',
      name: 'config.amazonaws.com',
    });
    assert.equal(sourceAddress('2600::1')?.kind, 'ip');
    for (const value of ['', 'aws internal', 'example.com', 'EC2.amazonaws.com', null, 3])
      assert.equal(sourceAddress(value), undefined, String(value));
  });
});

describe('cidrBlock', () => {
  it('reads blocks of addresses', () => {
    assert.deepEqual(cidrBlock('0.0.0.0/0'), { version: 4, bits: 0, range: 'unspecified' });
    assert.deepEqual(cidrBlock('10.0.0.0/16'), { version: 4, bits: 16, range: 'private' });
    assert.deepEqual(cidrBlock('::/0'), { version: 6, bits: 0, range: 'unspecified' });
    for (const text of ['10.0.0.0', '10.0.0.0/33', '::/129', '/0', 'a/8'])
      assert.equal(cidrBlock(text), undefined, text);
  });
});

describe('Regions', () => {
  it('have places in every public partition', () => {
    assert.equal(regionPlace('eu-central-1'), 'Frankfurt');
    assert.equal(regionPlace('cn-northwest-1'), 'Ningxia');
    assert.equal(regionPlace('us-gov-east-1'), 'GovCloud, US-East');
    for (const region of ['eu-central-9', 'constructor', ''])
      assert.equal(regionPlace(region), undefined);
  });

  it('lie in partitions, also those yet to come', () => {
    for (const [region, partition] of [
      ['us-east-1', 'aws'],
      ['eu-west-99', 'aws'],
      ['us-gov-west-1', 'aws-us-gov'],
      ['cn-north-1', 'aws-cn'],
      ['eusc-de-east-1', 'aws-eusc'],
      ['us-isob-east-1', 'aws-iso-b'],
      ['nowhere', undefined],
    ] as const)
      assert.equal(partitionOf(region), partition, region);
  });
});

describe('TLS', () => {
  it('knows old versions', () => {
    for (const version of ['TLSv1', 'TLSv1.0', 'TLSv1.1', 'SSLv3'])
      assert.ok(isOldTls(version), version);
    for (const version of ['TLSv1.2', 'TLSv1.3', '-', '']) assert.ok(!isOldTls(version), version);
  });

  it('knows weak ciphers', () => {
    for (const [suite, weakness] of [
      ['TLS_AES_128_GCM_SHA256', undefined],
      ['ECDHE-RSA-AES128-GCM-SHA256', undefined],
      ['ECDHE-RSA-AES128-SHA', 'sha1'],
      ['AES128-GCM-SHA256', 'no forward secrecy'],
      ['TLS_RSA_WITH_AES_128_CBC_SHA', 'no forward secrecy'],
      ['ECDHE-RSA-RC4-SHA', 'broken'],
      ['DES-CBC3-SHA', 'broken'],
    ] as const)
      assert.equal(cipherWeakness(suite), weakness, suite);
  });

  it('knows post-quantum key exchange', () => {
    assert.ok(isPostQuantum('X25519MLKEM768'));
    assert.ok(!isPostQuantum('x25519'));
  });
});

describe('parseUserAgent', () => {
  const agents: readonly (readonly [string, UserAgent])[] = [
    [
      'aws-cli/2.17.32 md/awscrt#0.21.2 ua/2.0 os/linux#6.8.0-amzn md/arch#x86_64 lang/python#3.11.9 md/pyimpl#CPython exec-env/CloudShell cfg/retry-mode#standard md/command#s3.ls',
      {
        kind: 'tool',
        name: 'AWS CLI',
        version: '2.17.32',
        command: 's3.ls',
        environment: 'CloudShell',
        os: 'Amazon Linux',
        runtime: 'python 3.11.9',
      },
    ],
    [
      'APN/1.0 HashiCorp/1.0 Terraform/1.5.2 (+https://www.terraform.io) terraform-provider-aws/5.6.2 aws-sdk-go/1.44.0 (go1.20; darwin; arm64)',
      {
        kind: 'tool',
        name: 'Terraform',
        version: '1.5.2',
        os: 'macOS',
        sdk: { name: 'AWS SDK for Go', version: '1.44.0' },
      },
    ],
    [
      '[Boto3/1.26.5 Python/3.10.6 Linux/5.15.0-58-generic Botocore/1.29.5]',
      { kind: 'sdk', name: 'Boto3', version: '1.26.5', runtime: 'Python 3.10.6', os: 'Linux' },
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36',
      { kind: 'browser', name: 'Chrome', version: '120.0.0.0', os: 'Windows' },
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Safari/605.1.15',
      { kind: 'browser', name: 'Safari', version: '17.2', os: 'macOS' },
    ],
    ['[S3Console/0.4]', { kind: 'console', name: 'Amazon S3 console', version: '0.4' }],
    ['RDS Console, aws-internal/3', { kind: 'console', name: 'RDS console' }],
    ['console.ec2.amazonaws.com', { kind: 'console', name: 'AWS console' }],
    ['cloudtrail.amazonaws.com', { kind: 'service', name: 'AWS CloudTrail' }],
    ['unheard-of.amazonaws.com', { kind: 'service' }],
    ['AWS Internal', { kind: 'internal' }],
    [
      'aws-cli/1.16.96 Python/2.7.8 Linux/5.10-kali botocore/1.12',
      {
        kind: 'tool',
        name: 'AWS CLI',
        version: '1.16.96',
        runtime: 'Python 2.7.8',
        os: 'Kali Linux',
        offensive: 'Kali Linux',
      },
    ],
    ['my-own-thing', { kind: 'unknown' }],
    ['', { kind: 'unknown' }],
  ];
  for (const [text, agent] of agents)
    it(`reads ${text.slice(0, 60)}`, () => assert.deepEqual(parseUserAgent(text), agent));
});
