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

/** The id that was packed. */
export function unpackedID(packed: Uint32Array, words: Strings): string {
  if (isNumber(packed, 0)) return words.texts[packed[0] ?? 0] ?? '';
  const [a = 0, b = 0, c = 0, d = 0] = packed;
  return `${hex(a)}-${half(b >>> 16)}-${half(b)}-${half(c >>> 16)}-${half(c)}${hex(d)}`;
}

function hex(number: number): string {
  return half(number >>> 16) + half(number);
}

function half(number: number): string {
  return (BYTES[(number >>> 8) & 0xff] ?? '') + (BYTES[number & 0xff] ?? '');
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

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
  for (let index = 8; index <= 23; index += 5) if (id.charCodeAt(index) !== DASH) return false;
  bad = 0;
  out[at] = (digits(id, 0) << 16) | digits(id, 4);
  out[at + 1] = (digits(id, 9) << 16) | digits(id, 14);
  out[at + 2] = (digits(id, 19) << 16) | digits(id, 24);
  out[at + 3] = (digits(id, 28) << 16) | digits(id, 32);
  return bad === 0 && !isNumber(out, at);
}

/** Whether `digits` has met anything else since this was 0. */
let bad = 0;

/** The number of four digits. */
function digits(id: string, at: number): number {
  const first = digit(id.charCodeAt(at));
  const second = digit(id.charCodeAt(at + 1));
  const third = digit(id.charCodeAt(at + 2));
  const fourth = digit(id.charCodeAt(at + 3));
  bad |= (first | second | third | fourth) & NONE;
  return (first << 12) | (second << 8) | (third << 4) | fourth;
}

function digit(code: number): number {
  return code < 128 ? (DIGITS[code] ?? NONE) : NONE;
}

const DASH = 0x2d;
const NONE = 0x80;

/** The value of a hexadecimal digit, by its code. */
const DIGITS = new Uint8Array(128).fill(NONE);
for (let digit = 0; digit < 16; digit++) DIGITS[digit.toString(16).charCodeAt(0)] = digit;
