import type { Strings } from './strings';

/**
 * An event's id in four numbers of 32 bits: the 16 bytes that a UUID is, or the number of any other
 * text, with zeros after it. Exact: ids that differ are packed differently. All zeros: no id.
 */
export function packID(id: string, words: Strings, out: Uint32Array, at: number): void {
  if (packUuid(id, out, at)) return;
  out[at] = words.codeOf(id);
  out.fill(0, at + 1, at + 4);
}

/** How many numbers an id takes. */
export const ID_LENGTH = 4;

/** Whether an id is the number of a text, and not a UUID. */
export function isNumber(ids: Uint32Array, at: number): boolean {
  return ids[at + 1] === 0 && ids[at + 2] === 0 && ids[at + 3] === 0;
}

/** The same for an id that is looked for; `undefined` where nobody has it. */
export function packedID(id: string, words: Strings): Uint32Array | undefined {
  const packed = new Uint32Array(4);
  if (packUuid(id, packed, 0)) return packed;
  const code = words.find(id);
  return code === undefined ? undefined : Uint32Array.of(code, 0, 0, 0);
}

/** Writes `0a1b2c3d-…`, in small letters. False for anything else, and where it would look like none. */
function packUuid(id: string, out: Uint32Array, at: number): boolean {
  if (id.length !== 36) return false;
  let bad = 0;
  let digits = 0;
  for (let index = 0; index < 36; index++) {
    const code = id.charCodeAt(index);
    if (index === 8 || index === 13 || index === 18 || index === 23) {
      bad |= code ^ DASH;
      continue;
    }
    const digit = code < 128 ? (DIGITS[code] ?? NONE) : NONE;
    bad |= digit & NONE;
    const word = at + (digits++ >> 3);
    out[word] = ((out[word] ?? 0) << 4) | digit;
  }
  return bad === 0 && !isNumber(out, at);
}

const DASH = 0x2d;
const NONE = 0x80;

/** The value of a hexadecimal digit, by its code. */
const DIGITS = new Uint8Array(128).fill(NONE);
for (let digit = 0; digit < 16; digit++) DIGITS[digit.toString(16).charCodeAt(0)] = digit;
