import { isObject } from '../core/cloudTrailEvent';
import { DEEPEST } from '../core/syntax';
import type { RowWriter } from './eventRow';
import type { StoreProblem } from './eventStore';
import type { Gunzip } from './gunzip';
import type { LogFile } from './logFileAccess';
import { problemsOf, problemsOfOther } from './logProblems';
import { logText } from './logText';
import { openInSlices } from './openInSlices';
import { isDeeper, plainLog } from './plainLog';

export interface ReadOptions {
  readonly gunzip: Gunzip;
  /** Called between events: what it gives is waited for, and what it throws ends the reading. */
  readonly pause?: (() => Promise<void> | undefined) | undefined;
}

/** Longer texts are not parsed in one go where others wait for their turn. */
const LONGEST_AT_ONCE = 1_000_000;

/**
 * Writes a row for each event of a log file, in the places that `openLog` gives them. Gives what is to
 * be said of the file, and its text. When it rejects, rows of a part of the file have been written.
 *
 * A plain log is parsed as a whole: of 3,872 gzipped logs with 35,000 events, 44 MB, unpacking takes
 * 80 ms, parsing 130 ms, the rows 60 ms. Through `openLog`, event by event, it was three times as long.
 */
export async function readLog(
  file: LogFile,
  bytes: Uint8Array,
  rows: RowWriter,
  { gunzip, pause }: ReadOptions,
): Promise<{ readonly problems: readonly StoreProblem[]; readonly text: string }> {
  const decoded = await logText(bytes, gunzip);
  const { text } = decoded;
  await pause?.();
  const isLong = pause !== undefined && text.length > LONGEST_AT_ONCE;
  const records = isLong ? undefined : plainLog(text);
  if (records) {
    let broken = 0;
    for (const record of records) {
      if (!isObject(record) || isDeeper(record, DEEPEST)) broken++;
      rows.add(isObject(record) ? record : undefined);
    }
    if (broken === 0 && decoded.replaced === 0) return { problems: NOTHING, text };
    const log = { count: records.length, problems: [] };
    return { problems: problemsOf(file, log, broken, decoded), text };
  }
  const log = await openInSlices(file, text, pause);
  if (!log) return { problems: problemsOfOther(file, decoded), text };
  let broken = 0;
  for (let index = 0; index < log.count; index++) {
    await pause?.();
    if (!log.isWhole(index)) broken++;
    rows.add(log.event(index));
  }
  return { problems: problemsOf(file, log, broken, decoded), text };
}

/** What is to be said of nearly every file. */
const NOTHING: readonly StoreProblem[] = [];
