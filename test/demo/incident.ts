import type { JsonObject } from '../../src/core/cloudTrailEvent';
import { attack } from './incident/attack';
import { background } from './incident/background';

/**
 * Every record of the demo incident, oldest first: what two accounts did from 08:00 to 11:00 UTC on
 * 2026-11-18, while someone worked through a leaked access key. The same at every call.
 */
export function incidentEvents(): JsonObject[] {
  return [...background(), ...attack()].sort(
    (a, b) => compare(a['eventTime'], b['eventTime']) || compare(a['eventID'], b['eventID']),
  );
}

const DAY = 86_400_000;
const TIME = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z/g;

/**
 * The events moved by whole days, so that the newest is less than a day older than `now`
 * (milliseconds) and never newer: Event history forgets after 90 days. Every time in ISO form moves
 * along, so that a session still starts at the second its role was assumed.
 */
export function shiftTo(events: readonly object[], now: number): JsonObject[] {
  const newest = Math.max(
    ...(events as readonly JsonObject[]).map(event => Date.parse(String(event['eventTime']))),
  );
  const shift = Math.floor((now - newest) / DAY) * DAY;
  const moved = (time: string) =>
    new Date(Date.parse(time) + shift).toISOString().replace('.000Z', 'Z');
  return JSON.parse(JSON.stringify(events).replace(TIME, moved)) as JsonObject[];
}

function compare(a: unknown, b: unknown): number {
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
