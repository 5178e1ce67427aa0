import type { Event, LookupEventsCommandInput } from '@aws-sdk/client-cloudtrail';
import { isObject, type JsonValue } from '../core/cloudTrailEvent';
import { message } from '../core/message';
import { LOOKUP_ATTRIBUTES, lookupFilter, matches, type EventQuery } from '../core/query';
import type {
  EventSearch,
  EventStore,
  SearchProgress,
  StoredEvent,
  StoreProblem,
} from '../stores/eventStore';
import { lookupEvents, type Lookup } from './lookup';
import { listOf } from './allPages';
import { createPacer, type Pacer } from './pace';
import { pageTokens } from './pageTokens';
import type { OpenConnection } from './session';

export interface EventHistoryOptions extends OpenConnection {
  /** For tests; by default all event histories share one. */
  readonly pacer?: Pacer;
  /** The clock on the wall, in milliseconds since the epoch. */
  readonly now?: () => number;
}

/** Requests a second that AWS allows for each account and Region. */
const PER_SECOND = 2;

/** The pace of all event histories. */
export const HISTORY_PACER = createPacer(PER_SECOND);

/** How long Event history goes back. */
const REACH = 90 * 24 * 60 * 60 * 1000;

/**
 * Event history: the management events of the last 90 days in one account and Region, asked for with
 * `LookupEvents`, 50 a page.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
export function eventHistoryStore(options: EventHistoryOptions): EventStore {
  const { profile, region, pacer = HISTORY_PACER, now = Date.now } = options;
  const lookup = lookupEvents(options, pacer);
  return {
    id: `event-history:${region}:${profile ?? ''}`,
    label: `${profile ?? 'default credentials'} · ${region}`,
    search: query => searchHistory(lookup, query, now()),
  };
}

function searchHistory(lookup: Lookup, query: EventQuery, now: number): EventSearch {
  const { input, rest } = requestFor(query, now);
  const seen = new Set<string>();
  const end = Math.min(query.to ?? now, now);
  const pages = pageTokens(Number(input.StartTime) > end);
  let read = 0;
  let reached: number | undefined;

  function progressSoFar(): SearchProgress {
    if (reached === undefined) return { read };
    const start = Number(input.StartTime);
    // As if events were spread evenly: what has been read tells how much the rest holds.
    const rest = (reached - start) / Math.max(end - reached, 1);
    return { read, reached, left: pages.done ? 0 : Math.round(read * rest) * (1000 / PER_SECOND) };
  }

  return {
    async next(signal, progress) {
      signal.throwIfAborted();
      const events: StoredEvent[] = [];
      const problems: StoreProblem[] = [];
      // AWS applies one filter only; pages on which the others leave nothing are passed over.
      while (!pages.done && events.length === 0 && problems.length === 0) {
        progress?.(progressSoFar());
        const { token } = pages;
        const page = await lookup({ ...input, ...(token ? { NextToken: token } : {}) }, signal);
        const known = seen.size;
        if (page.Events === undefined) problems.push(NO_LIST);
        for (const entry of listOf(page.Events)) {
          if (entry.EventId !== undefined && seen.has(entry.EventId)) continue;
          if (entry.EventId !== undefined) seen.add(entry.EventId);
          const stored = storedEvent(entry);
          if (!stored) problems.push(unreadable(entry));
          else if (matches(rest, stored.event)) events.push(stored);
        }
        const why = pages.read(page.NextToken, seen.size === known);
        if (why) problems.push({ what: 'LookupEvents', why });
        read++;
        reached = timeOf(listOf(page.Events).at(-1)) ?? reached;
      }
      progress?.(progressSoFar());
      return { events, problems, done: pages.done };
    },
  };
}

/**
 * The request of every page, and what of the query it leaves to us. The times are fixed here: a token
 * for the next page is valid only with the very same parameters.
 */
export function requestFor(
  query: EventQuery,
  now: number,
): { readonly input: LookupEventsCommandInput; readonly rest: EventQuery } {
  const { from, to, filters } = query;
  const first = lookupFilter(query);
  return {
    input: {
      StartTime: new Date(Math.max(from ?? 0, now - REACH)),
      // Without an end AWS goes up to its own now. The clock here may be behind, and would leave out the newest.
      ...(to !== undefined && to <= now && { EndTime: new Date(to) }),
      MaxResults: 50,
      ...(first
        ? {
            LookupAttributes: [
              { AttributeKey: LOOKUP_ATTRIBUTES[first.attribute], AttributeValue: first.value },
            ],
          }
        : {}),
    },
    rest: {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      filters: filters.filter(({ attribute }) => attribute !== first?.attribute),
    },
  };
}

function storedEvent({ CloudTrailEvent: json }: Event): StoredEvent | undefined {
  if (json === undefined) return undefined;
  try {
    const event = JSON.parse(json) as JsonValue;
    return isObject(event) ? { event, json } : undefined;
  } catch {
    return undefined;
  }
}

/** `undefined` for one that AWS did not send, or not as a time. */
function timeOf(entry: Event | undefined): number | undefined {
  const time = entry?.EventTime?.getTime();
  return Number.isFinite(time) ? time : undefined;
}

const NO_LIST: StoreProblem = {
  what: 'LookupEvents',
  why: message('AWS returned a page without a list of events.'),
};

function unreadable({ EventName, EventId, CloudTrailEvent }: Event): StoreProblem {
  return {
    what: [EventName, EventId].filter(isName).join(' ') || 'An event',
    why:
      CloudTrailEvent === undefined
        ? message('AWS returned this event without its record.')
        : message('AWS returned a record that is not a JSON object.'),
  };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
