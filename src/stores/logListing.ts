import type { EventFilter, EventQuery } from '../core/query';
import { isDigest } from './deliveredPath';
import type { StoreProblem } from './eventStore';
import { mayBeLog, type LogFile, type LogFileAccess } from './logFileAccess';
import { FEW_FILES } from './logReaders';
import { skippedFile } from './skippedFile';

/** The files that a search has to read, and those that it need not or cannot. */
export interface LogListing {
  readonly files: readonly LogFile[];
  readonly problems: readonly StoreProblem[];
}

export interface Listed extends LogListing {
  /** By `LogFileAccess.changes`, before they were listed. */
  readonly changes: number | undefined;
}

/** Called once there are many files, none of which was read yet, while the others are being listed. */
export type ManyFound = (files: readonly LogFile[], signal: AbortSignal) => void;

/** Lists files for searches, not again where nothing has changed since they were. */
export function logListings(access: LogFileAccess, begin?: ManyFound) {
  let newest: { readonly changes: number; readonly all: LogListing } | undefined;
  let looks = 0;
  let isFirst = true;
  const manyFound: ManyFound = (files, signal) => {
    if (isFirst) begin?.(files, signal);
    isFirst = false;
  };

  const list = async (query: EventQuery, signal: AbortSignal): Promise<Listed> => {
    const watched = access.changes?.();
    const changes = watched === undefined ? undefined : watched + looks;
    const all =
      newest && newest.changes === changes ? newest.all : await allOf(access, signal, manyFound);
    newest = changes === undefined ? undefined : { changes, all };
    return { ...wanted(all, query), changes };
  };
  // No number that was there before: as if somebody had seen a change.
  return { list, lookAgain: () => void (looks += 2 ** 32) };
}

/** The files of one search, listed for it. */
export async function logListing(
  access: LogFileAccess,
  query: EventQuery,
  signal: AbortSignal,
): Promise<LogListing> {
  return wanted(await allOf(access, signal), query);
}

async function allOf(
  access: LogFileAccess,
  signal: AbortSignal,
  manyFound?: ManyFound,
): Promise<LogListing> {
  const files: LogFile[] = [];
  const problems: StoreProblem[] = [];
  for await (const file of access.list(signal, problem => problems.push(problem))) {
    signal.throwIfAborted();
    if (mayBeLog(file) && !isDigest(file.name) && files.push(inOneText(file)) === FEW_FILES)
      manyFound?.(files, signal);
  }
  return { files, problems };
}

/** The same, with the path and the name as parts of the URI where they are: a third of the memory. */
function inOneText({ uri, path, name }: LogFile): LogFile {
  if (!uri.endsWith(path) || !path.endsWith(name)) return { uri, path, name };
  return { uri, path: uri.slice(-path.length), name: uri.slice(-name.length) };
}

function wanted(all: LogListing, query: EventQuery): LogListing {
  // Taking thousands of paths to pieces takes longer than a look at the index.
  if (!mayExclude(query)) return all;
  const files: LogFile[] = [];
  const problems = [...all.problems];
  for (const file of all.files) {
    const skipped = skippedFile(file, query);
    if (skipped) problems.push(skipped);
    else files.push(file);
  }
  return { files, problems };
}

/** Whether there is anything in a query that a path may exclude. */
function mayExclude({ from, to, filters }: EventQuery): boolean {
  const isOfPath = ({ attribute }: EventFilter) =>
    attribute === 'recipientAccountId' || attribute === 'awsRegion';
  return from !== undefined || to !== undefined || filters.some(isOfPath);
}
