import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import type { ExplainOptions } from '../../../src/core/explain';
import { explain } from '../../../src/core/explain';
import { english } from '../../../src/core/message';
import { concretePath } from '../fieldSamples';

/** The words for the value at a path, as lines of English. */
export function value(
  event: CloudTrailEvent,
  path: string,
  options?: ExplainOptions,
): readonly string[] {
  return explain(event, concretePath(path), options).value.map(english);
}

/** The words for the field at a path, as lines of English. */
export function field(event: CloudTrailEvent, path: string): readonly string[] {
  return explain(event, concretePath(path)).field.map(english);
}

/** A role session of 1111-2222-3333, at 05:06:07, in a session that began an hour and a minute before. */
export const EVENT: CloudTrailEvent = {
  eventVersion: '1.08',
  eventTime: '2026-03-04T05:06:07Z',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'RunInstances',
  awsRegion: 'eu-central-1',
  sourceIPAddress: '203.0.113.7',
  readOnly: false,
  recipientAccountId: '111122223333',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAABCDEFGHIJKLMNOPQ:i-0123456789abcdef0',
    arn: 'arn:aws:sts::111122223333:assumed-role/Web/i-0123456789abcdef0',
    accountId: '111122223333',
    accessKeyId: 'ASIAABCDEFGHIJKLMNOP',
    sessionContext: {
      attributes: { creationDate: '2026-03-04T04:05:07Z', mfaAuthenticated: 'false' },
      sessionIssuer: { type: 'Role', userName: 'Web', arn: 'arn:aws:iam::111122223333:role/Web' },
    },
  },
};

/** The same with other facts about the caller. */
export const identity = (more: CloudTrailEvent): CloudTrailEvent => ({
  ...EVENT,
  userIdentity: { ...(EVENT.userIdentity as CloudTrailEvent), ...more },
});
