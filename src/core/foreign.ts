/** Records of other senders that look like CloudTrail's, so that no name makes them events. */
import { message, type Message } from './message';
import { OPEN_BRACE, OPEN_BRACKET, QUOTE, eachMember, skipSpace, unquote } from './scan';

interface Foreign {
  readonly note: Message;
  /** Keys of the first record of which one is there. */
  readonly keys?: readonly string[];
  /** What the record's `eventSource` looks like. */
  readonly source?: RegExp;
}

const FOREIGN: readonly Foreign[] = [
  {
    note: message('An S3 event notification, not a CloudTrail event.'),
    keys: ['s3'],
    source: /^aws:s3$/,
  },
  {
    note: message('Records that a Lambda function is invoked with, not CloudTrail events.'),
    keys: ['dynamodb', 'kinesis', 'eventSourceARN', 'EventSubscriptionArn', 'Sns', 'messageId'],
    source: /^aws:/,
  },
  {
    note: message('Security Lake (OCSF) records, into which CloudTrail events were turned.'),
    keys: ['class_uid', 'class_name'],
  },
  {
    note: message('A notice that a log file was delivered, not a CloudTrail event.'),
    keys: ['s3ObjectKey', 's3Bucket'],
  },
  {
    note: message('An SNS message, not a CloudTrail event.'),
    keys: ['TopicArn', 'SigningCertURL'],
  },
  {
    note: message('Audit events of another cloud, not of AWS CloudTrail.'),
    keys: ['acsRegion', 'protoPayload', 'operationName', 'tenantId'],
    source: /\.(aliyuncs|alibabacloud|tencentcloudapi|myhuaweicloud|googleapis|azure)\.com$/,
  },
];

/** Keys of CloudTrail's records that those of other senders do not have, or not beside `awsRegion`. */
const OWN_KEYS = new Set([
  ...['eventID', 'eventType', 'eventCategory', 'sourceIPAddress', 'userAgent'],
  ...['recipientAccountId', 'managementEvent', 'readOnly'],
]);

/** So many of them make a record CloudTrail's, whatever one value or further key in it says. */
const ENOUGH = 3;

/** What the text's first record is, where it is known to be another sender's. */
export function foreignOf(head: string, start: number): Message | undefined {
  const first = firstRecord(head, start);
  if (head.charCodeAt(first) !== OPEN_BRACE) return undefined;
  let note: Message | undefined;
  let hasRegion = false;
  let known = 0;
  eachMember(head, first, ({ keyStart, keyEnd, valueStart, valueEnd }) => {
    const key = unquote(head, keyStart, keyEnd);
    const isSource = key === 'eventSource' && head.charCodeAt(valueStart) === QUOTE;
    const source = isSource ? unquote(head, valueStart, valueEnd) : undefined;
    note ??= FOREIGN.find(
      foreign =>
        foreign.keys?.includes(key) || (source !== undefined && foreign.source?.test(source)),
    )?.note;
    if (key === 'awsRegion') hasRegion = true;
    if (OWN_KEYS.has(key)) known++;
    return hasRegion && known >= ENOUGH;
  });
  return hasRegion && known >= ENOUGH ? undefined : note;
}

/** The first item of a list, or of the list under `Records` or `records`; the root without one. */
export function firstRecord(head: string, start: number): number {
  if (head.charCodeAt(start) === OPEN_BRACKET) return skipSpace(head, start + 1);
  if (head.charCodeAt(start) !== OPEN_BRACE) return start;
  let first = start;
  eachMember(head, start, ({ keyStart, keyEnd, valueStart }) => {
    if (head.charCodeAt(valueStart) !== OPEN_BRACKET) return false;
    if (!/^[Rr]ecords$/.test(unquote(head, keyStart, keyEnd))) return false;
    first = skipSpace(head, valueStart + 1);
    return true;
  });
  return first;
}
