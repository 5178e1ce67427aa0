import { traceIndex, type TraceIndex } from '../core/trace';
import type { LogFile } from '../stores/logFileAccess';
import { pauser } from '../stores/logIndex';
import { FEW_FILES } from '../stores/logReaders';
import { partsOf } from '../stores/readParts';
import { traceFile, type TracedFile } from '../stores/traceFiles';
import { bytesOf, listLogs, type LogAccess } from './readLogs';
import type { Sources, Whereabouts } from './sources';

/** What the logs of the workspace say about credentials, read once and kept until a file changes. */
export interface FileIndex {
  /** As far as it was read. Another object after files have changed. */
  readonly index: TraceIndex<Whereabouts>;
  /** How many files hold events. */
  readonly logs: number;
  readonly events: number;
  /** How many files could not be read. */
  readonly failed: number;
  /** Whether the events of a file are among those that were read. */
  has(uri: string): boolean;
  /**
   * Reads what was not read yet. Rejects with the reason of the signal; what was read by then stays,
   * and the next call goes on from there.
   */
  complete(signal: AbortSignal, progress: (read: number, total: number) => void): Promise<void>;
  /** Files have changed: everything is read again at the next call. */
  forget(): void;
}

interface Reading {
  readonly index: TraceIndex<Whereabouts>;
  /** The files that are still to be read; unknown until they were listed. */
  listed: readonly LogFile[] | undefined;
  readonly read: Set<string>;
  files: number;
  events: number;
  failed: number;
}

const begin = (): Reading => ({
  index: traceIndex(),
  listed: undefined,
  read: new Set(),
  files: 0,
  events: 0,
  failed: 0,
});

export function fileIndex(access: LogAccess & Pick<Sources, 'tracers'>): FileIndex {
  const { tracers } = access;
  let reading = begin();
  let isStale = false;
  let last: Promise<void> = Promise.resolve();

  async function complete(
    signal: AbortSignal,
    progress: (read: number, total: number) => void,
  ): Promise<void> {
    signal.throwIfAborted();
    if (isStale) reading = begin();
    isStale = false;
    const now = reading;
    const listed = (now.listed ??= await listLogs(access, signal));
    const told = (file: LogFile, { events, failed }: TracedFile) => {
      now.files++;
      if (events > 0) now.read.add(file.uri);
      now.events += events;
      now.failed += failed ? 1 : 0;
      progress(now.files, listed.length);
    };
    // Told before and after: a folder may be slow from its first file on.
    progress(now.files, listed.length);
    const here = (files: readonly LogFile[]) => readHere(access, files, now.index, signal, told);
    const left = listed.slice(now.files);
    if (!tracers || left.length < FEW_FILES || !left.every(file => tracers.canRead(file)))
      return here(left);
    for await (const { files, part, isTooMuch } of partsOf(left, tracers, signal)) {
      if (!part) {
        if (isTooMuch) for (const file of files) told(file, { events: 0, failed: true });
        else await here(files);
        continue;
      }
      now.index.merge(part.contents);
      for (const [at, read] of part.files.entries()) told(files[at] as LogFile, read);
    }
  }

  return {
    get index() {
      return reading.index;
    },
    get logs() {
      return reading.read.size;
    },
    get events() {
      return reading.events;
    },
    get failed() {
      return reading.failed;
    },
    has: uri => reading.read.has(uri),
    complete(signal, progress) {
      // One at a time: who comes second goes on where the first one ends, however it ends.
      const next = last.then(() => complete(signal, progress));
      last = next.catch(() => undefined);
      return next;
    },
    forget() {
      isStale = true;
    },
  };
}

/** Reads files between the work of others. An event that was added stays: a file may be begun anew. */
async function readHere(
  access: LogAccess,
  listed: readonly LogFile[],
  index: TraceIndex<Whereabouts>,
  signal: AbortSignal,
  told: (file: LogFile, traced: TracedFile) => void,
): Promise<void> {
  const pause = pauser(signal);
  for await (const { file, bytes } of bytesOf(access, listed, signal)) {
    const traced = await traceFile(file, bytes, index, { gunzip: access.gunzip, pause });
    signal.throwIfAborted();
    told(file, traced);
  }
}
