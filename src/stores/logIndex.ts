/**
 * What is known of the events of log files. A file is read once, at the first search that comes to it,
 * and again when its version is another; later searches look at rows of 40 bytes (`eventRow.ts`).
 */
import { breather } from './breath';
import { doubles, newestFirst, type RowRange } from './eventOrder';
import type { SearchProgress } from './eventStore';
import { EventTable } from './eventTable';
import { RowWriter } from './eventRow';
import type { Gunzip } from './gunzip';
import type { LogFile, LogFileAccess } from './logFileAccess';
import { FEW_FILES, type LogReaders, type ReadFile, type ReadPart } from './logReaders';
import { readAhead } from './readAhead';
import type { RecentTexts } from './recentTexts';
import { readFile } from './readFiles';
import { partsOf, share, tooMuch, type Share } from './readParts';
import { inTurns } from './turns';

export interface LogIndexOptions {
  readonly files: LogFileAccess;
  readonly gunzip: Gunzip;
  /** Absent where there is but one thread. */
  readonly readers?: LogReaders | undefined;
  readonly texts: RecentTexts<IndexedFile>;
}

/** A file whose events have rows. */
export interface IndexedFile extends ReadFile, RowRange {
  readonly file: LogFile;
  /** By `LogFileAccess.changes`, when the version was last seen to be this one. */
  seenAt: number | undefined;
}

/** The files of a search, all of them read. */
export interface LogView {
  readonly table: EventTable;
  /** In the order in which they are listed. */
  readonly files: readonly IndexedFile[];
  /** The rows of all events, newest first. */
  readonly order: Uint32Array;
  /** Of each event whose id was there before, the row that had it last. */
  readonly doubles: ReadonlyMap<number, number>;
  fileOf(row: number): IndexedFile;
}

export type ReportProgress = ((progress: SearchProgress) => void) | undefined;

/** The reading of one search, which goes on where it was stopped. */
export interface LogReading {
  view(signal: AbortSignal, progress: ReportProgress): Promise<LogView>;
}

export interface LogIndex {
  /** Many files have been found, and others still are: threads start, and begin with the first of them. */
  begin(found: readonly LogFile[], signal: AbortSignal): void;
  /** `changes`: those of the access before the files were listed. */
  reading(listed: readonly LogFile[], changes: number | undefined): LogReading;
}

/** What holds until there is more of it than is of use. */
interface Memory {
  readonly table: EventTable;
  readonly byURI: Map<string, IndexedFile>;
  /** The newest view: the next search is mostly one of the same files. */
  view: LogView | undefined;
}

/** Rows that nobody refers to are given back when there are as many as others, and so many. */
const FREE_ROWS = 100_000;
/** 160 MB. Beyond that, a search begins with nothing. */
const MOST_ROWS = 4_000_000;

export function logIndex({ files, gunzip, readers, texts }: LogIndexOptions): LogIndex {
  let memory = newMemory();
  const alone = inTurns();

  function current(): Memory {
    const { table, byURI } = memory;
    let inUse = 0;
    for (const { count } of byURI.values()) inUse += count;
    if (table.count > 2 * inUse + FREE_ROWS || table.count > MOST_ROWS) memory = newMemory();
    return memory;
  }

  /** What was begun with, for whoever reads those files first. */
  let begun: Share<ReadPart> | undefined;

  return {
    begin(found, signal) {
      if (!readers) return;
      readers.warm();
      if (found.every(file => readers.canRead(file))) begun = share(found, readers, signal);
    },

    reading(listed, changes) {
      const own = current();
      const done: (IndexedFile | undefined)[] = [];
      let count = 0;
      let hasLooked = false;

      function keep(at: number, file: LogFile, read: ReadFile, start: number): IndexedFile {
        const { count: events, version, problems } = read;
        // Written out: spread, each takes another 48 bytes.
        const indexed: IndexedFile = {
          file,
          start,
          count: events,
          version,
          problems,
          seenAt: changes,
        };
        done[at] = indexed;
        count++;
        if (read.version !== undefined) own.byURI.set(file.uri, indexed);
        return indexed;
      }

      /** What was read before and still holds. */
      async function recall(signal: AbortSignal): Promise<void> {
        const pause = pauser(signal);
        const doubtful: number[] = [];
        for (const [at, file] of listed.entries()) {
          const before = own.byURI.get(file.uri);
          if (!before || done[at]) continue;
          if (changes !== undefined && before.seenAt === changes) recalled(at, before);
          else doubtful.push(at);
        }
        const ahead = readAhead(doubtful, at => versionOf(listed[at] as LogFile, signal));
        for (const at of doubtful) {
          await pause();
          const before = own.byURI.get((listed[at] as LogFile).uri);
          if (before && before.version === (await ahead(at))) recalled(at, before);
        }
        hasLooked = true;
      }

      function recalled(at: number, before: IndexedFile): void {
        before.seenAt = changes;
        done[at] = before;
        count++;
      }

      const versionOf = async (file: LogFile, signal: AbortSignal) =>
        files.version?.(file, signal).catch(() => undefined);

      const missing = () => [...listed.keys()].filter(at => !done[at]);

      async function readHere(places: readonly number[], signal: AbortSignal, told: () => void) {
        const pause = pauser(signal);
        const rows = new RowWriter(own.table.texts);
        const ahead = readAhead(places, async at => {
          const file = listed[at] as LogFile;
          const version = await versionOf(file, signal);
          return { version, bytes: await files.read(file, signal) };
        });
        for (const at of places) {
          told();
          signal.throwIfAborted();
          const file = listed[at] as LogFile;
          const { read, text } = await readFile(file, () => ahead(at), rows, { gunzip, pause });
          signal.throwIfAborted();
          const indexed = keep(at, file, read, own.table.append(rows.rows));
          // Of many files none would be left when it is shown.
          if (text !== undefined && read.count > 0 && places.length < FEW_FILES)
            texts.add(indexed, text);
          rows.cut(0);
        }
      }

      async function readApart(
        places: readonly number[],
        apart: LogReaders,
        signal: AbortSignal,
        told: () => void,
      ) {
        const logs = places.map(at => listed[at] as LogFile);
        const first = begun;
        begun = undefined;
        let next = 0;
        for await (const { files, part, isTooMuch } of partsOf(logs, apart, signal, first)) {
          const batch = places.slice(next, (next += files.length));
          if (isTooMuch)
            for (const [index, file] of files.entries())
              keep(batch[index] as number, file, { count: 0, problems: [tooMuch(file)] }, 0);
          // What no thread has read is read here, after all others.
          if (!part) continue;
          let start = own.table.appendPart(part);
          for (const [index, read] of part.files.entries()) {
            keep(batch[index] as number, files[index] as LogFile, read, start);
            start += read.count;
          }
          told();
        }
      }

      return {
        view: (signal, progress) =>
          alone(signal, async () => {
            if (!hasLooked) await recall(signal);
            const told = () => progress?.({ read: count, total: listed.length });
            const left = missing();
            const apart = readers ? left.filter(at => readers.canRead(listed[at] as LogFile)) : [];
            if (readers && apart.length >= FEW_FILES) await readApart(apart, readers, signal, told);
            await readHere(missing(), signal, told);
            told();
            own.view = await viewOf(own, done as readonly IndexedFile[], pauser(signal));
            return own.view;
          }),
      };
    },
  };
}

function newMemory(): Memory {
  return { table: new EventTable(), byURI: new Map(), view: undefined };
}

/** Gives way to others where it is time, and ends what was aborted meanwhile. */
export function pauser(signal: AbortSignal): () => Promise<void> | undefined {
  const breathe = breather();
  return () => breathe()?.then(() => signal.throwIfAborted());
}

async function viewOf(
  { table, view }: Memory,
  files: readonly IndexedFile[],
  pause: () => Promise<void> | undefined,
): Promise<LogView> {
  if (view?.files.length === files.length && files.every((file, at) => file === view.files[at]))
    return view;
  const sorted = files
    .filter(({ count }) => count > 0)
    .sort((one, other) => one.start - other.start);
  const starts = Uint32Array.from(sorted, ({ start }) => start);
  return {
    table,
    files,
    order: await newestFirst(table, files, pause),
    doubles: await doubles(table, files, pause),
    fileOf(row) {
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= row) low = middle;
        else high = middle - 1;
      }
      return sorted[low] as IndexedFile;
    },
  };
}
