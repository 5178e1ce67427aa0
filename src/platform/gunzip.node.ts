import { createGunzip } from 'node:zlib';
import { gunzipOutput, GunzipError, isGzip, type Gunzip } from '../stores/gunzip';

/** Unpacks on zlib's own threads, a chunk at a time, so that a bomb is refused while it grows. */
export const gunzip: Gunzip = bytes =>
  new Promise((resolve, reject) => {
    if (!isGzip(bytes)) return reject(new GunzipError('not gzip'));
    const output = gunzipOutput(bytes.length);
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
  return new GunzipError(cause.code === 'Z_BUF_ERROR' ? 'truncated' : 'corrupt', { cause });
}
