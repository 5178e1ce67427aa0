import {
  list,
  object,
  text,
  type CloudTrailEvent,
  type JsonObject,
  type JsonValue,
} from './cloudTrailEvent';
import { canonicalEvent } from './legacyEvent';
import { valueText } from './valueText';

/**
 * What to look for: a time range (milliseconds since the epoch, UTC; both ends included) and filters.
 * Filters of one attribute are alternatives, filters of different attributes must all be met; of free
 * text, too, everything must be there.
 */
export interface EventQuery {
  readonly from?: number;
  readonly to?: number;
  readonly filters: readonly EventFilter[];
}

/** One condition. Matching is exact and case-sensitive, as in `LookupEvents`; that of `text` is neither. */
export interface EventFilter {
  readonly attribute: FilterAttribute;
  readonly value: string;
}

/** What events can be searched for; `VALUES` says where each is found. */
export const FILTER_ATTRIBUTES = [
  'eventId',
  'requestId',
  'session',
  'accessKeyId',
  'resource',
  'principal',
  'userName',
  'sourceIPAddress',
  'errorCode',
  'eventName',
  'eventSource',
  'recipientAccountId',
  'awsRegion',
  'readOnly',
  'text',
] as const;

export type FilterAttribute = (typeof FILTER_ATTRIBUTES)[number];

export const ANY_EVENT: EventQuery = { filters: [] };

/** Whether an event is in the time range and meets the filters. No range takes any time, even none. */
export function matches({ from, to, filters }: EventQuery, event: CloudTrailEvent): boolean {
  if (from !== undefined || to !== undefined) {
    const time = eventTime(event);
    if (time === undefined) return false;
    if (from !== undefined && time < from) return false;
    if (to !== undefined && time > to) return false;
  }
  if (filters.length === 0) return true;
  const known = canonicalEvent(event);
  return filters.every(filter =>
    filter.attribute === 'text'
      ? isSaid(filter.value, event)
      : filters.some(
          ({ attribute, value }) =>
            attribute === filter.attribute && VALUES[attribute](known).includes(value),
        ),
  );
}

/** The values of an attribute that a query takes; without one, it takes any. */
export function valuesFor({ filters }: EventQuery, attribute: FilterAttribute): readonly string[] {
  return filters.filter(filter => filter.attribute === attribute).map(({ value }) => value);
}

/** Every value under which a filter of the attribute finds the event: what a picker offers. */
export function valuesOf(event: CloudTrailEvent, attribute: FilterAttribute): readonly string[] {
  return VALUES[attribute](canonicalEvent(event)).flatMap(value => text(value) ?? []);
}

/** Milliseconds since the epoch; `undefined` when the event has no readable time. Without a zone: UTC. */
export function eventTime(event: CloudTrailEvent): number | undefined {
  const written = text(canonicalEvent(event).eventTime);
  // Events of a second come together, so the newest answer is often the next one too.
  if (written !== newest.written) newest = { written, time: timeOf(written ?? '') };
  return newest.time;
}

let newest: { readonly written: string | undefined; readonly time: number | undefined } = {
  written: undefined,
  time: undefined,
};

/**
 * As AWS writes it, by its digits: what goes through the pattern takes ten times as long, and every event
 * of a folder comes here.
 */
function timeOf(written: string): number | undefined {
  if (written.length !== 20 || written.charCodeAt(19) !== 90) return timeByPattern(written);
  const day = written.slice(0, 11);
  if (day !== newestDay.written)
    newestDay = { written: day, start: timeByPattern(`${day}00:00:00Z`) };
  const [hour, minute, second] = [digits(written, 11), digits(written, 14), digits(written, 17)];
  const areColons = written.charCodeAt(13) === 58 && written.charCodeAt(16) === 58;
  if (newestDay.start === undefined || !areColons || !(hour < 24 && minute < 60 && second < 60))
    return timeByPattern(written);
  return newestDay.start + ((hour * 60 + minute) * 60 + second) * 1000;
}

let newestDay: { readonly written: string; readonly start: number | undefined } = {
  written: '',
  start: undefined,
};

/** The number of two digits; NaN of anything else. */
function digits(written: string, at: number): number {
  const ten = written.charCodeAt(at) - 48;
  const one = written.charCodeAt(at + 1) - 48;
  return ten >= 0 && ten <= 9 && one >= 0 && one <= 9 ? ten * 10 + one : NaN;
}

function timeByPattern(written: string): number | undefined {
  const [, date, time, zone] = TIME.exec(written) ?? [];
  if (date === undefined || time === undefined) return undefined;
  const milliseconds = Date.parse(`${date}T${time}${zone ?? 'Z'}`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** `2026-01-31T12:01:03Z` as delivered; `2026-01-31 12:01:03.000` as CloudTrail Lake prints it. */
const TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)?$/;

type Values = (event: CloudTrailEvent) => readonly JsonValue[];

const VALUES: Readonly<Record<FilterAttribute, Values>> = {
  eventName: event => [event.eventName],
  eventSource: event => [event.eventSource],
  eventId: event => [event.eventID],
  accessKeyId: event => [object(event.userIdentity).accessKeyId],
  errorCode: event => [event.errorCode],
  sourceIPAddress: event => [event.sourceIPAddress],
  awsRegion: event => [event.awsRegion],
  recipientAccountId: event => [event.recipientAccountId],
  // The copies of an event in several accounts share an id; each has an event id of its own.
  requestId: event => [event.requestID, event.sharedEventID],
  // A boolean as delivered; the words "true" and "false" in events that were masked or exported.
  readOnly: event => [event.readOnly === undefined ? undefined : valueText(event.readOnly)],
  userName: userNames,
  principal: principals,
  session: event => [sessionOf(event)],
  resource: resources,
  // Looked for in the whole event, below.
  text: () => [],
};

/**
 * The names that `LookupEvents` calls the user name: the user's, or the session's for an assumed role;
 * and the role's own name, so that a search of files finds what a role did in any session.
 */
function userNames(event: CloudTrailEvent): readonly JsonValue[] {
  const identity = object(event.userIdentity);
  const issuer = object(object(identity.sessionContext).sessionIssuer);
  return [
    identity.userName,
    issuer.userName,
    identity.type === 'Root' ? 'root' : undefined,
    // `AROAEXAMPLE:session` for sessions; a user's id has no colon.
    text(identity.principalId)?.split(':')[1],
  ];
}

/** ARN and id of the caller, and of the role or user that issued its session; a calling service's name. */
function principals(event: CloudTrailEvent): readonly JsonValue[] {
  const identity = object(event.userIdentity);
  const issuer = object(object(identity.sessionContext).sessionIssuer);
  return [
    identity.arn,
    identity.principalId,
    issuer.arn,
    issuer.principalId,
    identity.type === 'AWSService' ? identity.invokedBy : undefined,
  ];
}

/**
 * One login or one assumption of a role: the principal id and the time at which its credentials were
 * created, `AROAIOSFODNN7EXAMPLE:alice 2026-01-31T11:58:00Z`. The name of a session alone is used
 * again and again, and a console session has many access keys.
 */
export function sessionOf(event: CloudTrailEvent): string | undefined {
  const identity = object(canonicalEvent(event).userIdentity);
  const attributes = object(object(identity.sessionContext).attributes);
  const [id, created] = [text(identity.principalId), text(attributes.creationDate)];
  return id === undefined || created === undefined ? undefined : `${id} ${created}`;
}

/** ARNs that AWS lists as resources, and every text in the request and the response: names, ids, ARNs. */
export function resources(event: CloudTrailEvent): readonly string[] {
  const found: string[] = [];
  for (const resource of list(event.resources)) {
    const arn = object(resource).ARN;
    if (typeof arn === 'string') found.push(arn);
  }
  addTexts(event.requestParameters, found);
  addTexts(event.responseElements, found);
  return found;
}

/** Adds every text in a value. Not by recursion: how deep a request goes is up to whoever made it. */
function addTexts(value: JsonValue, found: string[]): void {
  if (typeof value === 'string') found.push(value);
  if (typeof value !== 'object' || value === null) return;
  const waiting: JsonValue[] = [value];
  for (let container; (container = waiting.pop()) !== undefined;) {
    const members = container as JsonObject;
    for (const key in members) {
      const part = members[key];
      if (typeof part === 'string') found.push(part);
      else if (typeof part === 'object' && part !== null) waiting.push(part);
    }
  }
}

/** Whether the event's JSON says this anywhere, without regard to case. */
function isSaid(words: string, event: CloudTrailEvent): boolean {
  return jsonOf(event).toLowerCase().includes(words.toLowerCase());
}

/** The event as JSON; of one that is nested too deep to be written, the texts in it. */
function jsonOf(event: CloudTrailEvent): string {
  try {
    return JSON.stringify(event);
  } catch {
    const texts: string[] = [];
    addTexts(event, texts);
    return texts.join('\n');
  }
}

/** The attributes that `LookupEvents` can look up, the one that leaves fewest events first. */
export const LOOKUP_ATTRIBUTES = {
  eventId: 'EventId',
  accessKeyId: 'AccessKeyId',
  resource: 'ResourceName',
  userName: 'Username',
  eventName: 'EventName',
  eventSource: 'EventSource',
  readOnly: 'ReadOnly',
} as const satisfies Partial<Record<FilterAttribute, string>>;

/** A filter that `LookupEvents` can apply. */
export type LookupFilter = EventFilter & { readonly attribute: keyof typeof LOOKUP_ATTRIBUTES };

/**
 * The filter that AWS applies in a search of Event history. It honours one attribute with one value and
 * ignores others without a word; all other filters are applied to what it returns. `fits` says which values
 * can be asked for.
 */
export function lookupFilter(
  query: EventQuery,
  fits: (value: string) => boolean = () => true,
): LookupFilter | undefined {
  for (const attribute of Object.keys(LOOKUP_ATTRIBUTES) as LookupFilter['attribute'][]) {
    const [value, ...others] = new Set(valuesFor(query, attribute));
    if (
      value !== undefined &&
      others.length === 0 &&
      value !== '' &&
      value.length <= 2000 &&
      fits(value)
    )
      return { attribute, value };
  }
  return undefined;
}
