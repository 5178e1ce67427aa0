import type { CloudTrailEvent } from './cloudTrailEvent';

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

export declare function matches(query: EventQuery, event: CloudTrailEvent): boolean;
