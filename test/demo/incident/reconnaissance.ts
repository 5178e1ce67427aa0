import * as cast from './cast';
import { denied, type Actor, type Recorder } from './recorder';
import { assumeRole } from './sessions';
import { ARCHIVE, ARCHIVE_TRAIL, TRAIL } from './trails';

const { PROD } = cast;

/** Whose key is this, and what may it do? Mostly: no. */
export function lookAround(recorder: Recorder, stolen: Actor): void {
  const refused = (at: string, operation: string, resource: string) =>
    recorder.call(stolen, at, operation, { error: denied(stolen, operation, resource) });
  const mine = { request: { userName: cast.deployBot.name } };

  recorder.call(stolen, '08:57:41', 'sts:GetCallerIdentity');
  recorder.call(stolen, '08:57:58', 'iam:GetUser');
  refused('08:58:06', 'iam:ListUsers', `arn:aws:iam::${PROD}:user/`);
  recorder.call(stolen, '08:58:15', 'iam:ListAttachedUserPolicies', mine);
  recorder.call(stolen, '08:58:21', 'iam:ListUserPolicies', mine);
  recorder.call(stolen, '08:58:29', 'iam:GetUserPolicy', {
    request: { ...mine.request, policyName: 'assume-deployment-roles' },
  });
  refused('08:58:44', 'iam:GetAccountAuthorizationDetails', '*');
  refused('08:58:52', 'iam:ListGroupsForUser', `user ${cast.deployBot.name}`);
  refused('08:59:03', 'iam:ListAccessKeys', `user ${cast.deployBot.name}`);
  recorder.call(stolen, '08:59:20', 'iam:ListRoles', { request: { maxItems: 1000 } });
  recorder.call(stolen, '08:59:37', 's3:ListBuckets', {
    error: denied(stolen, 's3:ListAllMyBuckets', 'arn:aws:s3:::*'),
  });
  recorder.call(stolen, '08:59:52', 'secretsmanager:ListSecrets', {
    error: ['AccessDeniedException', denied(stolen, 'secretsmanager:ListSecrets', '*')[1]],
  });
  for (const region of ['us-east-1', 'eu-west-1'])
    recorder.call(
      stolen,
      region === 'us-east-1' ? '09:00:11' : '09:00:16',
      'ec2:DescribeInstances',
      {
        region,
        error: [
          'Client.UnauthorizedOperation',
          `You are not authorized to perform this operation. User: ${cast.userArn(cast.deployBot)} is not authorized to perform: ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action`,
        ],
      },
    );
  refused('09:02:35', 'sts:AssumeRole', `arn:aws:iam::${PROD}:role/OrganizationAccountAccessRole`);
  refused('09:03:02', 'sts:AssumeRole', `arn:aws:iam::${PROD}:role/BreakGlass`);
}

/** As Admin everything answers. */
export function takeStock(recorder: Recorder, admin: Actor): void {
  recorder.call(admin, '09:04:24', 'sts:GetCallerIdentity');
  recorder.call(admin, '09:04:41', 'iam:GetAccountSummary');
  recorder.call(admin, '09:04:55', 'iam:GetAccountAuthorizationDetails', {
    request: { maxItems: 1000 },
  });
  recorder.call(admin, '09:05:30', 'organizations:DescribeOrganization');
  recorder.call(admin, '09:05:38', 'organizations:ListAccounts', {
    error: ['AccessDeniedException', "You don't have permissions to access this resource."],
  });
  recorder.call(admin, '09:06:12', 's3:ListBuckets');
  recorder.call(admin, '09:06:50', 'cloudtrail:DescribeTrails', { request: { trailNameList: [] } });
  recorder.call(admin, '09:07:08', 'cloudtrail:GetTrailStatus', { request: { name: TRAIL } });
  recorder.call(admin, '09:08:27', 'ec2:DescribeInstances', {
    request: { instancesSet: {}, filterSet: {} },
  });
  recorder.call(admin, '09:08:51', 'ec2:DescribeInstances', {
    region: 'eu-west-1',
    request: { instancesSet: {}, filterSet: {} },
  });
}

/** From Admin into the account that audits the others. */
export function crossAccounts(recorder: Recorder, admin: Actor): void {
  const auditor = assumeRole(recorder, admin, '09:12:05', {
    role: cast.organizationAudit,
    session: 'inventory',
    duration: 3600,
  });
  recorder.call(auditor, '09:12:19', 'sts:GetCallerIdentity');
  recorder.call(auditor, '09:12:46', 'iam:ListRoles', { request: { maxItems: 1000 } });
  recorder.call(auditor, '09:13:10', 'organizations:ListAccounts');
  recorder.call(auditor, '09:13:33', 's3:ListBuckets');
  recorder.call(auditor, '09:14:02', 's3:GetBucketPolicy', {
    request: { bucketName: ARCHIVE, policy: '' },
  });
  recorder.call(auditor, '09:14:40', 'cloudtrail:DescribeTrails', {
    request: { trailNameList: [] },
  });
  recorder.call(auditor, '09:15:25', 'cloudtrail:StopLogging', {
    error: denied(auditor, 'cloudtrail:StopLogging', ARCHIVE_TRAIL),
  });
  recorder.call(auditor, '09:16:11', 'securityhub:GetFindings', { request: { MaxResults: 100 } });
  recorder.call(auditor, '09:16:58', 'secretsmanager:ListSecrets', {
    error: ['AccessDeniedException', denied(auditor, 'secretsmanager:ListSecrets', '*')[1]],
  });
}
