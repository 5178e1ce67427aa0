/** What a whole log is about, for a line of text. */
import { text } from './cloudTrailEvent';
import type { EventLog } from './eventLog';
import { eventTime } from './query';
import { isAccountId } from './values/accountId';
import { canonicalEvent } from './legacyEvent';
import { partitionOf } from './values/region';

export interface Overview {
  /** The earliest and the latest `eventTime`, in milliseconds since 1970; absent where none can be read. */
  readonly from?: number;
  readonly to?: number;
  /** The accounts that the events were delivered to, and the Regions, in the order they are met. */
  readonly accounts: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
}

/** The overview so far, after each event: whoever drives it decides when to pause and when to stop. */
export function* overviews(log: EventLog): Generator<Overview> {
  const accounts = new Set<string>();
  const regions = new Set<string>();
  let [from, to] = [Infinity, -Infinity];
  for (let index = 0; index < log.count; index++) {
    const event = canonicalEvent(log.event(index) ?? {});
    const time = eventTime(event);
    if (time !== undefined) [from, to] = [Math.min(from, time), Math.max(to, time)];
    if (isAccountId(event.recipientAccountId)) accounts.add(event.recipientAccountId);
    const region = text(event.awsRegion);
    if (region !== undefined && partitionOf(region) !== undefined) regions.add(region);
    yield { ...(from <= to && { from, to }), accounts, regions };
  }
}

/** `11:42–12:37 UTC`, or with days where there are several; one time where both are of one minute. */
export function timeSpan(from: number, to: number): string {
  const [day, time] = parts(from);
  const [lastDay, lastTime] = parts(to);
  if (day !== lastDay) return `${day} ${time} – ${lastDay} ${lastTime} UTC`;
  return time === lastTime ? `${time} UTC` : `${time}–${lastTime} UTC`;
}

/** The day and the minute, in UTC. */
function parts(ms: number): readonly [day: string, time: string] {
  const iso = new Date(ms).toISOString();
  return [iso.slice(0, 10), iso.slice(11, 16)];
}
