/**
 * The trace across events to whoever really did it: which call issued the credential that a call used,
 * who made that call, and so on until a person, a service or a gap.
 *
 * ```ts
 * const index = traceIndex<StoredEvent['place']>();
 * for (const { event, place } of events) index.add(event, place);   // any order, any partition
 * index.tell(event);                        // parent, session and person of one event, in one step
 * const trace = await traceToOrigin(event, index);
 * trace.hops;                               // from the call back; each with evidence at both ends
 * trace.origin.words;                       // data: to be worded by `english` or the editor
 * trace.missing && queriesFor(trace.missing);
 * ```
 *
 * With a `Lookup` the trace asks, hop by hop, for the event that is missing, and adds to the index what
 * it is given: `missing.query` is what any `EventStore` can be searched for, in each of
 * `missing.regions`; Event history answers it with one request for most hops. All events of a
 * session are those whose `index.tell(event).session?.id` is the same; its children are the sessions
 * of the events whose `parent` is one of them. The index holds a record for each credential that was
 * issued, not for each event: to show other events of a session, go through the events again.
 */
import { attempt } from './attempt';
import type { CloudTrailEvent } from './cloudTrailEvent';
import type { Message } from './message';
import { readCall, type Call } from './trace/call';
import type { Confidence, Evidence, Join } from './trace/join';
import { missingFor, noteOn, type Missing } from './trace/missing';
import { UNKNOWN, originOf, type Origin } from './trace/origin';
import { LONGEST_CHAIN } from './trace/people';
import type { KnownPerson } from './trace/person';
import type { Session } from './trace/sessions';
import type { TraceIndex } from './trace/traceIndex';

export { sharedPartOf, type Call } from './trace/call';
export type { Confidence, Evidence, Join } from './trace/join';
export type { Missing } from './trace/missing';
export type { Origin } from './trace/origin';
export type { KnownPerson, Person } from './trace/person';
export { queriesFor, type Queries } from './trace/queries';
export type { Session } from './trace/sessions';
export {
  traceIndex,
  type TraceContents,
  type TraceIndex,
  type TracedEvent,
} from './trace/traceIndex';

/** The way of one call back to its origin. */
export interface Trace<P = unknown> {
  readonly call: Call;
  /** From the call back: the parent of one hop is the child of the next. */
  readonly hops: readonly Hop<P>[];
  readonly origin: Origin;
  /** What would lead on; `undefined` where the trace is closed. */
  readonly missing: Missing | undefined;
  /** Why there is nothing to look for, where the last call seems to leave a gap. */
  readonly note: Message | undefined;
  readonly session: Session | undefined;
  /** Whose call it was. The origin may be somebody else: who created the key of a user, say. */
  readonly person: KnownPerson | undefined;
}

/** A step from a call to the event that its credential comes from. */
export interface Hop<P = unknown> {
  /** Event ids. */
  readonly child: string;
  readonly parent: string;
  readonly join: Join;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  /** What the parent is, for words. */
  readonly call: Call;
  /** The session in which the parent was called. */
  readonly session: Session | undefined;
  /** Where the parent lies, as the index was told. */
  readonly place: P | undefined;
}

/** Where a trace may ask for what is missing: stores, an account, files that were not read yet. */
export interface Lookup<P = unknown> {
  /** Events that may be the missing one; others do no harm. None, where there is nothing more. */
  find(
    missing: Missing,
  ): Promise<Iterable<{ readonly event: CloudTrailEvent; readonly place?: P }>>;
}

/** What a trace needs of an `AbortSignal`. */
export interface Aborting {
  throwIfAborted(): void;
}

/** The trace as far as the index goes. The event itself need not be in it. */
export function traceOf<P>(event: CloudTrailEvent, index: TraceIndex<P>): Trace<P> {
  const { parentOf, personOf, sessionOf, failures } = index.parts.view();
  const call = readCall(event);
  const hops: Hop<P>[] = [];
  let last = call;
  while (hops.length < LONGEST_CHAIN) {
    const link = parentOf(last);
    if (link === undefined) break;
    const { parent, join, confidence, evidence } = link;
    hops.push({
      child: last.eventID ?? '',
      parent: parent.eventID,
      join,
      confidence,
      evidence,
      call: parent.call,
      session: sessionOf(parent.call),
      place: parent.place,
    });
    last = parent.call;
  }
  return {
    call,
    hops,
    origin: attempt('origin', failures, () => originOf(last, personOf(last)), UNKNOWN),
    missing: attempt('missing', failures, () => missingFor(last), undefined),
    note: attempt('note', failures, () => noteOn(last), undefined),
    session: sessionOf(call),
    person: personOf(call),
  };
}

/**
 * Traces an event, asking `lookup` for each hop that the index cannot close, once. Events that are
 * found are added to the index, and the event too. Rejects with the reason of the signal, and with
 * what the lookup rejects with.
 */
export async function traceToOrigin<P>(
  event: CloudTrailEvent,
  index: TraceIndex<P>,
  lookup?: Lookup<P>,
  signal?: Aborting,
): Promise<Trace<P>> {
  index.add(event);
  for (let before: string | undefined; ;) {
    signal?.throwIfAborted();
    const trace = traceOf(event, index);
    const end = trace.hops.at(-1)?.parent ?? '';
    // Nothing was found for this end: asking again would find nothing again.
    if (lookup === undefined || trace.missing === undefined || end === before) return trace;
    before = end;
    for (const found of await lookup.find(trace.missing)) index.add(found.event, found.place);
  }
}
