import type { StoreProblem } from './eventStore';

/** The files that may be logs, and their bytes: what a host gives to the store of log files. */
export interface LogFileAccess {
  /** The files under consideration, in the order in which they are to be read. */
  list(signal: AbortSignal, report: (problem: StoreProblem) => void): AsyncIterable<LogFile>;
  read(file: LogFile, signal: AbortSignal): Promise<Uint8Array>;
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
