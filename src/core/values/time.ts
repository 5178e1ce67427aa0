import type { JsonValue } from '../cloudTrailEvent';

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** `2023-07-10T12:55:23Z`, with a blank for the `T`, fractions, an offset or none (then it is UTC). */
const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d):?(\d\d)(?:[.,](\d{1,9}))?\s*(?:Z|UTC|([+-])(\d\d):?(\d\d))?$/;
/** `Jul 10, 2023, 12:55:23 PM`, as STS wrote the end of a session for years. */
const AMERICAN = /^([A-Z][a-z]{2}) (\d{1,2}), (\d{4}),? (\d{1,2}):(\d\d):(\d\d)\s([AP])M$/;
/** `Fri Apr 08 23:51:10 UTC 2016`, as the first records of some services have it. */
const UNIX =
  /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d) (?:UTC|GMT) (\d{4})$/;
/** `Mon, 10 Jul 2023 12:55:23 GMT`, as HTTP has it. */
const HTTP = /^[A-Z][a-z]{2}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:UTC|GMT)$/;

/** An event's time as CloudTrail writes it, `2023-07-10T12:55:23Z`: milliseconds since 1970. */
export function parseEventTime(value: JsonValue): number | undefined {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)
    ? parseTime(value)
    : undefined;
}

/**
 * A time in any of the forms that events and the tools that pass them on use: milliseconds since 1970.
 * A number, and text of digits alone, is seconds (10 digits) or milliseconds (13). `undefined` for
 * anything else, and for days that do not exist. `Date.parse` guesses, and guesses differently per
 * engine and time zone, so it has no part in this.
 */
export function parseTime(value: JsonValue): number | undefined {
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const delivered = deliveredTime(value);
  if (delivered !== undefined) return delivered;
  const text = value.trim();
  if (/^\d{10}(\d{3})?(\.\d+)?$/.test(text)) return fromEpoch(+text);
  let match = ISO.exec(text);
  if (match) {
    const [, year, month, day, hour, minute, second, fraction = '', sign, hours = 0, minutes = 0] =
      match;
    const ms = utc(year, month, day, hour, minute, second);
    const offset = (+hours * 60 + +minutes) * 60_000 * (sign === '-' ? -1 : 1);
    return ms === undefined ? undefined : ms - offset + +fraction.padEnd(3, '0').slice(0, 3);
  }
  match = AMERICAN.exec(text);
  if (match) {
    const [, month, day, year, hour = 0, minute, second, half] = match;
    const hours = +hour >= 1 && +hour <= 12 ? (+hour % 12) + (half === 'P' ? 12 : 0) : NaN;
    return utc(year, monthNumber(month), day, hours, minute, second);
  }
  match = UNIX.exec(text);
  if (match) {
    const [, month, day, hour, minute, second, year] = match;
    return utc(year, monthNumber(month), day, hour, minute, second);
  }
  match = HTTP.exec(text);
  if (match) {
    const [, day, month, year, hour, minute, second] = match;
    return utc(year, monthNumber(month), day, hour, minute, second);
  }
  return undefined;
}

/**
 * The time in the one form that CloudTrail delivers, digit by digit, on days that each month has: a tenth
 * of what the patterns take, of which this saves 2 µs an event.
 */
function deliveredTime(text: string): number | undefined {
  if (text.length !== 20) return undefined;
  for (let at = 0; at < 20; at++) {
    const code = text.charCodeAt(at);
    const mark = MARKS.charCodeAt(at);
    if (mark === 0x30 ? code < 0x30 || code > 0x39 : code !== mark) return undefined;
  }
  const two = (at: number) => 10 * text.charCodeAt(at) + text.charCodeAt(at + 1) - 11 * 0x30;
  const [month, day, hour, minute, second] = [two(5), two(8), two(11), two(14), two(17)];
  if (month < 1 || month > 12 || day < 1 || day > 28) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const year = 100 * two(0) + two(2);
  return year < 1000 ? undefined : Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Digits where there are zeros. */
const MARKS = '0000-00-00T00:00:00Z';

/** `2023-07-10 12:55:23 UTC`. */
export function formatUtc(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** A length of time in its two largest units, `2 h 5 min`; the symbols need no translation. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const parts: readonly (readonly [count: number, unit: string])[] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return '0 s';
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

/** Numbers are times only between 2001 and 2286: a count or a size is none. */
function fromEpoch(value: number): number | undefined {
  if (value >= 1e9 && value < 1e10) return Math.round(value * 1000);
  return value >= 1e12 && value < 1e13 ? Math.round(value) : undefined;
}

/** 1 to 12; `NaN` for a month that is none. */
function monthNumber(name = ''): number {
  const at = MONTHS.indexOf(name);
  return name.length === 3 && at >= 0 && at % 3 === 0 ? at / 3 + 1 : NaN;
}

type Part = string | number | undefined;

function utc(year: Part, month: Part, day: Part, hour: Part, minute: Part, second: Part) {
  const parts = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [y, mo, d, h, mi, s] = parts;
  const ms = Date.UTC(y, mo - 1, d, h, mi, s);
  if (Number.isNaN(ms) || h > 23 || mi > 59 || s > 59) return undefined;
  const date = new Date(ms);
  return date.getUTCFullYear() === y && date.getUTCMonth() === mo - 1 && date.getUTCDate() === d
    ? ms
    : undefined;
}
