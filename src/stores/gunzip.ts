import { WordedError, message, type Message } from '../core/message';

/**
 * Unpacks gzip: one member or several, one after the other, as `cat a.gz b.gz` makes them; zeros after
 * the last member are padding. Rejects with a `GunzipError`. Each door brings its own implementation.
 */
export type Gunzip = (bytes: Uint8Array) => Promise<Uint8Array>;

export type GunzipFailure = 'truncated' | 'not gzip' | 'corrupt' | 'trailing' | 'too large';

/** Why bytes could not be unpacked. The message is a sentence for people. */
export class GunzipError extends WordedError {
  override readonly name = 'GunzipError';
  constructor(
    readonly kind: GunzipFailure,
    options?: { readonly cause?: unknown },
  ) {
    super(SENTENCES[kind], options);
  }
}

const MIB = 1024 * 1024;

/** Most that is unpacked: about ten times the largest log that an editor would open. */
export const MOST_OUTPUT = 512 * MIB;
/** From this much output on, the ratio counts. */
export const FREE_OUTPUT = 64 * MIB;
/** Delivered logs pack about 10 to 30 times smaller; a file made to exhaust memory, 1,000 times. */
export const MOST_RATIO = 200;

const SENTENCES: Readonly<Record<GunzipFailure, Message>> = {
  truncated: message('The gzip file is cut off: its end is missing.'),
  'not gzip': message('This is not a gzip file.'),
  corrupt: message('The gzip file is damaged: what is in it is not what was packed.'),
  trailing: message('The gzip file is followed by something that is not gzip.'),
  'too large': message(
    'The gzip file unpacks to more than {0} MB, or to more than {1} times its size.',
    MOST_OUTPUT / MIB,
    MOST_RATIO,
  ),
};

/** Whether bytes start as gzip does. Names do not tell: downloads are often unpacked on the way. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Collects what is unpacked, and refuses it when it grows beyond the limits. */
export interface GunzipOutput {
  /** Takes over the chunk. Throws a `GunzipError` as soon as the limits are passed. */
  add(chunk: Uint8Array): void;
  bytes(): Uint8Array;
}

/**
 * `input` is the gzip file. Its last member says at its end how long it is: a file of one member, as CloudTrail
 * delivers, is unpacked into one array of that length. Chunks that are put together at the end take twice
 * the memory; only what does not fit, in files of several members, is kept so.
 */
export function gunzipOutput(input: Uint8Array): GunzipOutput {
  const inputLength = input.length;
  const all = new Uint8Array(lengthSaid(input));
  const chunks: Uint8Array[] = [];
  let length = 0;
  return {
    add(chunk) {
      const start = length;
      length += chunk.length;
      if (length > MOST_OUTPUT || (length > FREE_OUTPUT && length > MOST_RATIO * inputLength))
        throw new GunzipError('too large');
      if (chunks.length === 0 && length <= all.length) all.set(chunk, start);
      else chunks.push(chunk);
    },
    bytes() {
      if (chunks.length === 0) return all.subarray(0, length);
      const whole = new Uint8Array(length);
      let at = length - chunks.reduce((sum, chunk) => sum + chunk.length, 0);
      whole.set(all.subarray(0, at));
      for (const chunk of chunks.splice(0)) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      return whole;
    },
  };
}

/** The length that the last member says it has; 0 where that is more than may be unpacked. */
function lengthSaid(input: Uint8Array): number {
  if (input.length < 4) return 0;
  const said = new DataView(input.buffer, input.byteOffset).getUint32(input.length - 4, true);
  return said <= Math.min(MOST_OUTPUT, Math.max(FREE_OUTPUT, MOST_RATIO * input.length)) ? said : 0;
}
