import assert from 'node:assert/strict';
import { formatAccountId, isAccountId } from '../../../src/core/values/accountId';
import type { Arn } from '../../../src/core/values/arn';
import { parseArn } from '../../../src/core/values/arn';
import { idPrefix } from '../../../src/core/values/idPrefix';
import { isMasked, isPlaceholder } from '../../../src/core/values/placeholder';
import { parsePrincipalId } from '../../../src/core/values/principalId';

describe('parseArn', () => {
  const arns: readonly (readonly [string, Partial<Arn>])[] = [
    [
      'arn:aws:sts::111122223333:assumed-role/Admin/alice@example.com',
      {
        partition: 'aws',
        service: 'sts',
        region: '',
        account: '111122223333',
        resourceType: 'assumed-role',
        roleName: 'Admin',
        sessionName: 'alice@example.com',
      },
    ],
    ['arn:aws:sts::111122223333:assumed-role/Admin', { roleName: 'Admin' }],
    [
      'arn:aws:iam::111122223333:role/service/deep/Deploy',
      { roleName: 'Deploy', resourceId: 'service/deep/Deploy' },
    ],
    [
      'arn:aws:iam::111122223333:role/aws:ec2-infrastructure',
      { roleName: 'aws:ec2-infrastructure' },
    ],
    [
      'arn:aws-us-gov:iam::111122223333:user/team/bob',
      { partition: 'aws-us-gov', userName: 'bob' },
    ],
    ['arn:aws:sts::111122223333:federated-user/carol', { userName: 'carol' }],
    ['arn:aws:iam::111122223333:root', { resourceType: 'root', resourceId: 'root' }],
    ['arn:aws:s3:::logs', { resourceType: 'bucket', resourceId: 'logs', account: '' }],
    ['arn:aws:s3:::logs/2026/a:b.gz', { resourceType: 'object', resourceId: 'logs/2026/a:b.gz' }],
    [
      'arn:aws:s3:eu-west-1:111122223333:accesspoint/reports',
      { resourceType: 'accesspoint', resourceId: 'reports' },
    ],
    ['arn:aws:sns:us-east-1:111122223333:alarms', { resourceType: 'topic', region: 'us-east-1' }],
    [
      'arn:aws:logs:us-east-1:111122223333:log-group:/aws/a:*',
      { resourceType: 'log-group', resourceId: '/aws/a:*' },
    ],
    ['arn:aws:apigateway:us-east-1::/restapis/a1', { resourceId: '/restapis/a1' }],
    ['arn:aws:constructor:::x', { service: 'constructor', resourceId: 'x' }],
    [' arn:aws:iam:: 111122223333:user/dave ', { account: '111122223333', userName: 'dave' }],
  ];
  for (const [text, parts] of arns)
    it(`takes ${text} apart`, () => {
      const arn = parseArn(text);
      assert.ok(arn);
      for (const [part, value] of Object.entries(parts))
        assert.equal(arn[part as keyof Arn], value);
    });

  it('leaves out what an ARN does not have', () => {
    const arn = parseArn('arn:aws:iam::111122223333:user/bob');
    assert.ok(arn && !('roleName' in arn) && !('sessionName' in arn));
    const session = parseArn('arn:aws:sts::111122223333:assumed-role/Admin');
    assert.ok(session && !('sessionName' in session));
  });

  it('takes nothing else for an ARN', () => {
    for (const value of [
      '',
      'arn',
      'arn:aws:iam',
      'arn:aws:iam::111122223333:',
      'arn::iam::1:x',
      'x arn:aws:iam::1:x',
      7,
      null,
      {},
    ])
      assert.equal(parseArn(value), undefined, String(value));
  });
});

describe('parsePrincipalId', () => {
  it('tells the unique id from the session', () => {
    assert.deepEqual(parsePrincipalId('AROAABCDEFGHIJKLMNOPQ:alice:2'), {
      id: 'AROAABCDEFGHIJKLMNOPQ',
      prefix: 'AROA',
      session: 'alice:2',
    });
    assert.deepEqual(parsePrincipalId('AIDAABCDEFGHIJKLMNOPQ'), {
      id: 'AIDAABCDEFGHIJKLMNOPQ',
      prefix: 'AIDA',
    });
    assert.deepEqual(parsePrincipalId('111122223333:carol'), {
      id: '111122223333',
      session: 'carol',
    });
    assert.deepEqual(parsePrincipalId(' AROAABCDEFGHIJKLMNOPQ : x ')?.session, 'x');
  });

  it('finds none in nothing', () => {
    for (const value of ['', ' ', ':', null, 4]) assert.equal(parsePrincipalId(value), undefined);
  });
});

describe('idPrefix', () => {
  it('knows IAM identifiers by their first letters', () => {
    assert.equal(idPrefix('AROAABCDEFGHIJKLMNOPQ'), 'AROA');
    assert.equal(idPrefix('AKIAIOSFODNN7EXAMPLE'), 'AKIA');
    for (const value of [
      'AROA',
      'AXXAABCDEFGHIJKLMNOPQ',
      'aroaabcdefghijklmnopq',
      'AROAABCDEFGH:x',
      1,
    ])
      assert.equal(idPrefix(value), undefined, String(value));
  });
});

describe('account ids', () => {
  it('are twelve digits, as text', () => {
    assert.ok(isAccountId('111122223333'));
    for (const value of ['11112222333', '1111222233334', 111122223333, '1111-2222-3333', null])
      assert.ok(!isAccountId(value), String(value));
  });

  it('are written in groups of four', () => {
    assert.equal(formatAccountId('111122223333'), '1111-2222-3333');
    assert.equal(formatAccountId('ANONYMOUS_PRINCIPAL'), 'ANONYMOUS_PRINCIPAL');
  });
});

describe('isPlaceholder', () => {
  for (const value of [
    'AKIAIOSFODNN7EXAMPLE',
    'EXAMPLE8-0558-4f7e-a06a-43969EXAMPLE',
    'EX_PRINCIPAL_ID',
    'AKIAXXXXXXXXXXXXXXXX',
    'REDACTED',
    'arn:aws:iam::111122223333:user/redacted',
    'HIDDEN_DUE_TO_SECURITY_REASONS',
    '[HIDDEN_DUE_TO_SECURITY_REASONS]',
    '****',
    'AWSReservedSSO_AdministratorAccess_****',
    '<sensitiveDataRemoved>',
    'arn:aws:iam::<account-id>:root',
    '{{account}}',
    '[account-id]',
    '[..]',
    '...',
    '…',
    'arn:aws:iam::111122223333:role/...',
    'AKIA...3333',
  ])
    it(`is so for ${value}`, () => assert.ok(isPlaceholder(value)));

  for (const value of [
    '',
    '111122223333',
    'alice',
    'alice@example.com',
    'arn:aws:s3:::example.com-logs',
    'arn:aws:s3:::my-example-bucket/report...final.pdf',
    'arn:aws:iam::111122223333:policy/*',
    '[S3Console/0.4, aws-internal/3 aws-sdk-java/1.12]',
    '[Boto3/1.26.5 Python/3.10]',
    '["a","b"]',
    '{"Statement":{"Condition":{}}}',
    '<?xml version="1.0"?><EntityDescriptor>…</EntityDescriptor> <a/>',
    '2026-03-04T05:06:07Z',
    '2001:db8::1',
    '../../etc/passwd',
    'Rate exceeded',
    42,
    null,
    {},
  ])
    it(`is not so for ${JSON.stringify(value)}`, () => assert.ok(!isPlaceholder(value)));

  it('does not look through documents', () => {
    assert.ok(!isPlaceholder(`${'a'.repeat(3000)}EXAMPLE`));
  });
});

describe('isMasked', () => {
  it('tells hidden values from samples', () => {
    for (const value of [
      'HIDDEN_DUE_TO_SECURITY_REASONS',
      '[REDACTED]',
      '****',
      '<sensitiveDataRemoved>',
    ])
      assert.ok(isMasked(value), value);
    for (const value of ['AKIAIOSFODNN7EXAMPLE', '*', 'redacted by alice', null])
      assert.ok(!isMasked(value), String(value));
  });
});
