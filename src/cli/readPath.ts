import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzip } from '../platform/gunzip.node';
import { readPath as readBytes } from '../platform/readDisk.node';
import { checkSize, type DecodedText } from '../stores/decode';
import { logText } from '../stores/logText';

/** Names under which events lie in folders; a file that is named on the command line may have any. */
const LOG_NAME = /\.(json|jsonl|ndjson|cloudtrail)(\.gz)?$/i;

/** Names of log files as CloudTrail delivers them: their content is taken for CloudTrail. */
const DELIVERED_NAME =
  /_CloudTrail(-Insight|-NetworkActivity|-Aggregated)?_[^/\\]*\.json(\.gz)?$|\.cloudtrail$/;

/** Folders that hold other people's JSON. */
const SKIPPED = new Set(['node_modules', '.git']);

export function isDeliveredName(path: string): boolean {
  return DELIVERED_NAME.test(path);
}

/** The files that a path stands for: itself, or those with a log's name in the folder, sorted. */
export async function* filesOf(path: string): AsyncGenerator<string> {
  if (path === '-' || !(await stat(path)).isDirectory()) {
    yield path;
    return;
  }
  const entries = await readdir(path, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = join(path, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) yield* filesOf(inner);
    else if (entry.isFile() && LOG_NAME.test(entry.name)) yield inner;
  }
}

/** The text of a file or of standard input (`-`), unpacked when it is gzipped. Rejects with a sentence. */
export async function readPath(path: string): Promise<DecodedText> {
  return logText(path === '-' ? await readStream(0) : await readNamed(path), gunzip);
}

/** Pipes that a shell has opened for us, as `<(zcat log.gz)` does: they have a writer, and so an end. */
const OPENED = /^\/(dev\/(stdin|fd\/\d+)|proc\/self\/fd\/\d+)$/;

/** A regular file, or a pipe that is open already. Of other files nothing says when they end, if ever. */
async function readNamed(path: string): Promise<Uint8Array> {
  const found = await stat(path);
  if (found.isFile()) return readBytes(path);
  if (OPENED.test(path) && !found.isDirectory())
    return readStream(Number(/\d+$/.exec(path)?.[0] ?? 0));
  if (found.isDirectory()) throw new Error('It is a folder, not a file.');
  throw new Error('It is not a regular file. Use - to read from a pipe.');
}

async function readStream(fd: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of createReadStream('', { fd })) {
    checkSize((length += (chunk as Buffer).length));
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
