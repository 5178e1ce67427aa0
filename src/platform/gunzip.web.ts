import { Gunzip as GunzipStream } from 'fflate';
import { breather } from '../stores/breath';
import { gunzipOutput, GunzipError, isGzip, type Gunzip } from '../stores/gunzip';
import { crc32 } from './crc32';

/**
 * Unpacks on the extension's own thread, in slices between which others get their turn. The browser's
 * `DecompressionStream` would be faster, but takes files of several members for damaged. fflate does
 * not look at the checksums; that is done here, at each member's end.
 */
export const gunzip: Gunzip = async bytes => {
  if (!isGzip(bytes)) throw new GunzipError('not gzip');
  const output = gunzipOutput(bytes);
  const breathe = breather();
  let member: Member | undefined;
  let isFollowed = false;
  const stream = new GunzipStream(chunk => {
    output.add(chunk);
    member = {
      crc: crc32(chunk, member?.crc),
      length: (member?.length ?? 0) + chunk.length,
    };
  });
  stream.onmember = start => {
    if (!member || !isSame(bytes.subarray(start - TRAILER, start), trailer(member)))
      throw new GunzipError('corrupt');
    member = undefined;
  };
  try {
    for (let at = 0; at < bytes.length; at += SLICE) {
      stream.push(bytes.subarray(at, at + SLICE));
      await breathe();
    }
    stream.push(new Uint8Array(0), true);
  } catch (cause) {
    if (cause instanceof GunzipError) throw cause;
    const { code } = cause as { readonly code?: number };
    if (code === UNEXPECTED_END) throw new GunzipError('truncated', { cause });
    // What follows a member is not another one: allowed when it is padding, which is seen below.
    if (code !== INVALID_HEADER) throw new GunzipError('corrupt', { cause });
    isFollowed = true;
  }
  if (bytes.length < SHORTEST) throw new GunzipError('truncated');
  if (!member) throw new GunzipError('corrupt');
  const end = trailer(member);
  if (endsWith(bytes, end)) return output.bytes();
  const isCutOff = [4, 5, 6, 7].some(kept => isSame(bytes.subarray(-kept), end.subarray(0, kept)));
  throw new GunzipError(isCutOff ? 'truncated' : isFollowed ? 'trailing' : 'corrupt');
};

/** Bytes fed at a time. Deflate unpacks at most 1,032 times, so that a step makes 17 MB at most. */
const SLICE = 16 * 1024;

/** `FlateErrorCode` of fflate. */
const UNEXPECTED_END = 0;
const INVALID_HEADER = 6;

/** What a gzip member has unpacked to, to be compared with the eight bytes at its end. */
interface Member {
  readonly crc: number;
  readonly length: number;
}

const TRAILER = 8;
/** A header without a name, two bytes of nothing, the trailer. */
const SHORTEST = 10 + 2 + TRAILER;

function trailer({ crc, length }: Member): Uint8Array {
  const bytes = new Uint8Array(TRAILER);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, crc, true);
  view.setUint32(4, length, true);
  return bytes;
}

/** Whether the trailer is the last of the bytes, but for zeros after it. */
function endsWith(bytes: Uint8Array, end: Uint8Array): boolean {
  const length = lengthWithoutZeros(bytes);
  const start = length - lengthWithoutZeros(end);
  return bytes.length - start >= TRAILER && isSame(bytes.subarray(start, start + TRAILER), end);
}

function lengthWithoutZeros(bytes: Uint8Array): number {
  let length = bytes.length;
  while (length > 0 && bytes[length - 1] === 0) length--;
  return length;
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
