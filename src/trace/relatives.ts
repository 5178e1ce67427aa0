import { attempt } from '../core/attempt';
import type { CloudTrailEvent } from '../core/cloudTrailEvent';
import { eventTime } from '../core/query';
import { traceOf, type Evidence, type TraceIndex } from '../core/trace';
import type { Anchor } from '../core/trace/anchors';
import { NOBODY, readCall } from '../core/trace/call';
import type { Watch } from '../host/tracing';
import type { PlacedLog } from './everyLog';
import { eachEvent } from './readLogs';
import type { Whereabouts } from './sources';

/** An event that one hop joins to another, and where it lies. */
export interface Relative {
  readonly event: CloudTrailEvent;
  readonly place: Whereabouts;
  /** What the hop rests on, in both events. */
  readonly evidence: readonly Evidence[];
}

/** What relatives are looked for in. */
export interface Relatives {
  complete(watch: Watch): Promise<TraceIndex<Whereabouts>>;
  logs(watch: Watch): AsyncIterable<PlacedLog>;
  held(): Iterable<{ readonly event: CloudTrailEvent; readonly place: Whereabouts }>;
  at(place: Whereabouts, signal: AbortSignal): Promise<CloudTrailEvent | undefined>;
}

/** The event that issued the credential of a call; `undefined` where it was not found. */
export async function issuerOf(
  call: CloudTrailEvent,
  { complete, at }: Relatives,
  watch: Watch,
): Promise<Relative | undefined> {
  const [hop] = traceOf(call, await complete(watch)).hops;
  if (hop?.place === undefined) return undefined;
  const { place, evidence } = hop;
  const event = await at(place, watch.signal);
  return event && { event, place, evidence };
}

/** Where the events lie that gave out something: the key of a caller, a shared event's id. */
export async function givenIn(
  given: `key ${string}` | `shared ${string}`,
  { complete }: Relatives,
  watch: Watch,
): Promise<readonly Whereabouts[]> {
  const found = (await complete(watch)).parts.anchors.by(given);
  return found.flatMap(({ place }) => place ?? []);
}

/**
 * The calls that were made with what an event gave out, oldest first. A log is read where something of
 * it stands in the text, or where the text has escapes, so that it could stand there in other letters.
 */
export async function startedBy(
  eventID: string,
  { complete, logs, held }: Relatives,
  watch: Watch,
): Promise<readonly Relative[]> {
  const index = await complete(watch);
  const anchor = index.parts.anchors.get(eventID);
  if (!anchor) return [];
  const { parentOf, failures } = index.parts.view();
  const found = new Map<string, Relative>();

  function take(event: CloudTrailEvent, place: Whereabouts): void {
    const call = attempt('call', failures, () => readCall(event), NOBODY);
    if (call.eventID === undefined || found.has(call.eventID)) return;
    const link = parentOf(call);
    if (link?.parent.eventID === eventID)
      found.set(call.eventID, { event, place, evidence: link.evidence });
  }

  const given = [...givenOut(anchor, index)];
  for (const { event, place } of held()) take(event, place);
  for await (const { kind, uri, log } of logs(watch)) {
    const { text } = log;
    if (!given.some(id => text.includes(id)) && !ESCAPES.test(text)) continue;
    await eachEvent(log, (event, at) => take(event, { kind, uri, index: at }), watch.signal);
  }
  return [...found.values()].sort((a, b) => timeOf(a) - timeOf(b));
}

/** Quotes may be escaped: none is in an id. */
const ESCAPES = /\\[/u]/;

/** Everything of which something stands in each call that the event leads to. */
function* givenOut<P>({ issue }: Anchor<P>, index: TraceIndex<P>): Generator<string> {
  const { key, sessions, signedIn, minted, requests, shared } = issue;
  for (const id of [key, ...sessions, signedIn, minted, ...requests, shared]) if (id) yield id;
  // Calls without the sign-in session belong to it by a key that others carry with it.
  for (const [used, { arn }] of index.parts.credentials.signIns) if (arn === minted) yield used;
}

function timeOf({ event }: Relative): number {
  return eventTime(event) ?? Infinity;
}
