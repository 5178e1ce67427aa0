import { stat } from 'node:fs/promises';
import type { CheckOptions, LocatedFinding } from '../core/check';
import type { FormatId } from '../core/formats';
import type { CheckFile, FindingRange } from '../host/fileChecks';
import { stepsInSlices } from '../host/slices';
import { textDigest } from './textDigest.node';
import { threads } from './threads.node';

/** Bytes. A smaller file is with the extensions at once, a larger one the editor never hands to them. */
const SMALLEST = 1_000_000;
const LARGEST = 50 * 1024 * 1024;

/** What the thread is asked: `path` is that of a file on disk. */
export interface CheckRequest {
  readonly path: string;
  readonly options: CheckOptions;
  /** So many findings are enough. */
  readonly most: number;
}

export interface CheckAnswer {
  readonly findings: readonly LocatedFinding[];
  readonly ranges: readonly FindingRange[];
  readonly format: FormatId;
  /** How many events there are. */
  readonly count: number;
  /** Of the text: that stays in the thread, since handing over 44 MB would take 30 ms here. */
  readonly digest: string;
}

/** Checks files on disk in a thread of its own. `script` is the bundle of `logChecker.node.ts`. */
export function checkFile(script: string): CheckFile {
  const { answer } = threads<CheckRequest, CheckAnswer | undefined>(script, 1);
  return async ({ scheme, fsPath }, options, most, signal) => {
    if (scheme !== 'file') return undefined;
    const { size } = await stat(fsPath);
    if (size < SMALLEST || size > LARGEST) return undefined;
    // Settings come from the editor in a wrapping that is not sent between threads.
    const plain = JSON.parse(JSON.stringify(options)) as CheckOptions;
    const found = await answer({ path: fsPath, options: plain, most }, signal);
    if (!found) return undefined;
    const { findings, ranges, format, count, digest } = found;
    return {
      findings,
      ranges,
      async isOf(log, isStale) {
        if (log.format !== format || log.count !== count) return false;
        return (await stepsInSlices(textDigest(log.text), isStale))?.value === digest;
      },
    };
  };
}
