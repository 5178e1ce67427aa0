/**
 * The format table: every shape of text in which CloudTrail events are found, one row each. A row says
 * how the shape is recognised from the text's first value and where its events lie.
 */
import { END, OPEN_BRACE, OPEN_BRACKET, eachMember, skipSpace, skipValue, unquote } from './scan';

export type FormatId = 'logFile' | 'singleEvent' | 'bareArray' | 'jsonLines';

export interface Format {
  readonly id: FormatId;
  /** What people call it. */
  readonly title: string;
  /** Whether the text has this shape. `assumed`: its name already says CloudTrail, so the container is enough. */
  detect(text: string, start: number, assumed: boolean): boolean;
  /** Calls `found` for each event; returns false where the container itself is not well-formed. */
  scan(text: string, start: number, found: (start: number, end: number) => void): boolean;
}

/** Tried in this order. */
export const FORMATS: readonly Format[] = [
  {
    id: 'logFile',
    title: 'CloudTrail log file',
    detect(text, start, assumed) {
      const records = recordsOf(text, start);
      if (records === undefined) return false;
      const first = skipSpace(text, records + 1);
      return assumed || looksLikeEvent(text, first);
    },
    scan(text, start, found) {
      const records = recordsOf(text, start);
      if (records === undefined) return false;
      const end = scanItems(text, records, found);
      if (end === END) return false;
      // Other keys may stand beside Records: what is around the array must be an object without it.
      const around = text.slice(start, records) + '[]' + text.slice(end);
      return isLast(
        around,
        eachMember(around, 0, () => undefined),
      );
    },
  },
  {
    id: 'bareArray',
    title: 'array of events',
    detect(text, start, assumed) {
      if (text.charCodeAt(start) !== OPEN_BRACKET) return false;
      const first = skipSpace(text, start + 1);
      return assumed || looksLikeEvent(text, first);
    },
    scan: (text, start, found) => isLast(text, scanItems(text, start, found)),
  },
  {
    id: 'jsonLines',
    title: 'JSON lines',
    detect(text, start, assumed) {
      if (!looksLikeEvent(text, start) && !(assumed && text.charCodeAt(start) === OPEN_BRACE))
        return false;
      const end = skipValue(text, start);
      return end !== END && text.charCodeAt(skipSpace(text, end)) === OPEN_BRACE;
    },
    scan(text, start, found) {
      for (let at = start; at < text.length;) {
        const newline = text.indexOf('\n', at);
        let end = skipValue(text, at);
        // A line that is not closed must not swallow the lines after it.
        if (end === END || end === at) end = newline === -1 ? text.length : newline;
        found(at, end);
        at = skipSpace(text, end);
      }
      return true;
    },
  },
  {
    id: 'singleEvent',
    title: 'single event',
    detect: (text, start, assumed) =>
      looksLikeEvent(text, start) || (assumed && text.charCodeAt(start) === OPEN_BRACE),
    scan(text, start, found) {
      const end = skipValue(text, start);
      if (end === END) return false;
      found(start, end);
      return isLast(text, end);
    },
  },
];

/** How much of a text is looked at to see whether it holds CloudTrail events. */
export const HEAD_LENGTH = 64 * 1024;

export interface FormatOptions {
  /** The text is CloudTrail by its name or language, so an unfinished event is one too. */
  readonly assumed?: boolean;
}

/** The shape of the text, or `undefined` when it holds no CloudTrail events. Looks at its beginning only. */
export function formatOf(
  text: string,
  { assumed = false }: FormatOptions = {},
): Format | undefined {
  const start = skipSpace(text, 0);
  if (isForeign(text, start)) return undefined;
  return FORMATS.find(format => format.detect(text, start, assumed));
}

function scanItems(
  text: string,
  start: number,
  found: (start: number, end: number) => void,
): number {
  return eachMember(text, start, ({ valueStart, valueEnd }) => {
    found(valueStart, valueEnd);
    return undefined;
  });
}

function isLast(text: string, offset: number): boolean {
  return offset !== END && skipSpace(text, offset) >= text.length;
}

/** Offset of the `Records` array of a log file; only keys within the head are looked at. */
function recordsOf(text: string, start: number): number | undefined {
  if (text.charCodeAt(start) !== OPEN_BRACE) return undefined;
  // The usual file begins with it: no need to skip over the array to know.
  const usual = /^\{\s*"Records"\s*:\s*(?=\[)/.exec(text.slice(start, start + 256));
  if (usual) return start + usual[0].length;
  const head = text.slice(0, HEAD_LENGTH);
  let records: number | undefined;
  eachMember(head, start, ({ keyStart, keyEnd, valueStart }) => {
    if (unquote(head, keyStart, keyEnd) !== 'Records') return false;
    if (head.charCodeAt(valueStart) === OPEN_BRACKET) records = valueStart;
    return true;
  });
  return records;
}

/**
 * Keys that CloudTrail writes at the top of an event. Three of them make an event, so that one with a
 * dropped or misspelt key is still recognised and can be reported.
 */
const EVENT_KEYS = new Set(
  (
    'eventVersion userIdentity eventTime eventSource eventName awsRegion sourceIPAddress userAgent ' +
    'eventID eventType eventCategory requestParameters responseElements recipientAccountId ' +
    'managementEvent readOnly requestID sharedEventID insightDetails tlsDetails resources errorCode ' +
    'additionalEventData apiVersion vpcEndpointId serviceEventDetails'
  )
    .toLowerCase()
    .split(' '),
);

/** Keys of which an event has one at least; the others are common in other people's JSON. */
const TELLING_KEYS = new Set([
  'eventversion',
  'eventsource',
  'useridentity',
  'sourceipaddress',
  'insightdetails',
]);

/** Keys of records that look alike: S3, DynamoDB, Kinesis, SNS and SQS notifications, other clouds, OCSF. */
const FOREIGN_KEYS = new Set(
  'acsRegion class_uid CloudTrailEvent dynamodb eventSourceARN EventSubscriptionArn kinesis messageId s3 Sns'.split(
    ' ',
  ),
);

/** Event sources of other senders: `aws:s3` of notifications, other clouds' hosts. */
const FOREIGN_SOURCE =
  /^aws:|\.(aliyuncs|alibabacloud|tencentcloudapi|myhuaweicloud|googleapis|azure)\.com$/;

/** Whether the object at the offset has the keys of a CloudTrail event. */
function looksLikeEvent(text: string, offset: number): boolean {
  const head = text.slice(offset, offset + HEAD_LENGTH);
  if (head.charCodeAt(0) !== OPEN_BRACE) return false;
  let known = 0;
  let telling = false;
  eachMember(head, 0, ({ keyStart, keyEnd }) => {
    const key = unquote(head, keyStart, keyEnd).toLowerCase();
    if (EVENT_KEYS.has(key)) known++;
    if (TELLING_KEYS.has(key)) telling = true;
    return telling && known >= 3;
  });
  return telling && known >= 3;
}

/** Whether the text's first record is another sender's, so that no name makes it CloudTrail. */
function isForeign(text: string, start: number): boolean {
  const container = recordsOf(text, start) ?? start;
  const first =
    text.charCodeAt(container) === OPEN_BRACKET ? skipSpace(text, container + 1) : container;
  const head = text.slice(first, first + HEAD_LENGTH);
  if (head.charCodeAt(0) !== OPEN_BRACE) return false;
  let foreign = false;
  eachMember(head, 0, ({ keyStart, keyEnd, valueStart, valueEnd }) => {
    const key = unquote(head, keyStart, keyEnd);
    foreign =
      FOREIGN_KEYS.has(key) ||
      (key === 'eventSource' && FOREIGN_SOURCE.test(unquote(head, valueStart, valueEnd)));
    return foreign;
  });
  return foreign;
}
