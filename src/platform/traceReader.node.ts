/** The door of another thread: a bundle of its own. It reads files, and sends what they say about credentials. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LogFile } from '../stores/logFileAccess';
import { traceFiles } from '../stores/traceFiles';
import { answering } from './answering.node';
import { gunzip } from './gunzip.node';

const read = async ({ uri }: LogFile) => readFileSync(fileURLToPath(uri));

answering((files: readonly LogFile[]) => traceFiles(files, read, { gunzip }));
