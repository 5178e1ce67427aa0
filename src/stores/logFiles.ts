import type { EventStore } from './eventStore';
import type { Gunzip } from './gunzip';
import type { LogFileAccess } from './logFileAccess';
import { searchLogs } from './logSearch';

export interface LogFileStoreOptions {
  readonly id: string;
  readonly label: string;
  readonly files: LogFileAccess;
  readonly gunzip: Gunzip;
}

/** The events of log files, newest first over all files; an event that lies in several is shown once. */
export function logFileStore({ id, label, files, gunzip }: LogFileStoreOptions): EventStore {
  return { id, label, search: query => searchLogs(query, files, gunzip) };
}
