/**
 * One search of log files: which events, of what is known of all of them (`logIndex.ts`), and the events
 * themselves page by page, read again from their files. A page touches few files, as logs are delivered
 * by time, and the usual few small logs are held.
 */
import type { EventLog } from '../core/eventLog';
import { message, type Message } from '../core/message';
import { fileProblem } from '../core/fileProblem';
import { eventTime, matches, type EventQuery } from '../core/query';
import type { EventSearch, StoredEvent, StoreProblem } from './eventStore';
import type { Gunzip } from './gunzip';
import type { LogFileAccess } from './logFileAccess';
import { pauser, type IndexedFile, type LogIndex, type LogView } from './logIndex';
import type { Listed } from './logListing';
import { duplicatesIn } from './logProblems';
import { logText } from './logText';
import { openInSlices } from './openInSlices';
import { readAhead } from './readAhead';
import type { RecentTexts } from './recentTexts';
import { rowFilter, type RowFilter } from './rowFilter';

const PAGE = 100;

/** The rest of a search, once the files have been read. */
interface Matches {
  readonly view: LogView;
  readonly isMatch: RowFilter;
}

export interface LogSearchOptions {
  readonly files: LogFileAccess;
  readonly gunzip: Gunzip;
  readonly index: LogIndex;
  readonly list: (query: EventQuery, signal: AbortSignal) => Promise<Listed>;
  readonly texts: RecentTexts<IndexedFile>;
}

export function searchLogs(query: EventQuery, options: LogSearchOptions): EventSearch {
  const { files, gunzip, index, list, texts } = options;
  const isText = query.filters.some(({ attribute }) => attribute === 'text');
  /** The logs of pages, for the large ones: they are opened once, as long as memory allows. */
  const logs = new WeakMap<IndexedFile, WeakRef<EventLog>>();
  let reading: ReturnType<LogIndex['reading']> | undefined;
  let found: Matches | undefined;
  let problems: readonly StoreProblem[] = [];
  /** Of the rows in order, how many have been looked at. */
  let position = 0;
  /** Of a search for text, the events that say it, and how many files have been read for them. */
  const said = new Set<number>();
  let searched = 0;

  async function open(indexed: IndexedFile, signal: AbortSignal): Promise<EventLog | undefined> {
    const { file } = indexed;
    let text = texts.get(indexed);
    if (text === undefined) ({ text } = await logText(await files.read(file, signal), gunzip));
    texts.add(indexed, text);
    return openInSlices(file, text, pauser(signal));
  }

  async function logOf(indexed: IndexedFile, signal: AbortSignal): Promise<EventLog | undefined> {
    const log = logs.get(indexed)?.deref() ?? (await open(indexed, signal));
    if (log) logs.set(indexed, new WeakRef(log));
    return log;
  }

  async function find(signal: AbortSignal, ...[progress]: Progress): Promise<Matches> {
    if (!reading) {
      const listed = await list(query, signal);
      reading = index.reading(listed.files, listed.changes);
      problems = listed.problems;
    }
    const view = await reading.view(signal, progress);
    const meets = await rowFilter(query, view.table, pauser(signal));
    if (isText) await searchTexts(view, meets, signal, progress);
    const isMatch: RowFilter = isText ? row => said.has(row) : meets;
    problems = [...problems, ...problemsOf(view, isMatch)];
    return { view, isMatch };
  }

  /** Free text is looked for in the files that hold events which meet the rest of the query. */
  async function searchTexts(
    view: LogView,
    meets: RowFilter,
    signal: AbortSignal,
    ...[progress]: Progress
  ): Promise<void> {
    const pause = pauser(signal);
    const total = view.files.length;
    const rest = [...view.files.keys()].slice(searched).filter(at => {
      const { start, count } = view.files[at] as IndexedFile;
      for (let row = start; row < start + count; row++) if (meets(row)) return true;
      return false;
    });
    const ahead = readAhead(rest, at => open(view.files[at] as IndexedFile, signal));
    for (const at of rest) {
      progress?.({ read: at, total });
      const { start, count } = view.files[at] as IndexedFile;
      // A file that cannot be read any more is named when its events are to be shown.
      const log = await ahead(at).catch(() => undefined);
      signal.throwIfAborted();
      for (let index = 0; index < count; index++) {
        await pause();
        const event = meets(start + index) ? log?.event(index) : undefined;
        if (event && matches(query, event)) said.add(start + index);
      }
      searched = at + 1;
    }
    progress?.({ read: total, total });
  }

  /** The events at their places; a file that is not what it was gives a problem instead. */
  async function load({ view }: Matches, rows: readonly number[], signal: AbortSignal) {
    const failed = new Map<IndexedFile, StoreProblem>();
    const open = new Map<IndexedFile, EventLog>();
    const events: StoredEvent[] = [];
    for (const row of rows) {
      const indexed = view.fileOf(row);
      if (open.has(indexed) || failed.has(indexed)) continue;
      signal.throwIfAborted();
      try {
        const log = await logOf(indexed, signal);
        if (log) open.set(indexed, log);
        else failed.set(indexed, changed(indexed));
      } catch (error) {
        signal.throwIfAborted();
        failed.set(indexed, problem(indexed, fileProblem(error)));
      }
    }
    for (const row of rows) {
      const indexed = view.fileOf(row);
      const log = open.get(indexed);
      const at = row - indexed.start;
      const event = log && at < log.count ? log.event(at) : undefined;
      if (log && event && (eventTime(event) ?? -Infinity) === view.table.time(row)) {
        if (matches(query, event))
          events.push({ event, json: log.json(at), place: { log: indexed.file.uri, index: at } });
      } else if (!failed.has(indexed)) failed.set(indexed, changed(indexed));
    }
    return { events, problems: [...failed.values()] };
  }

  return {
    async next(signal, progress) {
      signal.throwIfAborted();
      found ??= await find(signal, progress);
      const { order } = found.view;
      const rows: number[] = [];
      const pause = pauser(signal);
      let at = position;
      for (; at < order.length; at++) {
        if (at % 4096 === 0) await pause();
        const row = order[at] ?? 0;
        if (!found.isMatch(row) || isShownElsewhere(found, row)) continue;
        // One more than a page tells whether there is another one.
        if (rows.length === PAGE) break;
        rows.push(row);
      }
      const page = await load(found, rows, signal);
      signal.throwIfAborted();
      position = at;
      const all = [...problems, ...page.problems];
      problems = [];
      return { events: page.events, problems: all, done: at >= order.length };
    },
  };
}

type Progress = [progress: Parameters<EventSearch['next']>[1]];

/** Whether the same event was found before, in the order in which files are listed. */
function isShownElsewhere({ view, isMatch }: Matches, row: number): boolean {
  let before = view.doubles.get(row);
  while (before !== undefined && !isMatch(before)) before = view.doubles.get(before);
  return before !== undefined;
}

function problemsOf(view: LogView, isMatch: RowFilter): readonly StoreProblem[] {
  const duplicates = new Map<IndexedFile, number>();
  for (const row of view.doubles.keys()) {
    if (!isMatch(row) || !isShownElsewhere({ view, isMatch }, row)) continue;
    const indexed = view.fileOf(row);
    duplicates.set(indexed, (duplicates.get(indexed) ?? 0) + 1);
  }
  return view.files.flatMap(indexed => {
    const count = duplicates.get(indexed);
    return count === undefined
      ? indexed.problems
      : [...indexed.problems, duplicatesIn(indexed.file, count)];
  });
}

function changed(indexed: IndexedFile): StoreProblem {
  return problem(
    indexed,
    message('The file has changed since the search began. Refresh the events.'),
  );
}

function problem({ file }: IndexedFile, why: Message): StoreProblem {
  return { what: file.path, why, uri: file.uri };
}
