import { fileProblem } from '../core/fileProblem';
import { RowWriter } from './eventRow';
import type { LogFile } from './logFileAccess';
import { readLog, type ReadOptions } from './readLog';
import type { ReadFile, ReadPart } from './logReaders';
import { rowTexts } from './rowTexts';

/** A file's bytes, and which version of it they are. */
export interface VersionedBytes {
  readonly bytes: Uint8Array;
  readonly version?: string | undefined;
}

/** Rows after which a part is handed over: to put them to the others takes some milliseconds. */
const MOST_ROWS = 20_000;

/**
 * Reads files one after the other, wherever this is called: what a worker does. Of files with many events
 * as many as make a part, the first ones.
 */
export async function readFiles(
  files: readonly LogFile[],
  read: (file: LogFile) => VersionedBytes,
  options: ReadOptions,
): Promise<ReadPart> {
  const texts = rowTexts();
  const rows = new RowWriter(texts);
  const done: ReadFile[] = [];
  for (const file of files) {
    if (rows.count >= MOST_ROWS) break;
    done.push((await readFile(file, async () => read(file), rows, options)).read);
  }
  return {
    rows: rows.rows.slice(),
    words: texts.words.texts,
    actions: texts.actions.part(),
    callers: texts.callers.part(),
    resources: texts.resources.part(),
    files: done,
  };
}

/** Writes the rows of a file: all or, where it cannot be read or was interrupted, none. */
export async function readFile(
  file: LogFile,
  read: () => Promise<VersionedBytes>,
  rows: RowWriter,
  options: ReadOptions,
): Promise<{ readonly read: ReadFile; readonly text?: string }> {
  const before = rows.count;
  try {
    const { bytes, version } = await read();
    const { problems, text } = await readLog(file, bytes, rows, options);
    const count = rows.count - before;
    return {
      read: version === undefined ? { count, problems } : { count, version, problems },
      text,
    };
  } catch (error) {
    rows.cut(before);
    const problem = { what: file.path, why: fileProblem(error), uri: file.uri };
    return { read: { count: 0, problems: [problem] } };
  }
}
