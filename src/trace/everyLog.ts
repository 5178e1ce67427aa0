import type { EventLog } from '../core/eventLog';
import { message, type Wording } from '../core/message';
import type { Watch } from '../host/tracing';
import { listLogs, readLogs } from './readLogs';
import type { Sources } from './sources';

/** A log, and where it lies. */
export interface PlacedLog {
  readonly kind: 'document' | 'file';
  readonly uri: string;
  readonly log: EventLog;
}

/** How the words of progress are written. */
export interface Words {
  readonly wording: Wording;
  /** How numbers are written for the reader. */
  number(value: number): string;
}

/** All logs: open documents, then the files of the workspace, each read as its turn comes. */
export async function* everyLog(sources: Sources & Words, watch: Watch): AsyncGenerator<PlacedLog> {
  for await (const { uri, log } of sources.documents())
    if (log.holds !== 'digest') yield { kind: 'document', uri, log };
  const listed = await listLogs(sources, watch.signal);
  let read = 0;
  for await (const { file, log } of readLogs(sources, listed, watch.signal)) {
    watch.progress(filesInWords(sources, ++read, listed.length));
    if (log) yield { kind: 'file', uri: file.uri, log };
  }
}

/** `Log files: 1,200 of 3,872` */
export function filesInWords({ wording, number }: Words, read: number, total: number): string {
  return wording(message('Log files: {0} of {1}', number(read), number(total)));
}
