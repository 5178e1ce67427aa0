import { text, type CloudTrailEvent } from '../core/cloudTrailEvent';
import type { EventLog } from '../core/eventLog';
import { canonicalEvent } from '../core/legacyEvent';
import { traceIndex, type TraceIndex } from '../core/trace';
import type { StoredEvent } from '../stores/eventStore';
import type { FileIndex } from './fileIndex';
import { eachEvent } from './readLogs';
import type { Sources, Whereabouts } from './sources';

/** Everything that was read so far, from all sources, in one index. */
export interface Known {
  /** With the events of open documents and of the side bar as they are now. */
  index(signal: AbortSignal): Promise<TraceIndex<Whereabouts>>;
  /** Events of the side bar and of accounts. */
  held(): Iterable<StoredEvent>;
  /** Keeps events that an account has given. */
  hold(found: Iterable<StoredEvent>): void;
}

export function known(sources: Sources, files: FileIndex): Known {
  const ofDocuments = new WeakMap<EventLog, TraceIndex<Whereabouts>>();
  // By id: a side bar that is refreshed loads the same events again.
  const held = new Map<string, StoredEvent>();
  const ofHeld = traceIndex<Whereabouts>();
  let whole:
    { readonly of: readonly unknown[]; readonly index: TraceIndex<Whereabouts> } | undefined;

  async function ofDocument(uri: string, log: EventLog, signal: AbortSignal) {
    const before = ofDocuments.get(log);
    if (before) return before;
    const index = traceIndex<Whereabouts>();
    const add = (event: CloudTrailEvent, at: number) =>
      index.add(event, { kind: 'document', uri, index: at });
    if (log.holds !== 'digest') await eachEvent(log, add, signal);
    ofDocuments.set(log, index);
    return index;
  }

  function hold(found: Iterable<StoredEvent>): void {
    for (const stored of found) {
      const id = text(canonicalEvent(stored.event).eventID);
      if (id === undefined || held.has(id)) continue;
      held.set(id, stored);
      const { place } = stored;
      ofHeld.add(
        stored.event,
        place ? { kind: 'file', uri: place.log, index: place.index } : { kind: 'held', stored },
      );
    }
  }

  return {
    held: () => held.values(),
    hold,
    async index(signal) {
      hold(sources.loaded());
      const parts: TraceIndex<Whereabouts>[] = [];
      for await (const { uri, log } of sources.documents())
        parts.push(await ofDocument(uri, log, signal));
      parts.push(ofHeld, files.index);
      const of = [...parts, held.size, files.events];
      const before = whole?.of;
      if (whole && before?.length === of.length && of.every((part, at) => part === before[at]))
        return whole.index;
      const index = traceIndex<Whereabouts>();
      for (const part of parts) index.merge(part.contents);
      whole = { of, index };
      return index;
    },
  };
}
