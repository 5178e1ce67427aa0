import { object, text, type CloudTrailEvent, type JsonValue } from './cloudTrailEvent';
import { canonicalEvent } from './legacyEvent';

/** What to look for: a time range (milliseconds since the epoch, UTC; both ends included) and filters. */
export interface EventQuery {
  readonly from?: number;
  readonly to?: number;
  readonly filters: readonly EventFilter[];
}

/** One condition. Matching is exact and case-sensitive, as in `LookupEvents`. */
export interface EventFilter {
  readonly attribute: FilterAttribute;
  readonly value: string;
}

export type FilterAttribute =
  'eventName' | 'userName' | 'eventSource' | 'accessKeyId' | 'readOnly' | 'eventId';

export const ANY_EVENT: EventQuery = { filters: [] };

/** Whether an event is in the time range and meets every filter. No range takes any time, even none. */
export function matches(query: EventQuery, event: CloudTrailEvent): boolean {
  if (query.from !== undefined || query.to !== undefined) {
    const time = eventTime(event);
    if (time === undefined) return false;
    if (query.from !== undefined && time < query.from) return false;
    if (query.to !== undefined && time > query.to) return false;
  }
  const known = canonicalEvent(event);
  return query.filters.every(({ attribute, value }) => VALUES[attribute](known).includes(value));
}

/** Milliseconds since the epoch; `undefined` when the event has no readable time. Without a zone: UTC. */
export function eventTime(event: CloudTrailEvent): number | undefined {
  const [, date, time, zone] = TIME.exec(text(canonicalEvent(event).eventTime) ?? '') ?? [];
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
  // A boolean as delivered; the words "true" and "false" in events that were masked or exported.
  readOnly: event => [event.readOnly === undefined ? undefined : String(event.readOnly)],
  userName: userNames,
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
