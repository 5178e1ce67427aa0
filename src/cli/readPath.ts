import { createReadStream, type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { WordedError } from '../core/message';
import { gunzip } from '../platform/gunzip.node';
import { readPath as readBytes } from '../platform/readDisk.node';
import { checkSize, type DecodedText } from '../stores/decode';
import { fileProblem } from '../core/fileProblem';
import { logText } from '../stores/logText';

/** Names under which events lie in folders; a file that is named on the command line may have any. */
const LOG_NAME = /\.(json|jsonl|ndjson|cloudtrail)(\.gz)?$/i;

/** Names of log files as CloudTrail delivers them: their content is taken for CloudTrail. */
const DELIVERED_NAME =
  /_CloudTrail(?:-Insight|-NetworkActivity|-Aggregated)?_[^/\\]{0,255}\.json(?:\.gz)?$|\.cloudtrail$/;

/** Folders that hold other people's JSON. */
const SKIPPED = new Set(['node_modules', '.git']);

export function isDeliveredName(path: string): boolean {
  return DELIVERED_NAME.test(path);
}

/**
 * The files that a path stands for: itself, or those with a log's name in the folder, sorted. A folder
 * inside that cannot be read, and a link to a folder, are given as they are: reading them says why. A link
 * to a folder may lead in a circle, and out of what was named.
 */
export async function* filesOf(path: string): AsyncGenerator<string> {
  if (path === '-' || !(await worded(stat(path))).isDirectory()) yield path;
  else yield* filesIn(path, await worded(readdir(path, { withFileTypes: true })));
}

async function* filesIn(folder: string, entries: readonly Dirent[]): AsyncGenerator<string> {
  for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = join(folder, entry.name);
    if (SKIPPED.has(entry.name)) continue;
    if (entry.isDirectory()) {
      const below = await readdir(inner, { withFileTypes: true }).catch(() => undefined);
      if (below) yield* filesIn(inner, below);
      else yield inner;
    } else if (entry.isFile() ? LOG_NAME.test(entry.name) : await isLinkToTell(entry, inner))
      yield inner;
  }
}

/** Whether a link leads to a log, to a folder, or nowhere though it has the name of a log. */
async function isLinkToTell(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return false;
  const to = await stat(path).catch(() => undefined);
  if (to?.isDirectory()) return true;
  return LOG_NAME.test(entry.name) && (to === undefined || to.isFile());
}

/** The text of a file or of standard input (`-`), unpacked when it is gzipped. Rejects with a sentence. */
export async function readPath(path: string): Promise<DecodedText> {
  const bytes = await worded(path === '-' ? readStream(0) : readNamed(path));
  return logText(bytes, gunzip);
}

async function worded<T>(reading: Promise<T>): Promise<T> {
  return reading.catch((cause: unknown) => {
    if (!(cause instanceof Error) || !('code' in cause)) throw cause;
    throw new WordedError(fileProblem(cause), { cause });
  });
}

/** Pipes that a shell has opened for us, as `<(zcat log.gz)` does: they have a writer, and so an end. */
const OPENED = /^\/(dev\/(stdin|fd\/\d+)|proc\/self\/fd\/\d+)$/;

/** A regular file, or a pipe that is open already. Of other files nothing says when they end, if ever. */
async function readNamed(path: string): Promise<Uint8Array> {
  const found = await stat(path);
  // Of a folder, reading says why not.
  if (found.isFile() || found.isDirectory()) return readBytes(path);
  if (OPENED.test(path)) return readStream(Number(path.slice(path.lastIndexOf('/') + 1)) || 0);
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
