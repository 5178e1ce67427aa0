/** The door of another thread: a bundle of its own. It reads the files that it is sent, and sends rows. */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { fileVersion, type LogFile } from '../stores/logFileAccess';
import { readFiles, type VersionedBytes } from '../stores/readFiles';
import { gunzip } from './gunzip.node';

parentPort?.on('message', (files: readonly LogFile[]) => {
  void readFiles(files, read, { gunzip }).then(part =>
    parentPort?.postMessage(part, [part.rows.buffer as ArrayBuffer]),
  );
});

function read({ uri }: LogFile): VersionedBytes {
  const file = openSync(fileURLToPath(uri), 'r');
  try {
    const { mtime, size } = fstatSync(file);
    return { bytes: readFileSync(file), version: fileVersion(mtime.getTime(), size) };
  } finally {
    closeSync(file);
  }
}
