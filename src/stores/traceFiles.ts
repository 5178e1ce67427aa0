import { traceIndex, type TraceContents, type TraceIndex } from '../core/trace';
import type { LogFile } from './logFileAccess';
import { readLog, type ReadOptions } from './readLog';

/** Where an event lies in a file. */
export interface FilePlace {
  readonly kind: 'file';
  readonly uri: string;
  readonly index: number;
}

/** What was read of a file for traces. */
export interface TracedFile {
  /** How many whole events it holds. */
  readonly events: number;
  /** Whether it could not be read. */
  readonly failed: boolean;
}

/** What files say about credentials: the first ones of those that were asked for. */
export interface TracePart {
  readonly contents: TraceContents<FilePlace>;
  readonly files: readonly TracedFile[];
}

/** Events after which a part is handed over, so that somebody hears of the progress. */
const MOST_EVENTS = 20_000;

/** Reads files one after the other, wherever this is called: what a worker does. */
export async function traceFiles(
  files: readonly LogFile[],
  read: (file: LogFile) => Promise<Uint8Array>,
  options: ReadOptions,
): Promise<TracePart> {
  const index = traceIndex<FilePlace>();
  const done: TracedFile[] = [];
  let events = 0;
  for (const file of files) {
    if (events >= MOST_EVENTS) break;
    const traced = await traceFile(file, read(file), index, options);
    events += traced.events;
    done.push(traced);
  }
  return { contents: index.contents, files: done };
}

/** Adds the events of a file to an index; half an event could have half a key, and is left out. */
export async function traceFile(
  file: LogFile,
  bytes: Promise<Uint8Array>,
  index: Pick<TraceIndex<FilePlace>, 'add'>,
  options: ReadOptions,
): Promise<TracedFile> {
  const { uri } = file;
  let place = 0;
  let events = 0;
  try {
    await readLog(
      file,
      await bytes,
      {
        add(event, isWhole) {
          const at = place++;
          if (!event || !isWhole) return;
          index.add(event, { kind: 'file', uri, index: at });
          events++;
        },
      },
      options,
    );
    return { events, failed: false };
  } catch {
    return { events, failed: true };
  }
}
