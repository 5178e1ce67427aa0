import assert from 'node:assert/strict';
import { type CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { HOME, OTHER, user, as, arrows, names, observed, factsOf } from './chains';

describe('identity chain of the call', () => {
  const outcome = (more: CloudTrailEvent) => factsOf(as(user, more), 'call')['Outcome'];

  it('tells what became of it', () => {
    assert.equal(outcome({}), 'Succeeded');
    assert.equal(outcome({ errorCode: 'AccessDenied' }), 'Denied');
    assert.equal(outcome({ errorCode: 'Client.UnauthorizedOperation' }), 'Denied');
    assert.equal(outcome({ errorCode: 'NoSuchBucket' }), 'Failed');
    assert.equal(outcome({ errorCode: 'Client.DryRunOperation' }), 'Dry run, would have succeeded');
    assert.equal(
      outcome({ eventName: 'ConsoleLogin', responseElements: { ConsoleLogin: 'Failure' } }),
      'Failed',
    );
    assert.equal(outcome({ eventType: 'AwsServiceEvent' }), undefined);
  });

  const assumeRole = {
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    requestParameters: { roleArn: `arn:aws:iam::${OTHER}:role/Deploy` },
    resources: [
      { ARN: `arn:aws:iam::${OTHER}:role/Deploy`, accountId: OTHER, type: 'AWS::IAM::Role' },
    ],
  };

  it('draws the role assumed and the key issued, each once', () => {
    const chain = as(user, {
      ...assumeRole,
      responseElements: {
        credentials: { accessKeyId: 'ASIAI44QH8DHBEXAMPLE', sessionToken: 'not for show' },
        assumedRoleUser: { arn: `arn:aws:sts::${OTHER}:assumed-role/Deploy/alice` },
      },
    });
    assert.deepEqual(arrows(chain), [
      'user alice | called | call AssumeRole',
      'call AssumeRole | assumed | resource Deploy',
      'call AssumeRole | issued | credentials ASIAI44QH8DHBEXAMPLE',
    ]);
    assert.ok(observed(chain).includes('resource: Crosses from one account to another'));
    assert.ok(!JSON.stringify(chain).includes('not for show'));
  });

  it('does not say that a denied call touched anything', () => {
    assert.deepEqual(arrows(as(user, { ...assumeRole, errorCode: 'AccessDenied' })).slice(1), [
      'call AssumeRole | aimed at | resource Deploy',
    ]);
  });

  it('finds targets in the request, and only parameters that it knows', () => {
    assert.deepEqual(
      names(
        as(user, {
          eventName: 'GetObject',
          requestParameters: { bucketName: 'logs', key: 'a/b.txt', Host: 'logs.example.com' },
          resources: [
            { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::logs/a/b.txt' },
            { type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::logs', accountId: HOME },
          ],
        }),
      ).slice(2),
      ['resource logs/a/b.txt', 'resource logs'],
    );
    assert.deepEqual(
      names(
        as(user, {
          eventSource: 'ec2.amazonaws.com',
          eventName: 'StopInstances',
          requestParameters: {
            instancesSet: { items: [{ instanceId: 'i-0abc' }, { instanceId: 'i-0def' }] },
          },
        }),
      ).slice(2),
      ['resource i-0abc', 'resource i-0def'],
    );
  });
});
