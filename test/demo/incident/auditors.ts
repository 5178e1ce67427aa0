import * as cast from './cast';
import { serviceActor, type Actor, type Recorder } from './recorder';
import { serviceAssumesRole } from './sessions';
import { ARCHIVE } from './trails';

const { AUDIT } = cast;

/** The audit account: a trail that goes on, AWS Config, and Carol reading findings. */
export function auditors(recorder: Recorder): void {
  const cloudTrail = serviceActor('cloudtrail', AUDIT);
  for (let at = cast.seconds('08:03:20'); at < cast.seconds('10:55:00'); at += 840)
    recorder.call(cloudTrail, at, 's3:GetBucketAcl', {
      request: { bucketName: ARCHIVE, acl: '' },
      sharedEventID: recorder.random.guid(),
    });
  for (const [at, region] of [
    ['08:27:10', 'us-east-1'],
    ['08:58:31', 'eu-west-1'],
    ['09:39:44', 'us-east-1'],
    ['10:22:05', 'eu-west-1'],
    ['10:51:18', 'us-east-1'],
  ] as const) {
    const { forwarded } = serviceAssumesRole(recorder, 'config', at, {
      role: cast.auditConfig,
      session: 'AWSConfig-Describe',
      region,
    });
    const request = { filterSet: {} };
    recorder.call(forwarded, cast.seconds(at) + 2, 'ec2:DescribeSecurityGroups', {
      region,
      request,
    });
    recorder.call(forwarded, cast.seconds(at) + 2, 'ec2:DescribeVpcs', { region, request });
  }
  carol(recorder);
}

function carol(recorder: Recorder): void {
  const who: Actor = {
    identity: cast.roleIdentity({
      role: cast.securityAudit,
      name: 'carol@example.com',
      created: '08:44:02',
      accessKeyId: recorder.temporaryKey(AUDIT),
      more: {
        onBehalfOf: {
          userId: '14a8c4d8-9061-70d2-3b4c-5d6e7f809102',
          identityStoreArn: `arn:aws:identitystore::${AUDIT}:identitystore/d-1234567890`,
        },
      },
    }),
    account: AUDIT,
    address: '192.0.2.77',
    agent:
      'aws-cli/2.31.35 md/awscrt#0.28.4 ua/2.1 os/linux#6.8.0 md/arch#x86_64 lang/python#3.13.9',
  };
  let at = cast.seconds('08:45:20');
  for (let round = 0; round < 14; round++) {
    recorder.call(who, at, 'securityhub:GetFindings', { request: { MaxResults: 100 } });
    if (round % 4 === 0)
      recorder.call(who, at + 9, 'cloudtrail:LookupEvents', {
        region: round % 8 ? 'eu-west-1' : 'us-east-1',
        request: { maxResults: 50 },
      });
    at += recorder.random.integer(240, 620);
  }
}
