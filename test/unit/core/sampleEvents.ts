import type { JsonObject } from '../../../src/core/cloudTrailEvent';

/** A small event that keeps every rule: an IAM user lists users. */
export function anEvent(changes: JsonObject = {}): JsonObject {
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDA1111222233334LENS',
      arn: 'arn:aws:iam::111122223333:user/alice',
      accountId: '111122223333',
      accessKeyId: 'AKIA1111222233334LEN',
      userName: 'alice',
    },
    eventTime: '2026-11-18T09:01:03Z',
    eventSource: 'iam.amazonaws.com',
    eventName: 'ListUsers',
    awsRegion: 'us-east-1',
    sourceIPAddress: '192.0.2.10',
    userAgent: 'aws-cli/2.31.0',
    requestParameters: null,
    responseElements: null,
    requestID: '6b7d2c1a-0f4e-4e0a-9a57-3d1c0b8f2e11',
    eventID: '0c9a8b7d-1111-4222-8333-444455556666',
    readOnly: true,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: '111122223333',
    eventCategory: 'Management',
    ...changes,
  };
}

/** Events with increasing times and ids of their own. */
export function someEvents(count: number): readonly JsonObject[] {
  return Array.from({ length: count }, (_, index) =>
    anEvent({
      eventTime: new Date(Date.UTC(2026, 10, 18, 9, 0, index)).toISOString().replace('.000', ''),
      eventID: `0c9a8b7d-1111-4222-8333-${String(index).padStart(12, '0')}`,
    }),
  );
}
