import type { CloudTrailEvent } from '../core/cloudTrailEvent';
import type { EventLog } from '../core/eventLog';
import { ANY_EVENT } from '../core/query';
import { breather } from '../stores/breath';
import type { Gunzip } from '../stores/gunzip';
import type { LogFile, LogFileAccess } from '../stores/logFileAccess';
import { logListing } from '../stores/logListing';
import { logText } from '../stores/logText';
import { openInSlices } from '../stores/openInSlices';
import { readAhead } from '../stores/readAhead';

/** The files of the workspace, and what unpacks them. */
export interface LogAccess {
  readonly files: LogFileAccess;
  readonly gunzip: Gunzip;
}

/** A file that was read. Without a log it holds no events, or it could not be read. */
export interface ReadLog {
  readonly file: LogFile;
  readonly log: EventLog | undefined;
  readonly failed: boolean;
}

/** The files that may hold events, in the order in which they are read. */
export async function listLogs(
  { files }: LogAccess,
  signal: AbortSignal,
): Promise<readonly LogFile[]> {
  return (await logListing(files, ANY_EVENT, signal)).files;
}

/** The log of one file. Rejects when it cannot be read. */
export async function readLog(
  { files, gunzip }: LogAccess,
  file: LogFile,
  signal: AbortSignal,
  bytes = files.read(file, signal),
): Promise<EventLog | undefined> {
  const { text } = await logText(await bytes, gunzip);
  const log = await openInSlices(file, text, breather());
  return log?.holds === 'digest' ? undefined : log;
}

/** A file whose turn it is, and its bytes, which are being read. */
interface FileBytes {
  readonly file: LogFile;
  readonly bytes: Promise<Uint8Array>;
}

/** Gives files one after the other, reading ahead, and gives way to others in between. */
export async function* bytesOf(
  { files }: LogAccess,
  listed: readonly LogFile[],
  signal: AbortSignal,
): AsyncGenerator<FileBytes> {
  const breathe = breather();
  // A file access may throw at once, too; who comes to the file hears of it.
  const ahead = readAhead([...listed.keys()], async at =>
    files.read(listed[at] as LogFile, signal),
  );
  for (const [at, file] of listed.entries()) {
    await breathe();
    signal.throwIfAborted();
    yield { file, bytes: ahead(at) };
    signal.throwIfAborted();
  }
}

/** Reads files. One that cannot be read is told, and stops none of the others. */
export async function* readLogs(
  access: LogAccess,
  listed: readonly LogFile[],
  signal: AbortSignal,
): AsyncGenerator<ReadLog> {
  for await (const { file, bytes } of bytesOf(access, listed, signal)) {
    yield await readLog(access, file, signal, bytes).then(
      log => ({ file, log, failed: false }),
      () => ({ file, log: undefined, failed: true }),
    );
  }
}

/** The events of a log that are whole, since half an event could have half a key; in slices. */
export async function eachEvent(
  log: EventLog,
  take: (event: CloudTrailEvent, index: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const breathe = breather();
  for (let index = 0; index < log.count; index++) {
    const pause = breathe();
    if (pause) {
      await pause;
      signal.throwIfAborted();
    }
    const event = log.isWhole(index) ? log.event(index) : undefined;
    if (event) take(event, index);
  }
}
