import { availableParallelism } from 'node:os';
import type { LogFile } from '../stores/logFileAccess';
import type { LogReaders, ReadPart } from '../stores/logReaders';
import { threads } from './threads.node';

/**
 * More threads wait for the disk and for the one that puts their rows together, which takes a core of its
 * own: on two cores a second thread, which compiles everything once more, took a quarter more of the
 * processor to be 5 % sooner.
 */
const MOST_THREADS = 4;

/** One part is read while the one before is put to the others. */
const DEPTH = 2;

/**
 * Reads files on disk in threads of their own. `script` is the bundle of `logReader.node.ts`, or of another
 * one that makes parts of files.
 */
export function logReaders<Part extends { readonly files: readonly unknown[] } = ReadPart>(
  script: string,
): LogReaders<Part> {
  const most = Math.max(1, Math.min(availableParallelism() - 1, MOST_THREADS));
  const { warm, answer } = threads<readonly LogFile[], Part>(script, most, DEPTH);
  return {
    warm,
    lanes: DEPTH * most,
    canRead: ({ uri }) => uri.startsWith('file:///'),
    read: answer,
  };
}
