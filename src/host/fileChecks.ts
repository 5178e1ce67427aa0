import type * as vscode from 'vscode';
import type { CheckOptions, LocatedFinding } from '../core/check';
import type { EventLog } from '../core/eventLog';

/** Lines and columns of a finding, from 0: where it starts and where it ends. */
export type FindingRange = readonly [number, number, number, number];

/** What was found in a file on disk. */
export interface CheckedFile {
  readonly findings: readonly LocatedFinding[];
  /** Where they lie: one for each. */
  readonly ranges: readonly FindingRange[];
  /** Whether this log has the text that was checked. Told in slices; false once `isStale`. */
  isOf(log: EventLog, isStale: () => boolean): Promise<boolean>;
}

/**
 * Checks a file without holding up the extension host: in another thread. `undefined` where it is not
 * worth while, or holds no events. It ends with `most` findings. Rejects when the file cannot be read, or with the signal's reason.
 */
export type CheckFile = (
  uri: vscode.Uri,
  options: CheckOptions,
  most: number,
  signal: AbortSignal,
) => Promise<CheckedFile | undefined>;
