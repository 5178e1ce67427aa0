/** The door of another thread: a bundle of its own. It reads files, and sends what they say about credentials. */
import type { LogFile } from '../stores/logFileAccess';
import { traceFiles } from '../stores/traceFiles';
import { answering } from './answering.node';
import { gunzip } from './gunzip.node';
import { readFileURI } from './readDisk.node';

answering((files: readonly LogFile[]) => traceFiles(files, readFileURI, { gunzip }));
