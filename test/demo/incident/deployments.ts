import * as cast from './cast';
import { forwardedBy, type Actor, type Recorder } from './recorder';
import { assumeRole } from './sessions';

const { PROD, addresses } = cast;
const BOTO = 'Boto3/1.41.2 md/Botocore#1.41.2 ua/2.1 os/linux#6.8.0 lang/python#3.13.9';

/** Releases by `deploy-bot`, with the key that leaks, and by GitHub Actions, which has none to leak. */
export function deployments(recorder: Recorder): void {
  for (const [build, start] of [
    [4711, '08:06:20'],
    [4712, '08:41:05'],
    [4713, '09:17:30'],
    [4714, '09:48:10'],
    [4715, '10:14:45'],
  ] as const)
    release(recorder, build, cast.seconds(start));
  for (const [run, start] of [
    [19470011, '08:23:40'],
    [19470052, '10:31:15'],
  ] as const)
    publish(recorder, run, cast.seconds(start));
}

function release(recorder: Recorder, build: number, start: number): void {
  const bot: Actor = {
    identity: cast.userIdentity(cast.deployBot, cast.LEAKED_KEY),
    account: PROD,
    address: addresses.ci,
    agent: BOTO,
  };
  const stackName = 'orders-service';
  const stackId = `arn:aws:cloudformation:us-east-1:${PROD}:stack/${stackName}/51af3dc0-da77-11e4-872e-1234567db123`;
  const changeSetName = `build-${build}`;
  const changeSetId = `arn:aws:cloudformation:us-east-1:${PROD}:changeSet/${changeSetName}/${recorder.random.guid()}`;
  const repository = { registryId: PROD, repositoryName: stackName };
  const change = { stackName, changeSetName };
  let at = start;
  const next = () => (at += recorder.random.integer(2, 15));

  recorder.call(bot, at, 'sts:GetCallerIdentity');
  const role = assumeRole(recorder, bot, next(), {
    role: cast.ciDeploy,
    session: `build-${build}`,
    duration: 1800,
  });
  recorder.call(role, next(), 'ecr:GetAuthorizationToken');
  recorder.call(role, next(), 'ecr:BatchCheckLayerAvailability', {
    request: { ...repository, layerDigests: [`sha256:${recorder.random.hex(64)}`] },
  });
  recorder.call(role, next(), 'ecr:PutImage', {
    request: { ...repository, imageTag: `build-${build}` },
    response: {
      image: { ...repository, imageId: { imageTag: `build-${build}` } },
    },
  });
  recorder.call(role, next(), 's3:GetBucketLocation', {
    request: { bucketName: 'deployments-111122223333', location: '' },
  });
  recorder.call(role, next(), 'cloudformation:DescribeStacks', { request: { stackName } });
  recorder.call(role, next(), 'cloudformation:CreateChangeSet', {
    request: { ...change, changeSetType: 'UPDATE', capabilities: ['CAPABILITY_IAM'] },
    response: { id: changeSetId, stackId },
  });
  for (let poll = 0; poll < 3; poll++)
    recorder.call(role, next(), 'cloudformation:DescribeChangeSet', { request: change });
  recorder.call(role, next(), 'cloudformation:ExecuteChangeSet', { request: change });

  const stack = forwardedBy('cloudformation.amazonaws.com', role, recorder.temporaryKey(PROD));
  const functionName = 'orders-api';
  recorder.call(stack, next(), 'lambda:GetFunction20150331v2', { request: { functionName } });
  recorder.call(stack, next(), 'lambda:UpdateFunctionCode20150331v2', {
    request: { functionName, publish: true, dryRun: false },
    response: {
      functionName,
      functionArn: `arn:aws:lambda:us-east-1:${PROD}:function:${functionName}`,
      runtime: 'nodejs22.x',
      role: cast.roleArn(cast.ordersApi),
      version: String(build - 4600),
    },
  });
  recorder.call(role, next(), 'cloudformation:DescribeStacks', { request: { stackName } });
}

function publish(recorder: Recorder, run: number, start: number): void {
  const subject = 'repo:example-org/website:ref:refs/heads/main';
  const provider = `arn:aws:iam::${PROD}:oidc-provider/token.actions.githubusercontent.com`;
  const session = `GitHubActions-${run}`;
  const accessKeyId = recorder.temporaryKey(PROD);
  const agent = 'aws-sdk-js/3.932.0 ua/2.1 os/linux#6.11.0 lang/js md/nodejs#22.21.1';
  const caller: Actor = {
    identity: {
      type: 'WebIdentityUser',
      principalId: `${provider}:sts.amazonaws.com:${subject}`,
      userName: subject,
      identityProvider: provider,
    },
    account: PROD,
    address: '198.51.100.87',
    agent,
  };
  const { response, resources } = recorder.issue(cast.gitHubDeploy, session, start, accessKeyId);
  recorder.call(caller, start, 'sts:AssumeRoleWithWebIdentity', {
    request: {
      roleArn: cast.roleArn(cast.gitHubDeploy),
      roleSessionName: session,
      durationSeconds: 3600,
    },
    response: {
      ...response,
      subjectFromWebIdentityToken: subject,
      provider,
      audience: 'sts.amazonaws.com',
    },
    resources,
  });
  const role: Actor = {
    ...caller,
    identity: cast.roleIdentity({
      role: cast.gitHubDeploy,
      name: session,
      created: start,
      accessKeyId,
      context: {
        webIdFederationData: { federatedProvider: provider, attributes: {} },
      },
    }),
  };
  const bucketName = 'website-111122223333';
  recorder.call(role, start + 3, 'sts:GetCallerIdentity');
  recorder.call(role, start + 9, 's3:GetBucketLocation', { request: { bucketName, location: '' } });
  recorder.call(role, start + 41, 'cloudfront:CreateInvalidation', {
    request: {
      distributionId: 'EDFDVBD6LENS',
      invalidationBatch: { paths: { quantity: 1, items: ['/*'] }, callerReference: session },
    },
    response: { invalidation: { id: recorder.random.code(14), status: 'InProgress' } },
  });
}
