/**
 * One search of log files.
 *
 * Times within a log are in no order and names promise nothing, so the first page needs one look at
 * every event of every file. What is kept of an event is its time and its place (12 bytes); the event
 * itself is read again when its page is shown. A page touches few files, as logs are delivered by time;
 * holding a log of 44 MB would take 100 MB for as long as the view is open. Texts are held weakly, so
 * that the usual few small logs are read once.
 */
import { text } from '../core/cloudTrailEvent';
import { openLog, type EventLog } from '../core/eventLog';
import { canonicalEvent } from '../core/legacyEvent';
import { message, wordsOf, type Message } from '../core/message';
import { eventTime, matches, type EventQuery } from '../core/query';
import { breather } from './breath';
import { newest, runOf, type FoundEvent, type Pick, type Run } from './eventOrder';
import type { EventSearch, SearchProgress, StoredEvent, StoreProblem } from './eventStore';
import type { Gunzip } from './gunzip';
import { isDelivered, type LogFile, type LogFileAccess } from './logFileAccess';
import { logListing } from './logListing';
import { problemsOf, problemsOfOther } from './logProblems';
import { logText } from './logText';

const PAGE = 100;

/** A file that holds events. */
interface Source {
  readonly file: LogFile;
  log: WeakRef<EventLog>;
}

export function searchLogs(query: EventQuery, files: LogFileAccess, gunzip: Gunzip): EventSearch {
  const breathe = breather();
  const seen = new Set<string>();
  const runs: Run<Source>[] = [];
  let found: StoreProblem[] = [];
  let listed: readonly LogFile[] | undefined;
  let indexed = 0;
  let positions: readonly number[] = [];

  async function read(file: LogFile, signal: AbortSignal, bytes = files.read(file, signal)) {
    const decoded = await logText(await bytes, gunzip);
    await breathe();
    return { log: openLog(decoded.text, { assumed: isDelivered(file) }), decoded };
  }

  /** Looks at the files that were not looked at yet. A file that was interrupted is begun anew. */
  async function index(signal: AbortSignal, progress?: (progress: SearchProgress) => void) {
    if (!listed) {
      const listing = await logListing(files, query, signal);
      listed = listing.files;
      found = [...found, ...listing.problems];
    }
    const ahead = readAhead(files, listed, signal);
    for (; indexed < listed.length; indexed++) {
      progress?.({ read: indexed, total: listed.length });
      signal.throwIfAborted();
      const file = listed[indexed];
      if (file) await indexFile(file, signal, ahead(indexed));
    }
    progress?.({ read: indexed, total: listed.length });
    seen.clear();
  }

  async function indexFile(file: LogFile, signal: AbortSignal, bytes?: Promise<Uint8Array>) {
    try {
      const { log, decoded } = await read(file, signal, bytes);
      signal.throwIfAborted();
      if (!log) {
        found.push(...problemsOfOther(file, decoded));
        return;
      }
      const { events, ids, broken, duplicates } = await eventsOf(log, signal);
      signal.throwIfAborted();
      for (const id of ids) seen.add(id);
      if (events.length > 0) runs.push(runOf({ file, log: new WeakRef(log) }, events));
      found.push(...problemsOf(file, log, { broken, duplicates }, decoded));
    } catch (error) {
      signal.throwIfAborted();
      found.push({ what: file.path, why: wordsOf(error), uri: file.uri });
    }
  }

  async function eventsOf(log: EventLog, signal: AbortSignal) {
    const events: FoundEvent[] = [];
    const ids = new Set<string>();
    let [broken, duplicates] = [0, 0];
    for (let index = 0; index < log.count; index++) {
      const pause = breathe();
      if (pause) {
        await pause;
        signal.throwIfAborted();
      }
      if (!log.isWhole(index)) broken++;
      const event = log.event(index);
      if (!event || !matches(query, event)) continue;
      const id = text(canonicalEvent(event).eventID);
      if (id !== undefined && (seen.has(id) || ids.has(id))) {
        duplicates++;
        continue;
      }
      if (id !== undefined) ids.add(id);
      events.push({ time: eventTime(event) ?? Number.NEGATIVE_INFINITY, index });
    }
    return { events, ids, broken, duplicates };
  }

  /** The events at their places; a file that is not what it was gives a problem instead. */
  async function load(picks: readonly Pick<Source>[], signal: AbortSignal) {
    const problems = new Map<Source, StoreProblem>();
    const logs = new Map<Source, EventLog>();
    const events: StoredEvent[] = [];
    for (const { log: source } of picks) {
      if (logs.has(source) || problems.has(source)) continue;
      signal.throwIfAborted();
      try {
        const log = source.log.deref() ?? (await read(source.file, signal)).log;
        if (log) logs.set(source, log);
        else problems.set(source, changed(source));
      } catch (error) {
        signal.throwIfAborted();
        problems.set(source, problem(source, wordsOf(error)));
      }
    }
    for (const { log: source, time, index } of picks) {
      const log = logs.get(source);
      const event = log && index < log.count ? log.event(index) : undefined;
      if (log && event && (eventTime(event) ?? Number.NEGATIVE_INFINITY) === time) {
        const json = log.json(index);
        events.push({ event, json, place: { log: source.file.uri, index } });
      } else if (!problems.has(source)) problems.set(source, changed(source));
    }
    for (const [source, log] of logs) source.log = new WeakRef(log);
    return { events, problems: [...problems.values()] };
  }

  return {
    async next(signal, progress) {
      signal.throwIfAborted();
      await index(signal, progress);
      const page = newest(runs, positions, PAGE);
      const { events, problems } = await load(page.picks, signal);
      signal.throwIfAborted();
      positions = page.positions;
      const all = [...found, ...problems];
      found = [];
      return {
        events,
        problems: all,
        done: runs.every(({ indexes }, at) => (positions[at] ?? 0) >= indexes.length),
      };
    },
  };
}

/** Files are read ahead: waiting for one after the other takes several times the work that they are. */
function readAhead(files: LogFileAccess, listed: readonly LogFile[], signal: AbortSignal) {
  const started = new Map<number, Promise<Uint8Array>>();
  const start = async (file: LogFile) => files.read(file, signal);
  return (index: number): Promise<Uint8Array> | undefined => {
    for (let next = index; next < index + AHEAD; next++) {
      const file = listed[next];
      if (!file || started.has(next)) continue;
      const bytes = start(file);
      // Who comes to it hears of a failure; of a file that nobody comes to, nobody asks.
      bytes.catch(() => undefined);
      started.set(next, bytes);
    }
    const bytes = started.get(index);
    started.delete(index);
    return bytes;
  };
}

/** So many files, packed as they are: a few MB at most, where the logs are large. */
const AHEAD = 8;

function changed(source: Source): StoreProblem {
  return problem(
    source,
    message('The file has changed since the search began. Refresh the events.'),
  );
}

function problem({ file }: Source, why: Message): StoreProblem {
  return { what: file.path, why, uri: file.uri };
}
