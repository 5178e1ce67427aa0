import type { JsonValue } from '../cloudTrailEvent';
import { isObject, text } from '../cloudTrailEvent';
import { CONTENTS, IDENTITY } from '../fields/rows';
import { message } from '../message';
import { formatDuration, formatUtc, parseEventTime, parseTime } from '../values/time';
import type { Caller } from './caller';
import type { EventView, Report, Rule } from './rule';
import { shown } from './shown';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Between the clocks of two services, and between issuing credentials and using them to the end. */
const GRACE = 15 * MINUTE;
const CREATION_DATE = ['userIdentity', 'sessionContext', 'attributes', 'creationDate'];

export const eventTime: Rule = {
  id: 'event-time',
  severity: 'warning',
  summary: 'eventTime is a time in UTC, to the second: 2026-03-02T09:14:07Z.',
  explanation:
    'CloudTrail writes no other form. Blanks, fractions of a second and offsets come from tools that passed the event on, and break comparisons of times as text.',
  docs: CONTENTS,
  records: ['event', 'insight'],
  check({ event: { eventTime: time } }, report) {
    if (typeof time !== 'string' || usualTime(time) !== undefined) return;
    if (parseEventTime(time) === undefined)
      report(
        ['eventTime'],
        message('eventTime is "{0}"; CloudTrail writes 2026-03-02T09:14:07Z, in UTC.', shown(time)),
      );
  },
};

export const eventTimeRange: Rule = {
  id: 'event-time-range',
  severity: 'warning',
  summary: 'An event is of a time at which there was CloudTrail.',
  explanation:
    'CloudTrail began in November 2013. An earlier time was changed, or is a number that was read in the wrong unit, which gives days of 1970.',
  docs: CONTENTS,
  records: ['event', 'insight'],
  check({ event: { eventTime: time } }, report) {
    // Nearly all times are of a later year, which their fourth digit tells.
    if (typeof time !== 'string' || /^20[2-9]\d/.test(time)) return;
    const at = parseTime(time);
    if (at !== undefined && at < BEGINNING)
      report(
        ['eventTime'],
        message('The event is of {0}; CloudTrail began in November 2013.', formatUtc(at)),
      );
  },
};

/** The first days of CloudTrail, with some days of grace. */
const BEGINNING = Date.UTC(2013, 10, 1);

export const creationDateForm: Rule = {
  id: 'creation-date-form',
  severity: 'info',
  summary: 'The creation date of a session can be read.',
  explanation:
    'CloudTrail writes it like eventTime, and some samples of AWS without hyphens and colons. What cannot be read at all hides when the session began.',
  docs: IDENTITY,
  checkCaller({ sessionContext }, report) {
    const created = creationDate(sessionContext);
    if (created !== undefined && milliseconds(created) === undefined)
      report(CREATION_DATE, message('creationDate "{0}" is no time.', shown(created)));
  },
};

export const sessionCreationDate: Rule = {
  id: 'session-creation-date',
  severity: 'warning',
  summary: 'A session is not used before it was created.',
  explanation:
    'creationDate says when the temporary credentials were issued. A call before that was not made with them: one of the two times was changed. The clocks of two services may differ by seconds, so less than five minutes are a hint.',
  docs: IDENTITY,
  concerns: ({ kind }) => kind.hasBegun,
  check(view, report) {
    const age = sessionAge(view);
    if (age !== undefined && age < 0)
      report(
        CREATION_DATE,
        message('The session was created {0} after the call.', formatDuration(age)),
        { compared: [view.event.eventTime], atMost: age < -5 * MINUTE ? 'warning' : 'hint' },
      );
  },
};

export const roleSessionAge: Rule = {
  id: 'role-session-age',
  severity: 'info',
  summary: 'The session of a role is no older than 12 hours.',
  explanation:
    'STS issues credentials of roles for 12 hours at most. A call long after that was refused, or one of the two times was changed.',
  docs: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  callers: ['AssumedRole'],
  concerns: ({ kind }) => kind.hasBegun,
  check(view, report) {
    reportAge(view, 12, report);
  },
};

export const sessionAgeRule: Rule = {
  id: 'session-age',
  severity: 'hint',
  summary: 'The session of a user is no older than 36 hours.',
  explanation:
    'STS issues temporary credentials of users for 36 hours at most, and the console signs out after 12.',
  docs: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html',
  concerns: ({ kind, type }) => kind.hasBegun && type !== 'AssumedRole',
  check(view, report) {
    reportAge(view, 36, report);
  },
};

function reportAge(view: EventView, hours: number, report: Report): void {
  const age = sessionAge(view);
  if (age !== undefined && age > hours * HOUR + GRACE)
    report(
      CREATION_DATE,
      message(
        'The session was {0} old; credentials like these last {1} hours at most.',
        formatDuration(age),
        hours,
      ),
      { compared: [view.event.eventTime] },
    );
}

/** How old the session was at the time of the call, in milliseconds. */
function sessionAge({ event, sessionContext }: EventView): number | undefined {
  const created = creationDate(sessionContext);
  if (created === undefined) return undefined;
  const begin = milliseconds(created);
  const now = milliseconds(event.eventTime);
  return begin === undefined || now === undefined ? undefined : now - begin;
}

function creationDate({ attributes }: Caller['sessionContext']): string | undefined {
  return isObject(attributes) ? text(attributes['creationDate']) : undefined;
}

function milliseconds(time: JsonValue): number | undefined {
  return (typeof time === 'string' ? usualTime(time) : undefined) ?? parseTime(time);
}

/**
 * Milliseconds of a time in the usual form. Several rules ask for the time of an event and of its
 * session, and the next event is often of the same: the last two answers are kept.
 */
function usualTime(time: string): number | undefined {
  if (time === newest.time) return newest.ms;
  if (time !== other.time) {
    const ms = msOfUsual(time);
    if (ms === undefined) return undefined;
    other.time = time;
    other.ms = ms;
  }
  [newest, other] = [other, newest];
  return newest.ms;
}

let newest = { time: '', ms: 0 };
let other = { time: '', ms: 0 };

/**
 * Milliseconds of `2026-03-02T09:14:07Z`, leap days excepted; `undefined` for any other text.
 * Nearly all times are of this form. Read digit by digit they take a tenth of what an expression and
 * `Date.parse` do, and those a tenth of the many forms of `parseTime`.
 */
function msOfUsual(time: string): number | undefined {
  if (time.length !== 20 || time.charCodeAt(19) !== LETTER_Z || time.charCodeAt(10) !== LETTER_T)
    return undefined;
  if (time.charCodeAt(4) !== HYPHEN || time.charCodeAt(7) !== HYPHEN) return undefined;
  if (time.charCodeAt(13) !== COLON || time.charCodeAt(16) !== COLON) return undefined;
  const year = 100 * twoDigits(time, 0) + twoDigits(time, 2);
  const month = twoDigits(time, 5);
  const day = twoDigits(time, 8);
  const hour = twoDigits(time, 11);
  const minute = twoDigits(time, 14);
  const second = twoDigits(time, 17);
  const isDay = year > 0 && day >= 1 && day <= (SURE_DAYS[month] ?? 0);
  // What is no number is not less than anything.
  if (!isDay || !(hour < 24 && minute < 60 && second < 60)) return undefined;
  return ((daysBefore(year, month) + day) * 24 + hour) * HOUR + minute * MINUTE + second * 1000;
}

/** The number that two digits make; NaN where they are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : NaN;
}

/** Days from 1970 to the day before the month's first. Years are counted from March: leap days end them. */
function daysBefore(year: number, month: number): number {
  const years = month > 2 ? year : year - 1;
  const months = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((153 * months + 2) / 5) - DAYS_TO_1970;
}

/** How many days a month has in any year, by its number. */
const SURE_DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** From the first of March of the year 0, the day before it. */
const DAYS_TO_1970 = 719_469;
const ZERO = 48;
const COLON = 58;
const HYPHEN = 45;
const LETTER_T = 84;
const LETTER_Z = 90;
