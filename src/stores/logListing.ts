import type { EventQuery } from '../core/query';
import { isDigest } from './deliveredPath';
import type { StoreProblem } from './eventStore';
import { mayBeLog, type LogFile, type LogFileAccess } from './logFileAccess';
import { skippedFile } from './skippedFile';

/** The files that a search has to read, and those that it need not or cannot. */
export interface LogListing {
  readonly files: readonly LogFile[];
  readonly problems: readonly StoreProblem[];
}

export async function logListing(
  access: LogFileAccess,
  query: EventQuery,
  signal: AbortSignal,
): Promise<LogListing> {
  const files: LogFile[] = [];
  const problems: StoreProblem[] = [];
  for await (const file of access.list(signal, problem => problems.push(problem))) {
    signal.throwIfAborted();
    if (!mayBeLog(file) || isDigest(file.name)) continue;
    const skipped = skippedFile(file, query);
    if (skipped) problems.push(skipped);
    else files.push(file);
  }
  return { files, problems };
}
