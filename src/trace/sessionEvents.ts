import { attempt } from '../core/attempt';
import { text, type CloudTrailEvent } from '../core/cloudTrailEvent';
import { describe } from '../core/describe';
import { canonicalEvent } from '../core/legacyEvent';
import type { Wording } from '../core/message';
import { eventTime } from '../core/query';
import type { Session, TraceIndex } from '../core/trace';
import { readCall } from '../core/trace/call';
import type { ChildSession } from '../host/tracing';

/** Collects the events of one session out of all events, in any order and however often they come. */
export interface SessionEvents<P> {
  take(event: CloudTrailEvent, place: P): void;
  /** Oldest first. */
  readonly events: readonly { readonly event: CloudTrailEvent; readonly place: P }[];
  readonly children: readonly ChildSession[];
  /** How many events of the session were not kept. */
  readonly left: number;
}

/** So many events are kept: more are no session that anybody reads, and they would fill the memory. */
export const MOST_EVENTS = 10_000;

/** @param index Knows all events that will come. */
export function sessionEvents<P>(
  session: Session,
  index: TraceIndex<unknown>,
  wording: Wording,
  most = MOST_EVENTS,
): SessionEvents<P> {
  const { sessionOf, parentOf, failures } = index.parts.view();
  const own = new Map<string, { readonly event: CloudTrailEvent; readonly place: P }>();
  const children = new Map<string, ChildSession & { readonly ids: Set<string> }>();
  let left = 0;

  function takeChild(event: CloudTrailEvent, id: string, child: Session, startedBy: string): void {
    const before = children.get(child.id);
    const ids = (before?.ids ?? new Set()).add(id);
    // By the words that come first, so that the order of events cannot be seen in it.
    const named = describe(event, wording).who;
    const name = before === undefined || named < before.name ? named : before.name;
    const first = before === undefined || startedBy < before.startedBy;
    children.set(child.id, {
      session: child,
      startedBy: first ? startedBy : before.startedBy,
      name,
      events: ids.size,
      ids,
    });
  }

  function take(event: CloudTrailEvent, place: P): void {
    const id = text(canonicalEvent(event).eventID);
    if (id === undefined || own.has(id)) return;
    const call = readCall(event);
    const of = sessionOf(call);
    if (of?.id === session.id) {
      if (own.size < most) own.set(id, { event, place });
      else left++;
      return;
    }
    const parent = of && parentOf(call)?.parent;
    if (of && parent && sessionOf(parent.call)?.id === session.id)
      takeChild(event, id, of, parent.eventID);
  }

  return {
    take: (event, place) => attempt('event', failures, () => take(event, place), undefined),
    get events() {
      const time = ({ event }: { readonly event: CloudTrailEvent }) => eventTime(event) ?? Infinity;
      return [...own]
        .sort(([idA, a], [idB, b]) => time(a) - time(b) || (idA < idB ? -1 : 1))
        .map(([, found]) => found);
    },
    get children() {
      return [...children.values()]
        .map(({ session, startedBy, name, events }) => ({ session, startedBy, name, events }))
        .sort((a, b) => b.events - a.events || (a.session.id < b.session.id ? -1 : 1));
    },
    get left() {
      return left;
    },
  };
}
