import { createGunzip, gunzipSync } from 'node:zlib';
import { gunzipOutput, GunzipError, isGzip, type Gunzip } from '../stores/gunzip';

/**
 * Unpacks small files at once, and others on zlib's own threads, a chunk at a time, so that a bomb is
 * refused while it grows. A delivered log of some KB takes a tenth of a millisecond; with a thread, a
 * stream and its buffers it takes six times as long.
 */
export const gunzip: Gunzip = async bytes => {
  if (!isGzip(bytes)) throw new GunzipError('not gzip');
  return (bytes.length <= SMALL ? atOnce(bytes) : undefined) ?? inChunks(bytes);
};

/** Some milliseconds of work at most, in bytes. */
const SMALL = 64 * 1024;
const SMALL_OUTPUT = 2 * 1024 * 1024;

/** `undefined` where there is more in it than may be unpacked at once. */
function atOnce(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: SMALL_OUTPUT });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw gunzipError(cause as NodeJS.ErrnoException);
  }
}

const inChunks: Gunzip = bytes =>
  new Promise((resolve, reject) => {
    const output = gunzipOutput(bytes);
    const stream = createGunzip({ chunkSize: CHUNK });
    stream.on('error', cause => reject(gunzipError(cause)));
    stream.on('data', (chunk: Uint8Array) => {
      try {
        output.add(chunk);
      } catch (tooLarge) {
        stream.destroy();
        reject(tooLarge);
      }
    });
    stream.on('end', () => resolve(output.bytes()));
    stream.end(bytes);
  });

const CHUNK = 256 * 1024;

function gunzipError(cause: NodeJS.ErrnoException): GunzipError {
  if (cause.code === 'Z_BUF_ERROR') return new GunzipError('truncated', { cause });
  // The first header was seen to be one.
  const isHeader = cause.message === 'incorrect header check';
  return new GunzipError(isHeader ? 'trailing' : 'corrupt', { cause });
}
