import type * as vscode from 'vscode';
import type { CheckOptions, LocatedFinding } from '../core/check';
import type { EventLog } from '../core/eventLog';
import type { LogPart } from '../core/logParts';
import type { ShownPart } from './documentUris';

/** What is done with large logs on disk without holding up the extension host: in another thread. */
export interface LogThread {
  /**
   * What is found in the document of a log: of a file as it is, or of one of ours that shows it
   * formatted. `undefined` where it is not worth while, or holds no events. It ends with `most`
   * findings. Rejects when the file cannot be read, or with the signal's reason.
   */
  check(
    uri: vscode.Uri,
    options: CheckOptions,
    most: number,
    signal: AbortSignal,
  ): Promise<CheckedFile | undefined>;
  /**
   * The parts of a log, each of at most so many bytes when it is formatted. `undefined` where that
   * cannot be told: then it is told here, or said why not.
   */
  parts(source: vscode.Uri, most: number): Promise<DividedLog | undefined>;
  /**
   * A log formatted, or a part of it, in UTF-8, at most so many bytes. `undefined` where that is not
   * worth while or cannot be done: then it is done here, or said why not.
   */
  format(
    source: vscode.Uri,
    part: ShownPart | undefined,
    most: number,
  ): Promise<Uint8Array | undefined>;
}

/** The parts of a log, and how many events it has. */
export interface DividedLog {
  readonly parts: readonly LogPart[];
  readonly count: number;
}

/** Lines and columns of a finding, from 0: where it starts and where it ends. */
export type FindingRange = readonly [number, number, number, number];

/** What was found in a document that is not there yet. */
export interface CheckedFile {
  readonly findings: readonly LocatedFinding[];
  /** Where they lie: one for each. */
  readonly ranges: readonly FindingRange[];
  /** Whether this log has the text that was checked. Told in slices; false once `isStale`. */
  isOf(log: EventLog, isStale: () => boolean): Promise<boolean>;
}
