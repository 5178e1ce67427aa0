import type { JsonObject } from '../../../src/core/cloudTrailEvent';
import * as cast from './cast';
import { federate, persist, signIn } from './persistence';
import { crossAccounts, lookAround, takeStock } from './reconnaissance';
import { forwardedBy, Recorder, type Actor } from './recorder';
import { assumeRole } from './sessions';
import { secretsKey, TRAIL, TRAIL_STOPPED } from './trails';

const CLI = 'aws-cli/2.31.18 md/awscrt#0.28.2 ua/2.1 os/linux#6.12.48 md/arch#x86_64';
const { PROD, addresses } = cast;

/** What the intruder did, from the first use of the leaked key to the last. */
export function attack(): JsonObject[] {
  const recorder = new Recorder('attack');
  const stolen: Actor = {
    identity: cast.userIdentity(cast.deployBot, cast.LEAKED_KEY),
    account: PROD,
    address: addresses.intruder,
    agent: CLI,
  };
  lookAround(recorder, stolen);
  const admin = assumeRole(recorder, stolen, '09:04:10', {
    role: cast.admin,
    session: 'deploy-bot-session',
  });
  takeStock(recorder, admin);
  crossAccounts(recorder, admin);
  const backup = persist(recorder, admin);
  takeData(recorder, admin);
  federate(recorder, backup);
  signIn(recorder, backup);
  coverTracks(recorder, admin, backup);
  openDoor(recorder, admin);
  return recorder.records;
}

/** A bucket for everyone, and three secrets. */
function takeData(recorder: Recorder, admin: Actor): void {
  const bucketName = 'customer-exports-111122223333';
  recorder.call(admin, '09:30:05', 's3:GetBucketPublicAccessBlock', {
    request: { bucketName, publicAccessBlock: '' },
  });
  recorder.call(admin, '09:30:22', 's3:DeleteBucketPublicAccessBlock', {
    request: { bucketName, publicAccessBlock: '' },
  });
  recorder.call(admin, '09:30:47', 's3:PutBucketPolicy', {
    request: {
      bucketName,
      policy: '',
      bucketPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'Sync',
            Effect: 'Allow',
            Principal: '*',
            Action: ['s3:GetObject', 's3:ListBucket'],
            Resource: [`arn:aws:s3:::${bucketName}`, `arn:aws:s3:::${bucketName}/*`],
          },
        ],
      },
    },
  });
  recorder.call(admin, '09:33:50', 'secretsmanager:ListSecrets', { request: { maxResults: 100 } });
  for (const [at, region, name] of [
    ['09:34:21', 'us-east-1', 'prod/orders/database-Ab1Cd2'],
    ['09:34:29', 'us-east-1', 'prod/payments/api-key-Ef3Gh4'],
    ['09:35:02', 'eu-west-1', 'prod/orders/database-Ij5Kl6'],
  ] as const) {
    const secretId = `arn:aws:secretsmanager:${region}:${PROD}:secret:${name}`;
    recorder.call(admin, at, 'secretsmanager:GetSecretValue', { region, request: { secretId } });
    const decrypting = forwardedBy(
      'secretsmanager.amazonaws.com',
      admin,
      recorder.temporaryKey(PROD),
    );
    recorder.call(decrypting, at, 'kms:Decrypt', {
      region,
      request: {
        encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
        encryptionContext: { SecretARN: secretId, SecretVersionId: recorder.random.guid() },
      },
      resources: [{ accountId: PROD, type: 'AWS::KMS::Key', ARN: secretsKey(region) }],
    });
  }
}

/** First the logging, then the trail; after that only Event history remembers. */
function coverTracks(recorder: Recorder, admin: Actor, backup: Actor): void {
  recorder.call(admin, TRAIL_STOPPED, 'cloudtrail:StopLogging', { request: { name: TRAIL } });
  recorder.call(admin, '10:02:38', 'cloudtrail:DeleteTrail', { request: { name: TRAIL } });
  recorder.call(backup, '10:07:15', 'ec2:DescribeInstances', {
    region: 'eu-west-1',
    request: { instancesSet: {}, filterSet: {} },
  });
  recorder.call(backup, '10:09:47', 'ec2:RunInstances', {
    region: 'eu-west-1',
    request: {
      instancesSet: { items: [{ imageId: 'ami-0c1d2e3f405162738', minCount: 1, maxCount: 8 }] },
      instanceType: 'p4d.24xlarge',
      blockDeviceMapping: {},
      monitoring: { enabled: false },
      disableApiTermination: false,
      disableApiStop: false,
      clientToken: recorder.random.guid(),
    },
    error: [
      'Client.VcpuLimitExceeded',
      'You have requested more vCPU capacity than your current vCPU limit of 0 allows for the instance bucket that the specified instance type belongs to.',
    ],
  });
}

/** Secure shell for everyone, once no trail is left to deliver it. */
function openDoor(recorder: Recorder, admin: Actor): void {
  const groupId = 'sg-0a1b2c3d4e5f60718';
  const rule = { ipProtocol: 'tcp', fromPort: 22, toPort: 22 };
  recorder.call(admin, '10:05:20', 'ec2:AuthorizeSecurityGroupIngress', {
    request: {
      groupId,
      ipPermissions: {
        items: [
          {
            ...rule,
            groups: {},
            ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] },
            ipv6Ranges: {},
            prefixListIds: {},
          },
        ],
      },
    },
    response: {
      requestId: recorder.random.guid(),
      _return: true,
      securityGroupRuleSet: {
        items: [
          {
            groupOwnerId: PROD,
            groupId,
            securityGroupRuleId: 'sgr-0f1e2d3c4b5a69788',
            isEgress: false,
            ...rule,
            cidrIpv4: '0.0.0.0/0',
          },
        ],
      },
    },
  });
}
