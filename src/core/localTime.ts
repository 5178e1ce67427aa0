/** Whose time is meant. */
export interface LocalTimeOptions {
  /** `Europe/Berlin`. */
  readonly timeZone: string;
  /** The language of the words, as a BCP 47 tag. */
  readonly locale: string;
}

/**
 * A time (milliseconds since 1970) as the clock of a time zone shows it, `10:01:03 GMT+1`, with its day
 * where that is not the day in UTC; `undefined` where the clock shows UTC.
 */
export function localTime(ms: number, { timeZone, locale }: LocalTimeOptions): string | undefined {
  const plain = (zone: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(ms);
  if (plain(timeZone, FULL) === plain('UTC', FULL)) return undefined;
  const isOtherDay = plain(timeZone, DAY) !== plain('UTC', DAY);
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    ...(isOtherDay && { day: 'numeric', month: 'short' }),
    ...CLOCK,
    timeZoneName: 'short',
  }).format(ms);
}

const DAY = { dateStyle: 'short' } as const;
const FULL = { dateStyle: 'short', timeStyle: 'medium' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
