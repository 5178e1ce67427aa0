import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
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
  return readPath(fileURLToPath(uri));
}

/** The bytes of a file. Rejects with a `TooLargeError` before it reads one that cannot be a text. */
export async function readPath(path: string, most?: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    checkSize(size, most);
    return await file.readFile();
  } finally {
    await file.close();
  }
}
