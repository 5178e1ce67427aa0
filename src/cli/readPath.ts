import { createReadStream } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzip } from '../platform/gunzip.node';
import type { DecodedText } from '../stores/decode';
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
  const bytes = path === '-' ? await readStandardInput() : await readFile(path);
  return logText(bytes, gunzip);
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream('', { fd: 0 })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
