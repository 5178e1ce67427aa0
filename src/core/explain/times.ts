import type { Message } from '../message';
import { message } from '../message';
import { parseLogFileName } from '../values/logFileName';
import { formatDuration, formatUtc, parseTime } from '../values/time';
import type { ExplainOptions, Place } from './place';

/** A time in UTC, for the reader if they are known, and how far it is from the event. */
export function timeWords(place: Place): readonly Message[] {
  const ms = parseTime(place.value);
  return ms === undefined ? [] : [...instant(ms, place.options), ...distance(ms, place.time)];
}

/** When the event happened, and how long it took to be delivered where the name of the file tells. */
export function eventTimeWords(place: Place): readonly Message[] {
  const words = timeWords(place);
  const file = parseLogFileName(place.options.fileName ?? '');
  if (!file || place.time === undefined) return words;
  const delay = file.delivered - place.time;
  // The name is exact to the minute.
  return delay <= -60_000 || delay > MOST_DELAY
    ? words
    : [
        ...words,
        delay < 60_000
          ? message('Delivered within a minute or two, by the name of the file.')
          : message('Delivered {0} later, by the name of the file.', formatDuration(delay)),
      ];
}

/** Later than this, the file is another one than the event came in. */
const MOST_DELAY = 7 * 86_400_000;

/** When a session began: what matters is how old it was. */
export function creationWords(place: Place): readonly Message[] {
  const ms = parseTime(place.value);
  if (ms === undefined) return [];
  if (place.time === undefined || ms > place.time) return timeWords(place);
  return [
    message('The session was {0} old when this call was made.', formatDuration(place.time - ms)),
    ...instant(ms, place.options),
  ];
}

/** One moment, in words. */
function instant(ms: number, { now, timeZone }: ExplainOptions): readonly Message[] {
  const words = [message('{0}.', formatUtc(ms))];
  if (timeZone !== undefined && timeZone !== 'UTC')
    words.push(message('{0} in {1}.', inZone(ms, timeZone), timeZone));
  if (now !== undefined)
    words.push(
      ms <= now
        ? message('{0} ago.', formatDuration(now - ms))
        : message('{0} from now.', formatDuration(ms - now)),
    );
  return words;
}

function distance(ms: number, eventTime: number | undefined): readonly Message[] {
  if (eventTime === undefined || Math.abs(ms - eventTime) < 1000) return [];
  return [
    ms < eventTime
      ? message('{0} before the event.', formatDuration(eventTime - ms))
      : message('{0} after the event.', formatDuration(ms - eventTime)),
  ];
}

/** `2023-07-10 14:55:23`, the same in every language of the reader. */
function inZone(ms: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(ms);
  const part = (type: string) => parts.find(each => each.type === type)?.value ?? '';
  const time = [part('hour'), part('minute'), part('second')].join(':');
  return `${part('year')}-${part('month')}-${part('day')} ${time}`;
}
