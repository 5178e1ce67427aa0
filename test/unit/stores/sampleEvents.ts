import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';

/** The first second of the sample's time. */
export const SAMPLE_START = Date.UTC(2026, 0, 31, 12, 0, 0);

/**
 * Events a minute apart, in no order of time: every third reads, every tenth is called by bob instead
 * of alice. `n` in `requestParameters` counts in order of time.
 */
export function sampleEvents(count: number): readonly CloudTrailEvent[] {
  return Array.from({ length: count }, (_, at) => sampleEvent((at * 7) % count));
}

export function sampleEvent(n: number): CloudTrailEvent {
  const reads = n % 3 === 0;
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'IAMUser',
      accountId: '111122223333',
      userName: n % 10 === 0 ? 'bob' : 'alice',
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    },
    eventTime: new Date(SAMPLE_START + n * 60_000).toISOString().replace('.000', ''),
    eventSource: 's3.amazonaws.com',
    eventName: reads ? 'GetBucketAcl' : 'PutBucketAcl',
    awsRegion: 'us-east-1',
    sourceIPAddress: '192.0.2.7',
    userAgent: 'aws-cli/2.31.0',
    requestParameters: { bucketName: 'amzn-s3-demo-bucket', n },
    responseElements: null,
    eventID: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    readOnly: reads,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: '111122223333',
    eventCategory: 'Management',
  };
}
