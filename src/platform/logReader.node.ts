/** The door of another thread: a bundle of its own. It reads the files that it is sent, and sends rows. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkSize } from '../stores/decode';
import { fileVersion, type LogFile } from '../stores/logFileAccess';
import { readFiles, type VersionedBytes } from '../stores/readFiles';
import { answering } from './answering.node';
import { gunzip } from './gunzip.node';
import { checkKind, NO_WAIT } from './readDisk.node';

answering(
  (files: readonly LogFile[]) => readFiles(files, read, { gunzip }),
  ({ rows }) => [rows.buffer as ArrayBuffer],
);

function read({ uri }: LogFile): VersionedBytes {
  const file = openSync(fileURLToPath(uri), NO_WAIT);
  try {
    const stats = fstatSync(file);
    checkKind(stats);
    const { mtimeMs, size } = stats;
    const version = fileVersion(Math.round(mtimeMs), size);
    checkSize(size);
    const bytes = Buffer.allocUnsafe(size);
    // What is left after one call is rare: the file is written to, or is none on a disk.
    const isWhole = size > 0 && readSync(file, bytes, 0, size, 0) === size;
    return { bytes: isWhole ? bytes : readFileSync(file), version };
  } finally {
    closeSync(file);
  }
}
