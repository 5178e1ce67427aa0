import { check, type LocatedFinding } from '../core/check';
import { openLog, type EventLog } from '../core/eventLog';
import { notCloudTrail as foreignNote, type FormatId } from '../core/formats';
import { toPointer } from '../core/jsonPointer';
import { linesOf } from '../core/lines';
import { english } from '../core/message';
import type { Severity } from '../core/rules/rule';
import { filesOf, isDeliveredName, readPath } from './readPath';
import { valueText } from '../core/valueText';

/** What `check` found, in the form that `--format json` prints. */
export interface CheckReport {
  readonly files: readonly FileReport[];
  readonly summary: Summary;
}

export interface FileReport {
  readonly path: string;
  /** `null`: the file holds no CloudTrail events. */
  readonly format: FormatId | null;
  readonly events: number;
  /** What a file without events is, where it looks like CloudTrail. */
  readonly note?: string;
  /** Why the file could not be read. */
  readonly error?: string;
  readonly findings: readonly FindingReport[];
  /** The checks that could not be made, where there are any: what they would have found is not here. */
  readonly failures?: readonly FailureReport[];
}

/** A rule that failed on an event. */
export interface FailureReport {
  readonly rule: string;
  /** Index of the event in the file; `null` for the container. */
  readonly event: number | null;
}

export interface FindingReport {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Index of the event in the file; `null` for the container. */
  readonly event: number | null;
  /** JSON pointer inside the event. */
  readonly pointer: string;
  /** Lines and columns of the unpacked text from 1, columns in UTF-16 units; the end is excluded. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type Summary = Readonly<Record<Severity, number>> & {
  readonly files: number;
  readonly events: number;
  /** Milliseconds from texts in memory to findings with their positions. */
  readonly ms: number;
};

export type Threshold = 'error' | 'warning' | 'info' | 'never';

/** Checks files, folders and standard input. A file that cannot be read never stops the others. */
export async function checkPaths(paths: readonly string[]): Promise<CheckReport> {
  const files: FileReport[] = [];
  let ms = 0;
  for (const path of paths) {
    try {
      for await (const file of filesOf(path)) {
        const { report, took } = await checkFile(file);
        files.push(report);
        ms += took;
      }
    } catch (error) {
      files.push(unreadable(path, reasonOf(error)));
    }
  }
  const count = (severity: Severity) =>
    files.reduce(
      (sum, file) => sum + file.findings.filter(found => found.severity === severity).length,
      0,
    );
  const summary = {
    files: files.length,
    events: files.reduce((sum, file) => sum + file.events, 0),
    error: count('error'),
    warning: count('warning'),
    info: count('info'),
    hint: count('hint'),
    ms: Math.round(ms * 1000) / 1000,
  };
  return { files, summary };
}

/** Whether there are findings at or above the threshold. */
export function reachesThreshold(summary: Summary, threshold: Threshold): boolean {
  const severities: readonly Severity[] = ['error', 'warning', 'info'];
  if (threshold === 'never') return false;
  return severities
    .slice(0, severities.indexOf(threshold) + 1)
    .some(severity => summary[severity] > 0);
}

async function checkFile(path: string): Promise<{ report: FileReport; took: number }> {
  try {
    const { text, replaced } = await readPath(path);
    const started = performance.now();
    const log = openLog(text, { assumed: isDeliveredName(path) });
    if (!log) return { report: notCloudTrail(path, text), took: performance.now() - started };
    const found = findingsOf(log, path, replaced);
    const took = performance.now() - started;
    return { report: { path, format: log.format, events: log.count, ...found }, took };
  } catch (error) {
    return { report: unreadable(path, reasonOf(error)), took: 0 };
  }
}

function findingsOf(
  log: EventLog,
  path: string,
  replaced: number,
): Pick<FileReport, 'findings' | 'failures'> {
  const positionOf = linesOf(log.text);
  const findings: FindingReport[] = [];
  const failures: FailureReport[] = [];
  const add = ({ rule, severity, message, event, path, span, failed }: LocatedFinding) => {
    if (failed !== undefined) return void failures.push({ rule: failed, event });
    const { line, column } = positionOf(span.start);
    const end = positionOf(span.end);
    const pointer = toPointer(path);
    const place = { line, column, endLine: end.line, endColumn: end.column };
    findings.push({ rule, severity, message: english(message), event, pointer, ...place });
  };
  if (replaced > 0) add(encodingFinding(log.text, replaced));
  for (const found of check(log, { fileName: baseName(path) })) found.forEach(add);
  return { findings, ...(failures.length > 0 && { failures }) };
}

function encodingFinding(text: string, replaced: number): LocatedFinding {
  const start = Math.max(text.indexOf('\ufffd'), 0);
  const message = {
    template: '{0} bytes are not UTF-8; they are read as \ufffd.',
    args: [replaced],
  };
  const span = { start, end: start + 1 };
  return { rule: 'text-encoding', severity: 'warning', message, event: null, path: [], span };
}

/** JSON of others is none of our business; what is not JSON at all is said. */
function notCloudTrail(path: string, text: string): FileReport {
  if (text.trim() === '') return unreadable(path, 'The file is empty.');
  try {
    JSON.parse(text);
  } catch {
    return unreadable(path, 'The file holds neither CloudTrail events nor JSON.');
  }
  const note = foreignNote(text);
  return { path, format: null, events: 0, ...(note ? { note: english(note) } : {}), findings: [] };
}

function unreadable(path: string, error: string): FileReport {
  return { path, format: null, events: 0, error, findings: [] };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : valueText(error);
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
