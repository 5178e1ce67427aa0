import * as cast from './cast';
import { forwardedBy, serviceActor, type Actor, type Recorder } from './recorder';
import { serviceAssumesRole } from './sessions';
import { secretsKey, TRAIL } from './trails';

const { PROD, addresses } = cast;
const START = cast.seconds('08:00:00');
const END = cast.seconds('11:00:00');
const REGIONS = ['us-east-1', 'eu-west-1'] as const;

/** Servers, functions and AWS's own services in the production account. */
export function workloads(recorder: Recorder): void {
  for (const [index, address] of addresses.webServers.entries())
    webServer(recorder, address, index === 0 ? '2.0' : '1.0');
  for (const region of REGIONS) ordersApi(recorder, region);
  scaling(recorder);
  inventory(recorder);
  trail(recorder);
  rotation(recorder);
}

/** Every `step` seconds of the window, give or take a little. */
function* ticks(recorder: Recorder, step: number): Generator<number> {
  for (let at = START + recorder.random.integer(5, step); at < END - 60; at += step)
    yield at + recorder.random.integer(0, 30);
}

/** An instance with an instance role. Its calls leave through the VPC's endpoint. */
function webServer(recorder: Recorder, address: string, imds: string): void {
  const instanceId = `i-0${recorder.random.hex(16)}`;
  const server: Actor = {
    identity: cast.roleIdentity({
      role: cast.webServer,
      name: instanceId,
      created: '07:31:08',
      accessKeyId: recorder.temporaryKey(PROD),
      context: { ec2RoleDelivery: imds },
    }),
    account: PROD,
    address,
    agent: 'aws-sdk-go/1.55.8 (go1.24.9; linux; amd64) amazon-ssm-agent/3.3.3050.0',
    vpcEndpoint: 'vpce-0a1b2c3d4e5f60718',
  };
  for (const at of ticks(recorder, 660))
    recorder.call(server, at, 'ssm:UpdateInstanceInformation', {
      request: {
        instanceId,
        agentVersion: '3.3.3050.0',
        agentStatus: 'Active',
        platformType: 'Linux',
        platformName: 'Amazon Linux',
        platformVersion: '2023',
        iPAddress: address,
        computerName: `ip-${address.replaceAll('.', '-')}.ec2.internal`,
        agentName: 'amazon-ssm-agent',
      },
    });
  for (const at of ticks(recorder, 1900))
    recorder.call(server, at, 'logs:CreateLogStream', {
      request: { logGroupName: '/web/access', logStreamName: `${instanceId}/${cast.iso(at)}` },
    });
}

/** A function whose instances start now and then, read a parameter and a secret, and go. */
function ordersApi(recorder: Recorder, region: (typeof REGIONS)[number]): void {
  const name = 'orders-api';
  const functionArn = `arn:aws:lambda:${region}:${PROD}:function:${name}`;
  for (const at of ticks(recorder, region === 'us-east-1' ? 1500 : 1750)) {
    const role = { role: cast.ordersApi, session: name, region };
    const { accessKeyId } = serviceAssumesRole(recorder, 'lambda', at, role);
    const code: Actor = {
      identity: cast.roleIdentity({
        role: cast.ordersApi,
        name,
        created: at,
        accessKeyId,
        more: {
          inScopeOf: { issuerType: 'AWS::Lambda::Function', credentialsIssuedTo: functionArn },
        },
      }),
      account: PROD,
      address: addresses.lambda,
      agent:
        'aws-sdk-js/3.926.0 ua/2.1 os/linux#5.10 lang/js md/nodejs#22.20.0 exec-env/AWS_Lambda_nodejs22.x',
    };
    const secretId = `arn:aws:secretsmanager:${region}:${PROD}:secret:prod/orders/database-${region === 'us-east-1' ? 'Ab1Cd2' : 'Ij5Kl6'}`;
    const key = { accountId: PROD, type: 'AWS::KMS::Key', ARN: secretsKey(region) };
    recorder.call(code, at + 1, 'logs:CreateLogStream', {
      region,
      request: { logGroupName: `/aws/lambda/${name}`, logStreamName: recorder.random.hex(32) },
    });
    recorder.call(code, at + 2, 'ssm:GetParameter', {
      region,
      request: { name: '/prod/orders/flags', withDecryption: false },
    });
    recorder.call(code, at + 2, 'secretsmanager:GetSecretValue', { region, request: { secretId } });
    recorder.call(
      forwardedBy('secretsmanager.amazonaws.com', code, recorder.temporaryKey(PROD)),
      at + 2,
      'kms:Decrypt',
      {
        region,
        request: {
          encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
          encryptionContext: { SecretARN: secretId, SecretVersionId: recorder.random.guid() },
        },
        resources: [key],
      },
    );
  }
}

function scaling(recorder: Recorder): void {
  let group = 0;
  for (const at of ticks(recorder, 1150)) {
    const { forwarded } = serviceAssumesRole(recorder, 'autoscaling', at, {
      role: cast.autoScaling,
      session: 'AutoScaling',
    });
    const instanceId = `i-0${recorder.random.hex(16)}`;
    recorder.call(forwarded, at, 'ec2:DescribeInstanceStatus', {
      request: { instancesSet: {}, filterSet: {}, includeAllInstances: true },
    });
    recorder.call(forwarded, at + 1, 'elasticloadbalancing:DescribeTargetHealth', {
      request: {
        targetGroupArn: `arn:aws:elasticloadbalancing:us-east-1:${PROD}:targetgroup/web/73e2d6bc24d8a067`,
      },
    });
    if (++group % 3 === 0)
      recorder.call(forwarded, at + 4, 'ec2:TerminateInstances', {
        request: { instancesSet: { items: [{ instanceId }] } },
        response: {
          requestId: recorder.random.guid(),
          instancesSet: {
            items: [
              {
                instanceId,
                currentState: { code: 32, name: 'shutting-down' },
                previousState: { code: 16, name: 'running' },
              },
            ],
          },
        },
      });
  }
}

/** AWS Config, taking stock. */
function inventory(recorder: Recorder): void {
  for (const region of REGIONS)
    for (const at of ticks(recorder, 2600)) {
      const { forwarded } = serviceAssumesRole(recorder, 'config', at, {
        role: cast.config,
        session: 'AWSConfig-Describe',
        region,
      });
      for (const operation of ['ec2:DescribeSecurityGroups', 'ec2:DescribeVpcs'])
        recorder.call(forwarded, at + 2, operation, { region, request: { filterSet: {} } });
      recorder.call(forwarded, at + 3, 'rds:DescribeDBInstances', { region });
    }
}

/** The trail writing its files, until it is stopped. */
function trail(recorder: Recorder): void {
  const cloudTrail = serviceActor('cloudtrail', PROD);
  for (const at of ticks(recorder, 900)) {
    if (at > cast.seconds('10:02:00')) return;
    recorder.call(cloudTrail, at, 's3:GetBucketAcl', {
      request: { bucketName: 'management-events-111122223333', acl: '' },
      sharedEventID: recorder.random.guid(),
    });
    recorder.call(cloudTrail, at + 1, 'kms:GenerateDataKey', {
      request: {
        keyId: secretsKey('us-east-1'),
        keySpec: 'AES_256',
        encryptionContext: { 'aws:cloudtrail:arn': TRAIL },
      },
      resources: [{ accountId: PROD, type: 'AWS::KMS::Key', ARN: secretsKey('us-east-1') }],
      sharedEventID: recorder.random.guid(),
    });
  }
}

/** Events that no request made: a key and a secret rotating on their own. */
function rotation(recorder: Recorder): void {
  const by = (name: string): Actor => ({
    identity: { accountId: PROD, invokedBy: name },
    account: PROD,
    address: name,
    agent: name,
  });
  const event = { eventType: 'AwsServiceEvent', readOnly: false } as const;
  recorder.call(by('AWS Internal'), '08:15:33', 'kms:RotateKey', {
    ...event,
    resources: [{ accountId: PROD, type: 'AWS::KMS::Key', ARN: secretsKey('eu-west-1') }],
    region: 'eu-west-1',
    serviceDetails: { keyId: secretsKey('eu-west-1').split('/')[1] },
  });
  const secret = `arn:aws:secretsmanager:us-east-1:${PROD}:secret:prod/payments/api-key-Ef3Gh4`;
  for (const [at, name] of [
    ['08:30:02', 'RotationStarted'],
    ['08:30:19', 'RotationSucceeded'],
  ] as const)
    recorder.call(by('secretsmanager.amazonaws.com'), at, `secretsmanager:${name}`, {
      ...event,
      additional: { SecretId: secret },
    });
}
