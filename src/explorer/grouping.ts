import { object, text, type CloudTrailEvent } from '../core/cloudTrailEvent';
import { callerOf } from '../core/describe';
import { canonicalEvent } from '../core/legacyEvent';
import { eventTime } from '../core/query';

/** What the events of a store are grouped by. */
export const GROUPINGS = [
  'time',
  'identity',
  'service',
  'error',
  'sourceIPAddress',
  'region',
] as const;

export type Grouping = (typeof GROUPINGS)[number];

export function isGrouping(value: unknown): value is Grouping {
  return GROUPINGS.some(grouping => grouping === value);
}

/** Which group an event is in; empty for events that have no such value. Days are UTC. */
export function groupKey(event: CloudTrailEvent, by: Grouping): string {
  return KEYS[by](canonicalEvent(event)) ?? '';
}

const KEYS: Readonly<Record<Grouping, (event: CloudTrailEvent) => string | undefined>> = {
  time: dayOf,
  identity: event => (isEmpty(object(event.userIdentity)) ? undefined : callerOf(event)),
  service: event => text(event.eventSource),
  // A sign-in that failed has a message and no code.
  error: event => text(event.errorCode) ?? text(event.errorMessage),
  sourceIPAddress: event => text(event.sourceIPAddress),
  region: event => text(event.awsRegion),
};

function isEmpty(value: object): boolean {
  for (const key in value) if (Object.hasOwn(value, key)) return false;
  return true;
}

/** `2026-01-31` */
export function dayOf(event: CloudTrailEvent): string | undefined {
  const time = eventTime(event);
  return time === undefined ? undefined : new Date(time).toISOString().slice(0, 10);
}
