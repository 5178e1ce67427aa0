import type { StoreProblem } from './eventStore';

/** The files that may be logs, and their bytes: what a host gives to the store of log files. */
export interface LogFileAccess {
  /** The files under consideration, in the order in which they are to be read. */
  list(signal: AbortSignal, report: (problem: StoreProblem) => void): AsyncIterable<LogFile>;
  read(file: LogFile, signal: AbortSignal): Promise<Uint8Array>;
  /**
   * Another text when the file has another content: its time and size, as `fileVersion` gives them. What
   * was read of a file holds as long as this is the same; without it, until the end of the search.
   */
  version?(file: LogFile, signal: AbortSignal): Promise<string | undefined>;
  /**
   * Another number when a file came, went or changed, or when others are listed: as long as it is the
   * same, nothing is listed and nobody asked for versions. `undefined`: nobody watches.
   */
  changes?(): number | undefined;
}

/** A file's version by the time of its last change, in milliseconds, and its size in bytes. */
export function fileVersion(modified: number, size: number): string {
  return `${modified} ${size}`;
}

export interface LogFile {
  readonly uri: string;
  /** As people know it, relative to the workspace: `logs/2026/01/31/file.json.gz`. */
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
}

/** Names that logs have: which of them are logs is decided by what they hold. */
export function mayBeLog({ name }: LogFile): boolean {
  return /\.(json|jsonl|ndjson)(\.gz)?$/i.test(name);
}

/** Whether the name is one that CloudTrail gives to a log that it delivers. */
export function isDelivered({ name }: LogFile): boolean {
  return /^\d{12}_CloudTrail(-Insight|-NetworkActivity|-Aggregated)?_/.test(name);
}
