import assert from 'node:assert/strict';
import { fieldAt } from '../../../src/core/fields';
import { EVENT, identity, value } from './words';

describe('explaining who called', () => {
  describe('an account', () => {
    it('is set against the caller and who received the event', () => {
      assert.deepEqual(value(EVENT, 'recipientAccountId'), [
        'Account `1111-2222-3333`, the same as the caller’s.',
      ]);
      const across = { ...EVENT, recipientAccountId: '444455556666' };
      assert.deepEqual(value(across, 'recipientAccountId'), [
        'Account `4444-5555-6666`; the caller belongs to another, `1111-2222-3333`.',
      ]);
      assert.deepEqual(value(across, 'userIdentity.accountId'), [
        'Account `1111-2222-3333`; the event was delivered to another, `4444-5555-6666`.',
      ]);
      const owner = (accountId: string) =>
        value({ ...across, resources: [{ accountId }] }, 'resources[].accountId')[0];
      assert.equal(owner('111122223333'), 'Account `1111-2222-3333`, the caller’s.');
      assert.equal(owner('444455556666'), 'Account `4444-5555-6666`, which received this event.');
      assert.equal(
        owner('123456789012'),
        'Account `1234-5678-9012`, neither the caller’s nor the one that received this event.',
      );
    });

    it('is nobody’s for anonymous access', () => {
      assert.match(
        value(identity({ accountId: 'ANONYMOUS_PRINCIPAL' }), 'userIdentity.accountId')[0] ?? '',
        /anonymous/,
      );
    });
  });

  describe('an ARN', () => {
    const arn = (ARN: string) => value({ ...EVENT, resources: [{ ARN }] }, 'resources[].ARN');

    it('is taken apart', () => {
      assert.deepEqual(value(EVENT, 'userIdentity.arn'), [
        'Session `i-0123456789abcdef0` of the role `Web`.',
        'Account `1111-2222-3333`, the caller’s, which also received this event.',
        'The session name is an EC2 instance: the credentials were made for `i-0123456789abcdef0`.',
      ]);
      assert.deepEqual(arn('arn:aws:s3:::logs/2026/a.gz'), [
        'The S3 object `2026/a.gz` in the bucket `logs`.',
      ]);
      assert.deepEqual(arn('arn:aws-cn:lambda:cn-north-1:444455556666:function:resize'), [
        'The `function` `resize` in AWS Lambda.',
        'Account `4444-5555-6666`, neither the caller’s nor the one that received this event.',
        'Region `cn-north-1`: Beijing.',
        'In the partition of China.',
      ]);
      assert.equal(arn('arn:aws:iam::111122223333:user/team/bob')[0], 'The IAM user `bob`.');
      assert.equal(
        arn('arn:aws:iam::111122223333:root')[0],
        'The root user of account `1111-2222-3333`.',
      );
    });

    it('tells roles that AWS made', () => {
      const sso = 'AWSReservedSSO_AdministratorAccess_0123456789abcdef';
      assert.ok(
        arn(`arn:aws:sts::111122223333:assumed-role/${sso}/alice@example.com`).some(line =>
          line.includes('permission set `AdministratorAccess`'),
        ),
      );
      assert.ok(
        arn(
          'arn:aws:iam::111122223333:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS',
        ).includes('A service-linked role: only Amazon RDS can assume it.'),
      );
    });

    it('tells what session names give away', () => {
      const named = (name: string) =>
        arn(`arn:aws:sts::111122223333:assumed-role/Web/${name}`).slice(2).join(' ');
      assert.match(named('alice@example.com'), /e-mail address/);
      assert.match(named('0123456789abcdef0123456789abcdef'), /ECS task/);
      assert.match(named('GitHubActions'), /GitHub Actions/);
      assert.match(named('botocore-session-1772600767'), /2026-03-04 05:06:07 UTC/);
      assert.match(named('aws-go-sdk-1772600767000000000'), /2026-03-04 05:06:07 UTC/);
      assert.equal(named('alice'), '');
    });
  });

  describe('an identity', () => {
    it('says what the type means and where to look on', () => {
      const words = value(EVENT, 'userIdentity.type');
      assert.match(words[0] ?? '', /session of a role/);
      assert.match(words[1] ?? '', /AssumeRole event that issued the key `ASIAABCDEFGHIJKLMNOP`/);
      const types = fieldAt(['userIdentity', 'type'])?.enum ?? [];
      assert.equal(types.length, 12);
      for (const type of types)
        assert.ok(value(identity({ type }), 'userIdentity.type').length > 0, type);
    });

    it('takes a principal id apart', () => {
      assert.equal(
        value(EVENT, 'userIdentity.principalId')[0],
        'The session `i-0123456789abcdef0` of the role with the unique id `AROAABCDEFGHIJKLMNOPQ`.',
      );
      const principal = (principalId: string) =>
        value(identity({ principalId }), 'userIdentity.principalId');
      assert.equal(
        principal('AIDAABCDEFGHIJKLMNOPQ')[0],
        'The IAM user with the unique id `AIDAABCDEFGHIJKLMNOPQ`.',
      );
      assert.equal(principal('111122223333:carol')[0], 'The federated user `carol`.');
      assert.match(principal('111122223333')[0] ?? '', /^Account `1111-2222-3333`/);
    });

    it('tells long-term from temporary keys', () => {
      const key = (accessKeyId: string) =>
        value(identity({ accessKeyId }), 'userIdentity.accessKeyId')[0] ?? '';
      assert.match(key('AKIAABCDEFGHIJKLMNOP'), /long-term/);
      assert.match(key('ASIAABCDEFGHIJKLMNOP'), /temporary/);
    });

    it('names the service that made the call', () => {
      const path = 'userIdentity.invokedBy';
      assert.deepEqual(value(identity({ invokedBy: 'config.amazonaws.com' }), path), [
        'AWS Config made this call with the rights of this principal.',
      ]);
      assert.deepEqual(
        value(identity({ type: 'AWSService', invokedBy: 'config.amazonaws.com' }), path),
        ['AWS Config made this call by itself.'],
      );
    });

    it('names the person of Identity Center and the origin of the chain', () => {
      const person = identity({
        onBehalfOf: {
          userId: '0123-abcd',
          identityStoreArn: 'arn:aws:identitystore::111122223333:identitystore/d-0123456789',
        },
        sessionContext: { sourceIdentity: 'alice' },
      });
      assert.deepEqual(value(person, 'userIdentity.onBehalfOf.userId'), [
        'The Identity Center user `0123-abcd` of the identity store `d-0123456789`.',
      ]);
      assert.match(
        value(person, 'userIdentity.sessionContext.sourceIdentity')[0] ?? '',
        /began with `alice`/,
      );
    });

    it('names identity providers', () => {
      const federatedProvider =
        'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
      const event = identity({ sessionContext: { webIdFederationData: { federatedProvider } } });
      assert.equal(
        value(event, 'userIdentity.sessionContext.webIdFederationData.federatedProvider')[0],
        'GitHub Actions.',
      );
    });

    it('says what MFA and metadata versions mean', () => {
      const path = 'userIdentity.sessionContext.attributes.mfaAuthenticated';
      assert.match(value(EVENT, path)[0] ?? '', /no MFA/);
      const delivery = (ec2RoleDelivery: string) =>
        value(
          identity({ sessionContext: { ec2RoleDelivery } }),
          'userIdentity.sessionContext.ec2RoleDelivery',
        )[0] ?? '';
      assert.match(delivery('1.0'), /version 1/);
      assert.match(delivery('2.0'), /version 2/);
    });
  });

  it('says what is hidden and what is only a sample', () => {
    assert.match(
      value(identity({ userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' }), 'userIdentity.userName')[0] ??
        '',
      /^Hidden/,
    );
    const key = value(
      identity({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }),
      'userIdentity.accessKeyId',
    );
    assert.match(key[0] ?? '', /long-term/);
    assert.match(key[1] ?? '', /placeholder/);
  });
});
