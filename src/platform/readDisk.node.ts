import { constants, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { message, WordedError } from '../core/message';
import { checkSize } from '../stores/decode';
import type { LogFile } from '../stores/logFileAccess';

/**
 * The bytes of a file on a disk of this machine; `undefined` for others. The editor's own file system
 * takes up to 3 ms for each of thousands of files, this 0.1 ms.
 */
export function readDisk(file: LogFile): Promise<Uint8Array> | undefined {
  return file.uri.startsWith('file:///') ? readFileURI(file) : undefined;
}

export function readFileURI({ uri }: LogFile): Promise<Uint8Array> {
  return readWith(fileURLToPath(uri), NO_WAIT, undefined);
}

/** The bytes of a file. Rejects with a `TooLargeError` before it reads one that cannot be a text. */
export async function readPath(path: string, most?: number): Promise<Uint8Array> {
  return readWith(path, constants.O_RDONLY, most);
}

/** Flags to open what may be no file: a pipe that nobody writes to would be waited for without an end. */
export const NO_WAIT = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Throws for a pipe or a device with the name of a log. */
export function checkKind(file: Pick<Stats, 'isFile' | 'isDirectory'>): void {
  if (!file.isFile() && !file.isDirectory())
    throw new WordedError(message('It is neither a file nor a folder.'));
}

async function readWith(path: string, flags: number, most: number | undefined) {
  const file = await open(path, flags);
  try {
    const stats = await file.stat();
    if (flags === NO_WAIT) checkKind(stats);
    checkSize(stats.size, most);
    return await file.readFile();
  } finally {
    await file.close();
  }
}
