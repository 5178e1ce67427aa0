import { countOf } from '../core/attempt';
import { text, type CloudTrailEvent } from '../core/cloudTrailEvent';
import type { EventLog } from '../core/eventLog';
import { canonicalEvent } from '../core/legacyEvent';
import { message, type Message } from '../core/message';
import { traceOf, traceToOrigin, type Trace, type TraceIndex } from '../core/trace';
import type { FoundSession, FoundTrace, Watch } from '../host/tracing';
import type { StoredEvent } from '../stores/eventStore';
import { accountLookup, type Question } from './accounts';
import { everyLog, filesInWords, type PlacedLog, type Words } from './everyLog';
import { fileIndex } from './fileIndex';
import { known } from './known';
import { eachEvent, readLog } from './readLogs';
import { givenIn, issuerOf, startedBy, type Relative, type Relatives } from './relatives';
import { sessionEvents } from './sessionEvents';
import type { Sources, Whereabouts } from './sources';

/** Walks from event to event, over open documents, the side bar, log files and accounts. */
export interface Tracer {
  /** The trace as far as the events tell that were read before; no file is read for it. */
  known(event: CloudTrailEvent): Promise<FoundTrace>;
  /** The trace over all sources; accounts are asked for what is missing, once the reader agreed. */
  search(event: CloudTrailEvent, watch: Watch): Promise<FoundTrace>;
  /** `undefined` where the event has no session. */
  session(event: CloudTrailEvent, watch: Watch): Promise<FoundSession | undefined>;
  /** Where the event lies that a trace or a session has named; `undefined` where it was not found. */
  whereIs(eventID: string, watch: Watch): Promise<Whereabouts | undefined>;
  /** The log that a place lies in; `undefined` where it is no more, and for what lies in none. */
  logAt(place: Whereabouts, signal: AbortSignal): Promise<EventLog | undefined>;
  /** All logs of the same sources. */
  logs(watch: Watch): AsyncIterable<PlacedLog>;
  /** The event that issued the credential of a call; `undefined` where it was not found. */
  issuerOf(event: CloudTrailEvent, watch: Watch): Promise<Relative | undefined>;
  /** The calls that were made with what an event gave out, oldest first. */
  startedBy(eventID: string, watch: Watch): Promise<readonly Relative[]>;
  /** Where the events lie that gave out a key, or have the id of a shared event. */
  givenIn(
    given: `key ${string}` | `shared ${string}`,
    watch: Watch,
  ): Promise<readonly Whereabouts[]>;
  /** Files have changed. */
  forget(): void;
}

export interface TracerOptions extends Sources, Words {
  /** Asks the reader before the first request to an account is sent. */
  ask(question: Question): Promise<boolean>;
}

/** So many places of events are remembered, of the newest traces and sessions. */
const MOST_PLACES = 50_000;

const NEVER = new AbortController().signal;

export function createTracer(options: TracerOptions): Tracer {
  const { wording, number, accounts, ask } = options;
  const files = fileIndex(options);
  const all = known(options, files);
  const accountOf = new WeakMap<object, string>();
  const places = new Map<string, Whereabouts>();

  function remember(eventID: string, place: Whereabouts): void {
    places.delete(eventID);
    places.set(eventID, place);
    for (const oldest of places.keys()) {
      if (places.size <= MOST_PLACES) break;
      places.delete(oldest);
    }
  }

  async function complete({ signal, progress }: Watch): Promise<TraceIndex<Whereabouts>> {
    await files.complete(signal, (read, total) => progress(filesInWords(options, read, total)));
    return all.index(signal);
  }

  /** The trace with the events of its hops, which are read from where they lie. */
  async function withEvents(
    event: CloudTrailEvent,
    trace: Trace<Whereabouts>,
    searched: readonly Message[],
    signal: AbortSignal,
  ): Promise<FoundTrace> {
    const events = new Map<string, CloudTrailEvent>();
    for (const { parent, place } of trace.hops) {
      const found = place && (await at(place, signal));
      if (found && idOf(found) === parent) events.set(parent, found);
      if (place) remember(parent, place);
    }
    const own = idOf(event);
    return {
      trace,
      eventOf: eventID => (eventID === own ? event : events.get(eventID)),
      searched: searched.map(wording),
    };
  }

  /** The log that a place lies in; `undefined` where it is no more, and for what lies in none. */
  async function logAt(place: Whereabouts, signal: AbortSignal): Promise<EventLog | undefined> {
    if (place.kind === 'held') return undefined;
    const { kind, uri } = place;
    if (kind === 'document') {
      for await (const document of options.documents())
        if (document.uri === uri) return document.log;
      return undefined;
    }
    const name = uri.slice(uri.lastIndexOf('/') + 1);
    return readLog(options, { uri, path: name, name }, signal).catch(() => {
      signal.throwIfAborted();
      return undefined;
    });
  }

  async function at(place: Whereabouts, signal: AbortSignal): Promise<CloudTrailEvent | undefined> {
    if (place.kind === 'held') return place.stored.event;
    const log = await logAt(place, signal);
    return log && place.index < log.count ? log.event(place.index) : undefined;
  }

  /** Each event is counted once, in the first of its sources: the numbers add up. */
  async function searchedFiles({ failures }: TraceIndex<Whereabouts>): Promise<readonly Message[]> {
    const { logs, events, failed } = files;
    const steps = countOf(failures);
    const open = new Set<string>();
    let inDocuments = 0;
    for await (const { uri, log, shows = uri } of options.documents()) {
      if (shows === '' || files.has(shows) || open.has(shows)) continue;
      open.add(shows);
      inDocuments += log.count;
    }
    let held = 0;
    for (const { place } of all.held())
      if (!place || !(files.has(place.log) || open.has(place.log))) held++;
    return [
      ...(logs > 0 ? [message('Log files: {0}, {1}', filesOf(logs), eventsOf(events))] : []),
      ...(inDocuments > 0 ? [message('Open documents: {0}', eventsOf(inDocuments))] : []),
      ...(held > 0 ? [message('Read before: {0}', eventsOf(held))] : []),
      ...(failed > 0 ? [message('Files that could not be read: {0}', number(failed))] : []),
      ...(steps > 0 ? [message('Steps of tracing that failed: {0}', number(steps))] : []),
    ];
  }

  const filesOf = (count: number) =>
    count === 1 ? message('1 file') : message('{0} files', number(count));
  const eventsOf = (count: number) =>
    count === 1 ? message('1 event') : message('{0} events', number(count));

  async function each(
    take: (event: CloudTrailEvent, place: Whereabouts) => void,
    watch: Watch,
  ): Promise<void> {
    for (const stored of all.held()) take(stored.event, placeOf(stored));
    for await (const { kind, uri, log } of everyLog(options, watch))
      await eachEvent(log, (event, index) => take(event, { kind, uri, index }), watch.signal);
  }

  /** Looks for an event by its id. A log is looked into where the id stands in its text. */
  async function find(eventID: string, watch: Watch): Promise<Whereabouts | undefined> {
    for (const stored of all.held()) if (idOf(stored.event) === eventID) return placeOf(stored);
    for await (const { kind, uri, log } of everyLog(options, watch)) {
      if (!log.text.includes(eventID)) continue;
      let found: Whereabouts | undefined;
      const look = (event: CloudTrailEvent, index: number) => {
        if (!found && idOf(event) === eventID) found = { kind, uri, index };
      };
      await eachEvent(log, look, watch.signal);
      if (found) return found;
    }
    return undefined;
  }

  const relatives: Relatives = {
    complete,
    logs: watch => everyLog(options, watch),
    *held() {
      for (const stored of all.held()) yield { event: stored.event, place: placeOf(stored) };
    },
    at,
  };

  return {
    logs: relatives.logs,
    logAt,
    issuerOf: (event, watch) => issuerOf(event, relatives, watch),
    startedBy: (eventID, watch) => startedBy(eventID, relatives, watch),
    givenIn: (given, watch) => givenIn(given, relatives, watch),
    async known(event) {
      const index = await all.index(NEVER);
      const trace = traceOf(event, index);
      return withEvents(event, trace, await searchedFiles(index), NEVER);
    },
    async search(event, watch) {
      const { signal, progress } = watch;
      const index = await complete(watch);
      const lookup = accountLookup({
        accounts,
        ask,
        accountOf,
        signal,
        progress: connection => progress(wording(message('Asking {0}', connection))),
      });
      const lookUp = async (missing: Parameters<typeof lookup.find>[0]) => {
        const found = await lookup.find(missing);
        all.hold(found);
        return found.map(stored => ({ event: stored.event, place: placeOf(stored) }));
      };
      const trace = await traceToOrigin(event, index, { find: lookUp }, signal);
      return withEvents(event, trace, [...(await searchedFiles(index)), ...lookup.told], signal);
    },
    async session(event, watch) {
      const index = await complete(watch);
      index.add(event);
      const { session, person } = index.tell(event);
      if (session === undefined) return undefined;
      const collected = sessionEvents<Whereabouts | undefined>(session, index, wording);
      await each(collected.take, watch);
      collected.take(event, undefined);
      const { events, children, left } = collected;
      for (const { event: one, place } of events) if (place) remember(idOf(one) ?? '', place);
      const more = left > 0 ? [message('Events left out: {0}', number(left))] : [];
      return {
        session,
        person,
        events: events.map(({ event: one }) => one),
        children,
        searched: [...(await searchedFiles(index)), ...more].map(wording),
      };
    },
    async whereIs(eventID, watch) {
      const place = places.get(eventID);
      const now = place && (await at(place, watch.signal));
      if (now && idOf(now) === eventID) return place;
      return find(eventID, watch);
    },
    forget: () => files.forget(),
  };
}

function placeOf(stored: StoredEvent): Whereabouts {
  const { place } = stored;
  return place ? { kind: 'file', uri: place.log, index: place.index } : { kind: 'held', stored };
}

function idOf(event: CloudTrailEvent): string | undefined {
  return text(canonicalEvent(event).eventID);
}
