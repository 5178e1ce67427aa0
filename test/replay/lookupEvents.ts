import { createHash } from 'node:crypto';
import {
  isObject,
  list,
  object,
  text,
  type CloudTrailEvent,
  type JsonObject,
  type JsonValue,
} from '../../src/core/cloudTrailEvent';
import { lookupResources, type LookupResource } from './resources';
import { ApiError } from './wire';

/**
 * An event as `LookupEvents` returns it. `EventTime` is in seconds since the epoch; what an event
 * does not have is left out of the JSON.
 */
export interface LookupEntry {
  readonly EventId: string | undefined;
  readonly EventName: string | undefined;
  readonly ReadOnly: string | undefined;
  readonly AccessKeyId: string | undefined;
  readonly EventTime: number;
  readonly EventSource: string | undefined;
  readonly Username: string | undefined;
  readonly Resources: readonly LookupResource[];
  readonly CloudTrailEvent: string;
}

export interface LookupPage {
  readonly Events: readonly LookupEntry[];
  readonly NextToken?: string;
}

/** Whose history is asked, where, and at what time of the server's clock (milliseconds). */
export interface LookupScope {
  /** Undefined: one account owns every event, whatever `recipientAccountId` says. */
  readonly account: string | undefined;
  readonly region: string;
  readonly now: number;
}

/**
 * Event history as `LookupEvents` shows it: one Region, management events (or Insights events), the
 * last 90 days, newest first, 50 a page. Throws `ApiError`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
export function eventHistory(
  events: readonly CloudTrailEvent[],
): (request: JsonObject, scope: LookupScope) => LookupPage {
  const rows = [...new Map(events.map(event => [identity(event), row(event)])).values()]
    .filter(({ entry }) => Number.isFinite(entry.EventTime))
    .sort(
      (a, b) => b.entry.EventTime - a.entry.EventTime || compare(a.entry.EventId, b.entry.EventId),
    );
  return (request, { account, region, now }) => {
    const size = pageSize(request['MaxResults']);
    const accepts = attributeFilter(request['LookupAttributes']);
    const category = eventCategory(request['EventCategory']);
    const question = digest([account, region, { ...request, NextToken: undefined }]);
    const { offset, from, to } = position(request, question, now);
    const found = rows.filter(
      ({ entry, event }) =>
        event.awsRegion === region &&
        (account === undefined || event.recipientAccountId === account) &&
        (event.eventCategory ?? 'Management') === category &&
        entry.EventTime >= from &&
        entry.EventTime <= to &&
        accepts(entry),
    );
    const Events = found.slice(offset, offset + size).map(({ entry }) => entry);
    const next = offset + size;
    return next < found.length
      ? { Events, NextToken: encode({ question, offset: next, from, to }) }
      : { Events };
  };
}

function row(event: CloudTrailEvent) {
  return { event, entry: lookupEntry(event) };
}

function lookupEntry(event: CloudTrailEvent): LookupEntry {
  return {
    EventId: text(event.eventID),
    EventName: text(event.eventName),
    ReadOnly: typeof event.readOnly === 'boolean' ? String(event.readOnly) : undefined,
    AccessKeyId: text(object(event.userIdentity)['accessKeyId']),
    EventSource: text(event.eventSource),
    Username: userName(event),
    EventTime: Date.parse(text(event.eventTime) ?? '') / 1000,
    Resources: lookupResources(event),
    CloudTrailEvent: JSON.stringify(event),
  };
}

/** The name that Event history shows: a user's name, a session's name, `root`; none for services. */
function userName({ userIdentity }: CloudTrailEvent): string | undefined {
  const who = object(userIdentity);
  if (who['type'] === 'Root') return 'root';
  return text(who['userName']) ?? /\/([^/]+)$/.exec(text(who['arn']) ?? '')?.[1];
}

const ATTRIBUTES: Readonly<Record<string, (entry: LookupEntry) => readonly unknown[]>> = {
  AccessKeyId: entry => [entry.AccessKeyId],
  EventId: entry => [entry.EventId],
  EventName: entry => [entry.EventName],
  EventSource: entry => [entry.EventSource],
  ReadOnly: entry => [entry.ReadOnly],
  ResourceName: entry => entry.Resources.map(({ ResourceName }) => ResourceName),
  ResourceType: entry => entry.Resources.map(({ ResourceType }) => ResourceType),
  Username: entry => [entry.Username],
};

/** Only the first attribute counts: AWS takes a list and silently ignores the rest. */
function attributeFilter(attributes: JsonValue): (entry: LookupEntry) => boolean {
  const first = list(attributes)[0];
  if (first === undefined) return () => true;
  const { AttributeKey: key, AttributeValue: value } = object(first);
  const values = typeof key === 'string' && Object.hasOwn(ATTRIBUTES, key) && ATTRIBUTES[key];
  if (!values || typeof value !== 'string' || value === '' || value.length > 2000)
    throw new ApiError('InvalidLookupAttributesException', 'The lookup attribute is not valid.');
  return entry => values(entry).includes(value);
}

function pageSize(value: JsonValue): number {
  const size = value ?? 50;
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1 || size > 50)
    throw new ApiError('InvalidMaxResultsException', 'Max results must be between 1 and 50.');
  return size;
}

function eventCategory(value: JsonValue): string {
  if (value === undefined || value === null) return 'Management';
  if (value === 'insight') return 'Insight';
  throw new ApiError('InvalidEventCategoryException', 'The event category is not valid.');
}

/** Where to read on: the token's place when there is one, else the start of the time range asked for. */
function position(request: JsonObject, question: string, now: number): Position {
  const earliest = now / 1000 - 90 * 24 * 3600;
  const start = seconds(request['StartTime']) ?? earliest;
  const end = seconds(request['EndTime']) ?? now / 1000;
  if (start > end)
    throw new ApiError('InvalidTimeRangeException', 'The start time is after the end time.');
  const token = request['NextToken'];
  if (token === undefined || token === null)
    return { offset: 0, from: Math.max(start, earliest), to: Math.min(end, now / 1000) };
  const place = typeof token === 'string' ? decode(token) : undefined;
  if (place?.question !== question)
    throw new ApiError(
      'InvalidNextTokenException',
      'The token is not valid, or was issued for other parameters.',
    );
  return place;
}

function seconds(value: JsonValue): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && value >= 0 && value <= LAST_SECOND) return value;
  throw new ApiError('InvalidTimeRangeException', 'The time is not valid.');
}

/** The time range is frozen when the first page is given, so that pages never shift. */
interface Position {
  readonly offset: number;
  readonly from: number;
  readonly to: number;
}

interface Token extends Position {
  readonly question: string;
}

function encode(token: Token): string {
  return Buffer.from(JSON.stringify(token)).toString('base64');
}

function decode(token: string): Token | undefined {
  try {
    const value = JSON.parse(Buffer.from(token, 'base64').toString()) as JsonValue;
    return isObject(value) ? (value as unknown as Token) : undefined;
  } catch {
    return undefined;
  }
}

/** The same for equal parameters in any order of keys. */
function digest(value: unknown): string {
  const sorted = (_: string, part: unknown) =>
    isObject(part as JsonValue)
      ? Object.fromEntries(Object.entries(part as object).sort(([a], [b]) => compare(a, b)))
      : part;
  return createHash('sha256').update(JSON.stringify(value, sorted)).digest('base64url');
}

/** The same for copies of one delivered event; an event without an id is only itself. */
function identity(event: CloudTrailEvent): unknown {
  const { eventID, recipientAccountId, awsRegion } = event;
  return eventID === undefined ? event : JSON.stringify([eventID, recipientAccountId, awsRegion]);
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const LAST_SECOND = 8.64e12;
