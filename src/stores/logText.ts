import { decode, type DecodedText } from './decode';
import { isGzip, type Gunzip } from './gunzip';

/** The text of a log file's bytes, unpacked where they are gzip. Rejects with a `GunzipError`. */
export async function logText(bytes: Uint8Array, gunzip: Gunzip): Promise<DecodedText> {
  return decode(isGzip(bytes) ? await gunzip(bytes) : bytes);
}
