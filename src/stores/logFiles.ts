import type { EventStore } from './eventStore';
import type { Gunzip } from './gunzip';
import type { LogFileAccess } from './logFileAccess';
import { logIndex, type IndexedFile } from './logIndex';
import { logListings } from './logListing';
import type { LogReaders } from './logReaders';
import { recentTexts } from './recentTexts';
import { searchLogs } from './logSearch';

export interface LogFileStoreOptions {
  readonly id: string;
  readonly label: string;
  readonly files: LogFileAccess;
  readonly gunzip: Gunzip;
  /** Other threads; without them, files are read between the work of others. */
  readonly readers?: LogReaders | undefined;
}

/** How a room comes by a store of log files, whose code is loaded when it is searched. */
export type OpenLogStore = (
  options: Pick<LogFileStoreOptions, 'id' | 'label' | 'files'>,
) => EventStore;

/** The events of log files, newest first over all files; an event that lies in several is shown once. */
export function logFileStore(options: LogFileStoreOptions): EventStore {
  const { id, label, files, gunzip } = options;
  const texts = recentTexts<IndexedFile>();
  const index = logIndex({ ...options, texts });
  const { list, lookAgain } = logListings(files, index.begin);
  const search: EventStore['search'] = query =>
    searchLogs(query, { files, gunzip, index, list, texts });
  return { id, label, search, lookAgain };
}
