import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type * as vscode from 'vscode';
import type { CheckOptions, LocatedFinding } from '../core/check';
import type { FormatId } from '../core/formats';
import {
  LARGEST,
  isEventDocument,
  logShownBy,
  partShownBy,
  type ShownPart,
} from '../host/documentUris';
import type { DividedLog, FindingRange, LogThread } from '../host/logThread';
import { stepsInSlices } from '../host/slices';
import { textDigest } from './textDigest.node';
import { threads } from './threads.node';

/** Bytes of text. A smaller document is made and checked at once. */
const SMALLEST = 1_000_000;
/** A packed log becomes so many times larger, about. */
const PACKED = 10;

/** A document: `path` is that of a file on disk. */
export interface ThreadDocument {
  readonly path: string;
  /** How it shows the log: as it is, formatted, or the events of a part formatted. */
  readonly as: 'file' | 'formatted' | ShownPart;
}

/** What the thread is asked: to divide a log, to format it, in so many bytes at most, or to check a document. */
export type ThreadRequest =
  | { readonly divide: string; readonly most: number }
  | { readonly format: ThreadDocument; readonly most: number }
  | {
      readonly check: ThreadDocument;
      readonly options: CheckOptions;
      /** So many findings are enough. */
      readonly most: number;
    };

/** What it answers; `undefined` where it cannot. */
export type ThreadAnswer = DividedLog | Uint8Array | CheckAnswer | undefined;

export interface CheckAnswer {
  readonly findings: readonly LocatedFinding[];
  readonly ranges: readonly FindingRange[];
  readonly format: FormatId;
  /** How many events there are. */
  readonly count: number;
  /** Of the text: that stays in the thread, since handing over 44 MB would take 30 ms here. */
  readonly digest: string;
}

/** Formats and checks logs on disk in a thread of its own. `script` is the bundle of `logWorker.node.ts`. */
export function logThread(script: string): LogThread {
  const { answer } = threads<ThreadRequest, ThreadAnswer>(script, 1);
  return {
    async check(uri, options, most, signal) {
      const document = shownBy(uri);
      if (!document || !(await isLarge(document))) return undefined;
      // Settings come from the editor in a wrapping that is not sent between threads.
      const plain = JSON.parse(JSON.stringify(options)) as CheckOptions;
      const found = await answer({ check: document, options: plain, most }, signal);
      if (!found || !('digest' in found)) return undefined;
      const { findings, ranges, format, count, digest } = found;
      return {
        findings,
        ranges,
        async isOf(log, isStale) {
          if (log.format !== format || log.count !== count) return false;
          return (await stepsInSlices(textDigest(log.text), isStale))?.value === digest;
        },
      };
    },

    async parts({ scheme, fsPath }, most) {
      if (scheme !== 'file') return undefined;
      const divided = await answer({ divide: fsPath, most }, NEVER).catch(() => undefined);
      return divided && 'parts' in divided ? divided : undefined;
    },

    async format(source, part, most) {
      if (source.scheme !== 'file') return undefined;
      const document: ThreadDocument = { path: source.fsPath, as: eventsOf(part) };
      if (!(await isLarge(document).catch(() => false))) return undefined;
      const bytes = await answer({ format: document, most }, NEVER).catch(() => undefined);
      return bytes instanceof Uint8Array ? bytes : undefined;
    },
  };
}

const NEVER = new AbortController().signal;

/** Whether it is worth while, and is what the editor hands to extensions at all. */
async function isLarge({ path, as }: ThreadDocument): Promise<boolean> {
  const { size } = await stat(path);
  if (as === 'file' && size > LARGEST) return false;
  return size * (path.endsWith('.gz') ? PACKED : 1) >= SMALLEST;
}

/** What a document shows; `undefined` where that lies on no disk. */
function shownBy(uri: vscode.Uri): ThreadDocument | undefined {
  if (uri.scheme === 'file') return { path: uri.fsPath, as: 'file' };
  const log = isEventDocument(uri) ? logShownBy(uri) : undefined;
  if (!log?.startsWith('file:///')) return undefined;
  return { path: fileURLToPath(log), as: eventsOf(partShownBy(uri)) };
}

/** A part by what tells it from others, and no more: the thread knows by it what it has formatted. */
function eventsOf(shown: ShownPart | undefined): 'formatted' | ShownPart {
  if (!shown) return 'formatted';
  const { part, parts, from, to, count } = shown;
  return { part, parts, from, to, count };
}
