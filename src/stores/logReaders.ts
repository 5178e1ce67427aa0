import type { RowPart } from './eventTable';
import type { StoreProblem } from './eventStore';
import type { LogFile } from './logFileAccess';

/** From so many files on it pays to start other threads, which takes 40 ms. */
export const FEW_FILES = 200;

/** Reads files away from the thread on which the editor's features run: several at a time. */
export interface LogReaders<Part extends { readonly files: readonly unknown[] } = ReadPart> {
  /** Whether a file can be read there: on a disk of this machine. */
  canRead(file: LogFile): boolean;
  /** How many calls of `read` are worth while at a time. */
  readonly lanes: number;
  /** Work is to be expected: what takes time to start may be started. */
  warm(): void;
  /** Reads the first of the files, one at least. Rejects when it cannot be done there, and with the signal's reason when aborted. */
  read(files: readonly LogFile[], signal: AbortSignal): Promise<Part>;
}

/** What was read: the rows of the files one after the other, and what is to be said of each. */
export interface ReadPart extends RowPart {
  readonly files: readonly ReadFile[];
}

export interface ReadFile {
  readonly count: number;
  /** Absent for a file that could not be read. */
  readonly version?: string | undefined;
  readonly problems: readonly StoreProblem[];
}
