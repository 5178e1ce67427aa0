/** What a text holds in another encoding: percent signs, escapes, Base64. JSON in strings is not here. */
import { withEdits } from '../fixes/edits';
import type { Span } from '../places';
import { base64Of, bytesOf, utf8, utf8Bytes, wellFormed } from './base64';

/** A part of a text that means another text. */
export interface Encoded extends Span {
  readonly decoded: string;
  /** Writes a text as this part is written. */
  readonly encode: (decoded: string) => string;
}

/** The encoded parts of a text, each kind in its order; parts of different kinds may overlap. */
export function encodedIn(text: string): readonly Encoded[] {
  const found: Encoded[] = [];
  if (text.includes('%')) percentIn(text, found);
  if (text.includes('\\')) escapesIn(text, found);
  if (text.length >= SHORTEST_BASE64) base64In(text, found);
  return found;
}

/** Shorter names in Base64 are looked for as they would be written. */
const SHORTEST_BASE64 = 8;

const PERCENT = /(?:%[0-9A-Fa-f]{2}|[\w.~!*()+-])+/g;

function percentIn(text: string, found: Encoded[]): void {
  for (const { 0: part, index } of text.matchAll(PERCENT)) {
    if (!part.includes('%')) continue;
    const encode = (decoded: string) => {
      const encoded = encodeURIComponent(wellFormed(decoded));
      return part.includes('+') ? encoded.replaceAll('%2B', '+') : encoded;
    };
    found.push({ start: index, end: index + part.length, decoded: unpercented(part), encode });
  }
}

/** What percent signs encode: UTF-8, or else one byte a character. */
export function unpercented(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
  }
}

const ESCAPE = /(?<!\\)\\+(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2}))/g;
const ESCAPED = /(?:(?<!\\)\\+(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})|(?<!\\)[\w.+@-])+/g;

function escapesIn(text: string, found: Encoded[]): void {
  if (text.search(ESCAPE) < 0) return;
  for (const { 0: part, index } of text.matchAll(ESCAPED)) {
    if (!part.includes('\\')) continue;
    const decoded = part.replace(ESCAPE, (_, u?: string, x?: string) =>
      String.fromCharCode(parseInt(u ?? x ?? '', 16)),
    );
    const slashes = /\\+/.exec(part)?.[0] ?? '\\';
    const encode = (plain: string) =>
      plain.replace(
        /[^\x20-\x7e]|["\\]/g,
        unit => `${slashes}u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    found.push({ start: index, end: index + part.length, decoded, encode });
  }
}

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));/g;
const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** A text with HTML entities as what it means; `undefined` where it has none. */
export function withoutEntities(text: string): Encoded | undefined {
  if (!text.includes('&') || text.search(ENTITY) < 0) return undefined;
  const decoded = text.replace(ENTITY, (whole, dec?: string, hex?: string, name?: string) => {
    if (name) return NAMED.get(name) ?? whole;
    const code = dec ? Number(dec) : parseInt(hex ?? '', 16);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
  const encode = (plain: string) => plain.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
  return { start: 0, end: text.length, decoded, encode };
}

const STANDARD = /[A-Za-z0-9+/]{8,}={0,2}/g;
const URL_SAFE = /[A-Za-z0-9_-]{8,}={0,2}/g;
const IN_LINES = /^(?:[A-Za-z0-9+/]{16,}\r?\n)+[A-Za-z0-9+/]*={0,2}\r?\n?$/;

function base64In(text: string, found: Encoded[]): void {
  if (IN_LINES.test(text)) addBase64(text, 0, found);
  for (const { 0: part, index } of text.matchAll(STANDARD)) addBase64(part, index, found);
  if (/[_-]/.test(text) || text.includes('/'))
    for (const { 0: part, index } of text.matchAll(URL_SAFE))
      if (
        /[_-]/.test(part) ||
        text.charAt(index - 1) === '/' ||
        text.charAt(index + part.length) === '/'
      )
        addBase64(part, index, found);
}

function addBase64(part: string, start: number, found: Encoded[]): void {
  const decoded = textOfBase64(part);
  if (!decoded) return;
  const { text, isWide } = decoded;
  const isUrlSafe = /[_-]/.test(part);
  const encode = (plain: string) => {
    const signs = base64Of(isWide ? wideBytes(plain) : utf8Bytes(plain), isUrlSafe);
    return part.includes('=') || part.length % 4 === 0
      ? signs + '='.repeat((4 - (signs.length % 4)) % 4)
      : signs;
  };
  found.push({ start, end: start + part.length, decoded: text, encode });
}

/** The text that Base64 stands for, and whether it is one of UTF-16 as PowerShell takes it. */
function textOfBase64(part: string): { text: string; isWide: boolean } | undefined {
  // Words and ids are no text when they are decoded: most are told from their first bytes.
  const head = bytesOf(part.slice(0, 8));
  if (!head?.every((byte, at) => isPrintable(byte) || (byte === 0 && at % 2 === 1)))
    return undefined;
  const bytes = bytesOf(part.replace(/\s+/g, ''));
  if (!bytes) return undefined;
  const isWide = head.some(byte => byte === 0);
  const text = isWide ? wide(bytes) : utf8(bytes);
  return text !== undefined && !CONTROL.test(text) ? { text, isWide } : undefined;
}

const isPrintable = (byte: number) =>
  byte >= 32 ? byte !== 127 : byte === 9 || byte === 10 || byte === 13;
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;

function wide(bytes: readonly number[]): string | undefined {
  if (bytes.length % 2 === 1) return undefined;
  const units: string[] = [];
  for (let at = 0; at < bytes.length; at += 2)
    units.push(String.fromCharCode((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)));
  return units.join('');
}

function wideBytes(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).flatMap(unit => [
    unit & 0xff,
    unit >> 8,
  ]);
}

/** Base64 of what `gzip` has packed: nobody sees what is in it. */
export const PACKED = /(?<![\w+/-])H4sI[\w+/-]{16,}={0,2}/g;

/** The text with each encoded part as what it means: what somebody reads who decodes it once. */
export function decodedOnce(text: string): string {
  const whole = withoutEntities(text)?.decoded ?? text;
  let end = 0;
  const parts = [...encodedIn(whole)]
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter(part => part.start >= end && (end = part.end) > 0);
  return withEdits(
    whole,
    parts.map(({ start, end, decoded }) => ({ start, end, text: decoded })),
  );
}
