import { message } from '../core/message';
import type { StoreProblem } from './eventStore';
import type { LogFile } from './logFileAccess';
import type { LogReaders } from './logReaders';

/**
 * So many files are handed to another thread at a time. Large shares at first and small ones at the end,
 * which send fewer texts, took 50 ms longer for 3,872 files; so did shares of 16.
 */
const BATCH = 64;

/** After so many failures in a row no thread is asked any more: they cannot be started, it seems. */
const MOST_FAILURES = 4;

/** What a thread makes of files. */
type Part = { readonly files: readonly unknown[] };

/** Files that another thread reads. */
export interface Share<P extends Part> {
  readonly files: readonly LogFile[];
  readonly signal: AbortSignal;
  readonly part: Promise<P>;
}

/** Has the first of the files read by another thread. */
export function share<P extends Part>(
  files: readonly LogFile[],
  readers: LogReaders<P>,
  signal: AbortSignal,
): Share<P> {
  const first = files.slice(0, BATCH);
  const part = readers.read(first, signal);
  // Who comes to it hears of a failure.
  part.catch(() => undefined);
  return { files: first, signal, part };
}

/** Whether a share is the first one of such files, for the same search. */
function isFirst({ files, signal }: Share<Part>, listed: readonly LogFile[], own: AbortSignal) {
  const first = listed.slice(0, BATCH);
  return (
    signal === own &&
    files.length === first.length &&
    files.every(({ uri }, at) => uri === first[at]?.uri)
  );
}

/**
 * What other threads make of files, in the order of the files; several parts are under way ahead of
 * whoever takes them. `begun` is the first of them, where it was begun before. Files without a part are
 * those of which a thread made none: they are to be read otherwise, or, where `isTooMuch`, not at all. Where a
 * thread fails each of its files is tried by itself, so that one costs none of the others. Rejects with the
 * signal's reason.
 */
export async function* partsOf<P extends Part>(
  listed: readonly LogFile[],
  readers: LogReaders<P>,
  signal: AbortSignal,
  begun?: Share<P>,
): AsyncGenerator<{
  readonly files: readonly LogFile[];
  readonly part: P | undefined;
  readonly isTooMuch?: boolean;
}> {
  const ahead = begun && isFirst(begun, listed, signal) ? [begun] : [];
  let next = ahead.length * BATCH;
  let failures = 0;
  /** Files of a share that failed, each to be tried by itself. */
  const single: LogFile[] = [];
  for (;;) {
    for (; ahead.length < readers.lanes && next < listed.length; next += BATCH) {
      if (failures >= MOST_FAILURES) break;
      ahead.push(share(listed.slice(next, next + BATCH), readers, signal));
    }
    // One after the other: a thread that ends takes all with it that it was asked.
    const alone = failures < MOST_FAILURES ? single.shift() : undefined;
    const untried = single.length > 0 && !alone ? single.splice(0) : undefined;
    if (untried) yield { files: untried, part: undefined };
    const first = alone ? share([alone], readers, signal) : ahead.shift();
    if (!first) break;
    let isTooMuch = false;
    const part = await first.part.catch((error: unknown) => {
      isTooMuch = (error as { code?: unknown } | undefined)?.code === OUT_OF_MEMORY;
      return undefined;
    });
    signal.throwIfAborted();
    failures = part ? 0 : failures + 1;
    if (!part && first.files.length > 1 && failures < MOST_FAILURES) {
      single.unshift(...first.files);
      continue;
    }
    const left = part ? first.files.slice(part.files.length) : [];
    // Those of many events are left for another call.
    if (left.length > 0) ahead.unshift(share(left, readers, signal));
    const isAlone = first.files.length === 1;
    yield {
      files: first.files.slice(0, part?.files.length),
      part,
      isTooMuch: isTooMuch && isAlone,
    };
  }
  if (next < listed.length) yield { files: listed.slice(next), part: undefined };
}

/** What Node says of a thread that has used the memory that it may. */
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

/** A file that took all the memory of a thread: it is not read where the editor would end with it. */
export function tooMuch({ path, uri }: LogFile): StoreProblem {
  const why = message('Reading the file takes more memory than there is for it. Split the file.');
  return { what: path, why, uri };
}
