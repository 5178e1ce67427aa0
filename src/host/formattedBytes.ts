import { formatting } from '../core/format';
import { inSlices } from './slices';

/**
 * A log formatted, in UTF-8; `undefined` where that takes more than `most` bytes. Each piece is written
 * to its place: to join them and to encode the whole would hold everything else up for 70 ms.
 */
export async function formattedBytes(text: string, most: number): Promise<Uint8Array | undefined> {
  const encoder = new TextEncoder();
  // Room for a log on one line; memory that is not written to costs nothing.
  let bytes = new Uint8Array(Math.min(most, 2 * text.length + 64));
  let length = 0;
  let fits = true;
  const write = (piece: string): void => {
    const { read, written } = encoder.encodeInto(piece, bytes.subarray(length));
    length += written;
    if (read === piece.length) return;
    if (bytes.length >= most) return void (fits = false);
    const larger = new Uint8Array(Math.min(most, 2 * bytes.length));
    larger.set(bytes);
    bytes = larger;
    write(piece.slice(read));
  };
  await inSlices(
    formatting(text),
    piece => write(piece.text),
    () => !fits,
  );
  return fits ? bytes.subarray(0, length) : undefined;
}
