/** Base64 and its URL-safe form, by hand: the core knows no platform. */
import { withoutEnding } from './withoutEnding';

/** The bytes that Base64 of either alphabet stands for; `undefined` where it is not valid. */
export function bytesOf(base64: string): readonly number[] | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const sign of withoutEnding(base64, '=')) {
    const six = VALUES.get(sign);
    if (six === undefined) return undefined;
    held = ((held << 6) | six) & 0xffff;
    bits += 6;
    if (bits >= 8) bytes.push((held >> (bits -= 8)) & 0xff);
  }
  return bits < 6 ? bytes : undefined;
}

/** Bytes as Base64 without padding. */
export function base64Of(bytes: readonly number[], isUrlSafe = false): string {
  const alphabet = isUrlSafe ? URL_SAFE : STANDARD;
  const signs: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const count = Math.min(bytes.length - at, 3) + 1;
    for (let sign = 0; sign < count; sign++)
      signs.push(alphabet.charAt((three >> (18 - 6 * sign)) & 63));
  }
  return signs.join('');
}

/**
 * The text that bytes of UTF-8 are; `undefined` where they are something else. Not by
 * `decodeURIComponent`: most of what is tried is no text, and its errors take a hundred times as long.
 */
export function utf8(bytes: readonly number[]): string | undefined {
  const units: string[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const first = bytes[at] ?? 0;
    const more = first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    if (more < 0 || first > 0xf4) return undefined;
    let code = more === 0 ? first : first & (0x3f >> more);
    for (let left = more; left > 0; left--) {
      const next = bytes[++at] ?? 0;
      if (next >> 6 !== 2) return undefined;
      code = (code << 6) | (next & 0x3f);
    }
    if (code > 0x10ffff || (more > 1 && code < (more === 2 ? 0x800 : 0x10000))) return undefined;
    units.push(String.fromCodePoint(code));
  }
  return units.join('');
}

/** The bytes of a text in UTF-8. */
export function utf8Bytes(text: string): readonly number[] {
  const bytes: number[] = [];
  const encoded = encodeURIComponent(wellFormed(text));
  for (let at = 0; at < encoded.length; at++)
    if (encoded.charAt(at) === '%') {
      bytes.push(parseInt(encoded.slice(at + 1, at + 3), 16));
      at += 2;
    } else bytes.push(encoded.charCodeAt(at));
  return bytes;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const STANDARD = `${LETTERS}+/`;
const URL_SAFE = `${LETTERS}-_`;
const VALUES = new Map([...STANDARD, ...URL_SAFE].map((sign, at) => [sign, at % 64]));

/** Halves of a pair of units cannot be encoded: the sign for what is unknown comes in their place. */
export function wellFormed(text: string): string {
  return text.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
}
