/** The door of another thread: a bundle of its own. It reads files, and sends what they say about credentials. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import type { LogFile } from '../stores/logFileAccess';
import { traceFiles } from '../stores/traceFiles';
import { gunzip } from './gunzip.node';

/** Answers are sent in the order of what was asked. */
let answered: Promise<unknown> = Promise.resolve();

parentPort?.on('message', (files: readonly LogFile[]) => {
  answered = answered
    .then(() => traceFiles(files, read, { gunzip }))
    .then(part => parentPort?.postMessage(part));
});

const read = async ({ uri }: LogFile) => readFileSync(fileURLToPath(uri));
