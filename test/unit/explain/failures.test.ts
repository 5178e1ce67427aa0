import assert from 'node:assert/strict';
import { errorKind } from '../../../src/core/values/errorCode';
import { parseDenial } from '../../../src/core/values/denial';
import { actionTable } from '../actionTable';
import { value } from './words';

const BOB = 'User: arn:aws:iam::111122223333:user/bob is not authorized to perform:';

describe('explaining a failure', function () {
  // Compiling the table takes a moment on a busy machine.
  this.timeout(30_000);

  const failure = (errorMessage: string, errorCode = 'AccessDenied') =>
    value({ errorCode, errorMessage }, 'errorMessage');

  it('has a kind and a usual cause', () => {
    const words = (errorCode: string) => value({ errorCode }, 'errorCode').join(' ');
    assert.match(words('AccessDenied'), /^Denied: .* one denied it/);
    assert.match(words('Client.UnauthorizedOperation'), /^Denied/);
    assert.match(words('VpceAccessDenied'), /VPC endpoint/);
    assert.match(words('InvalidClientTokenId'), /key is not known.*deleted or deactivated/);
    assert.match(words('Client.VcpuLimitExceeded'), /virtual CPUs/);
    assert.match(words('ExpiredTokenException'), /after the end of their session/);
    assert.equal(words('Odd'), '');
  });

  it('knows the codes that AWS documents', () => {
    const codes =
      'AccessDenied AccessDeniedException Client.UnauthorizedOperation NotAuthorized Client.DryRunOperation ThrottlingException Throttling RequestLimitExceeded TooManyRequestsException ExpiredToken RequestExpired InvalidClientTokenId UnrecognizedClientException AuthFailure SignatureDoesNotMatch IncompleteSignature OptInRequired ValidationError ValidationException InvalidParameterValue Client.InvalidParameterValue UnknownParameter MalformedPolicyDocument NoSuchEntity NoSuchEntityException ResourceNotFoundException EntityNotFoundException TrailNotFoundException InvocationDoesNotExist Client.InvalidGroup.NotFound NoSuchBucket NoSuchKey NoSuchBucketPolicy NoSuchTagSet NoSuchLifecycleConfiguration NoSuchCORSConfiguration NoSuchWebsiteConfiguration NoSuchPublicAccessBlockConfiguration ReplicationConfigurationNotFoundError ObjectLockConfigurationNotFoundError ServerSideEncryptionConfigurationNotFoundError EntityAlreadyExists ConflictException BucketAlreadyOwnedByYou BucketNotEmpty DeleteConflict LimitExceeded LimitExceededException Client.VpcLimitExceeded InternalFailure InternalError ServiceUnavailable Server.InternalError EntityTemporarilyUnmodifiable PasswordPolicyViolation';
    for (const errorCode of codes.split(' '))
      assert.notEqual(errorKind(errorCode), undefined, errorCode);
  });

  it('names the policy that denied, and who, what and on what', () => {
    assert.deepEqual(
      failure(
        `${BOB} s3:GetObject on resource: arn:aws:s3:::logs/a because no identity-based policy allows the s3:GetObject action`,
      ),
      [
        'Denied: `s3:GetObject`. No policy of the caller (identity-based) allows it.',
        'Who: `bob`.',
        'On: `arn:aws:s3:::logs/a`.',
      ],
    );
    assert.deepEqual(
      failure(
        `${BOB} ec2:RunInstances with an explicit deny in a service control policy: arn:aws:organizations::111122223333:policy/o-1/service_control_policy/p-1`,
      ),
      [
        'Denied: `ec2:RunInstances`. A service control policy (SCP) of the organization denies it.',
        'Who: `bob`.',
        'The policy: `arn:aws:organizations::111122223333:policy/o-1/service_control_policy/p-1`.',
      ],
    );
  });

  it('tells the kinds of policies apart', () => {
    const because = (reason: string) => {
      const { reason: how, policy } =
        parseDenial(`${BOB} iam:GetUser on resource: user bob ${reason}`) ?? {};
      return `${how} ${policy}`;
    };
    assert.equal(
      because('because no resource-based policy allows the action'),
      'implicit resource',
    );
    assert.equal(because('because no permissions boundary allows the action'), 'implicit boundary');
    assert.equal(because('because no session policy allows the action'), 'implicit session');
    assert.equal(because('because no VPC endpoint policy allows the action'), 'implicit endpoint');
    assert.equal(because('because no service control policy allows it'), 'implicit serviceControl');
    assert.equal(
      because('with an explicit deny in a resource control policy'),
      'explicit resourceControl',
    );
    assert.equal(because('with an explicit deny in an identity-based policy'), 'explicit identity');
    assert.equal(because(''), 'undefined undefined');
  });

  it('reads resources that are no ARNs', () => {
    assert.equal(
      parseDenial(`${BOB} iam:GetUser on resource: user bob because no identity-based policy`)
        ?.resource,
      'user bob',
    );
    assert.ok(
      failure(`${BOB} iam:ListRoles on resource: * because no identity-based policy`).includes(
        'On any resource.',
      ),
    );
  });

  it('says how to read an encoded one, also after a readable one', () => {
    const encoded = 'Encoded authorization failure message: abcDEF';
    const plain = failure(`You are not authorized to perform this operation. ${encoded}`);
    assert.match(plain[0] ?? '', /^Denied/);
    assert.match(plain.join(' '), /decode-authorization-message/);
    const both = failure(
      `You are not authorized to perform this operation. ${BOB} ec2:GetPasswordData on resource: arn:aws:ec2:eu-west-1:111122223333:instance/* because no identity-based policy allows the ec2:GetPasswordData action. ${encoded}`,
    );
    assert.match(both[0] ?? '', /^Denied: `ec2:GetPasswordData`\. No policy/);
    assert.match(both.at(-1) ?? '', /decode-authorization-message/);
  });

  it('says when CloudTrail cut it', () => {
    const cut = `${BOB} ec2:RunInstances. ${'because '.repeat(125)}`;
    assert.match(failure(`${cut.slice(0, 1021)}...`).at(-1) ?? '', /cut this message/);
    assert.match(failure(cut.padEnd(1024, 'because ')).at(-1) ?? '', /cut this message/);
    assert.doesNotMatch(failure(`${BOB} ec2:RunInstances...`).join(' '), /cut this message/);
  });

  it('says what the action would have done, when that is known', () => {
    const words = value(
      { eventName: 'RunInstances', errorCode: 'AccessDenied', errorMessage: `${BOB} iam:PassRole` },
      'errorMessage',
      { actions: actionTable() },
    );
    assert.equal(words[1], '`iam:PassRole` (Write): Passes a role to a service.');
  });

  it('falls back on the code', () => {
    assert.match(failure('Failed authentication')[0] ?? '', /wrong password/);
    assert.match(failure('Rate exceeded', 'ThrottlingException')[0] ?? '', /^Throttled/);
    assert.deepEqual(failure('Something else', 'Odd'), []);
  });

  it('costs no more than its length', () => {
    for (const odd of ['because '.repeat(2000), `${BOB} a on resource: ${'x '.repeat(9000)}`])
      assert.ok(failure(odd).length < 8);
  });
});
