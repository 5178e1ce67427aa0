import { object, text, type CloudTrailEvent } from '../cloudTrailEvent';
import { describe, type EventKind } from '../describe';
import { canonicalEvent } from '../legacyEvent';
import { english, type Wording } from '../message';
import type { KnownPerson } from '../trace';
import { personWords } from '../trace/origin';

import { parseEventTime } from '../values/time';
import { newcomers } from './newcomers';

/** The events of a session, and the sessions that its calls started. */
export interface SessionEvents {
  readonly person: KnownPerson | undefined;
  /** Oldest first. */
  readonly events: readonly CloudTrailEvent[];
  readonly children: readonly {
    readonly startedBy: string;
    readonly name: string;
    readonly events: number;
  }[];
}

/** A session as its time line shows it. */
export interface SessionPicture {
  /** `Admin / alice@example.com`, as events of it are worded; several where several names call. */
  readonly names: readonly string[];
  /** Whose it is, where that is known. */
  readonly person?: string;
  readonly events: readonly SessionEvent[];
  /** How many events it has; more than `events` where those are too many to be shown. */
  readonly total: number;
  readonly children: SessionEvents['children'];
}

export interface SessionEvent {
  readonly eventID: string;
  /** Milliseconds since 1970; 0 where the event tells none. */
  readonly at: number;
  /** `2026-11-18T12:01:03Z`, as the event writes it. */
  readonly time: string;
  readonly name: string;
  readonly target: string;
  /** `denied`, `failed: NoSuchBucket`; empty for a call that succeeded. */
  readonly outcome: string;
  readonly kind: EventKind;
  /** What a reader should notice, as labels of observations, with the value that is new. */
  readonly notices: readonly { readonly label: string; readonly value: string }[];
  /** The service that made the call for the session. */
  readonly invokedBy?: string;
}

/** More events than a time line can be read with. */
export const MOST_SHOWN = 5000;

export function sessionPicture(
  { events, children, person }: SessionEvents,
  wording: Wording = english,
): SessionPicture {
  const first = events.slice(0, MOST_SHOWN);
  const news = newcomers(first);
  const names = new Set<string>();
  const shown = first.map(event => {
    const { who, name, target, outcome, kind } = describe(event, wording);
    names.add(who);
    const eventID = text(event.eventID) ?? '';
    const invokedBy = text(object(event.userIdentity)['invokedBy']);
    return {
      eventID,
      at: parseEventTime(canonicalEvent(event).eventTime) ?? 0,
      time: text(canonicalEvent(event).eventTime) ?? '',
      name,
      target,
      outcome,
      kind,
      notices: (news.get(eventID) ?? []).map(({ label, value }) => ({ label, value })),
      ...(invokedBy === undefined ? {} : { invokedBy }),
    };
  });
  return {
    names: [...names].slice(0, 5),
    ...(person && { person: wording(personWords(person.id, person.confidence)) }),
    events: shown,
    total: events.length,
    children,
  };
}
