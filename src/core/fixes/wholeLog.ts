/**
 * What is done to all events of a log. Generators, so that whoever drives them can pause and stop: a step
 * takes one event and gives the edits that are certain by then, in order.
 */
import { attempt, type Failures } from '../attempt';
import { text } from '../cloudTrailEvent';
import type { EventLog } from '../eventLog';
import { canonicalEvent } from '../legacyEvent';
import { parseTime } from '../values/time';
import { check, type CheckOptions } from '../check';
import { editsOf, narrowed, type TextEdit } from './edits';
import type { Fix } from './fix';
import { fixOf } from './fixesOf';

export type Edits = Generator<readonly TextEdit[]>;

/**
 * Puts the events in the order of their times, the earliest first; equal ones stay in theirs, and those
 * without a time come last. What stands between the events stays where it is.
 */
export function* sortEvents(log: EventLog): Edits {
  if (log.problems.length > 0 || log.count < 2) return;
  const times = new Float64Array(log.count);
  for (let index = 0; index < log.count; index++) {
    times[index] = parseTime(canonicalEvent(log.event(index) ?? {}).eventTime) ?? Infinity;
    yield NONE;
  }
  const order = Uint32Array.from(times.keys()).sort((one, other) =>
    compared(times[one], times[other]),
  );
  if (order.every((from, to) => from === to)) return;
  const parts: string[] = [];
  for (const [to, from] of order.entries()) {
    const [{ start, end }, before] = [log.span(from), to > 0 ? log.span(to - 1).end : undefined];
    if (before !== undefined) parts.push(log.text.slice(before, log.span(to).start));
    parts.push(log.text.slice(start, end));
  }
  const whole = { start: log.span(0).start, end: log.span(log.count - 1).end };
  yield [narrowed(log.text, { ...whole, text: parts.join('') })];
}

/** Both may be infinite, so their difference says nothing. */
function compared(one = Infinity, other = Infinity): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Removes each event that stands in the log before already, of the same eventID and the same content. */
export function* removeDuplicates(log: EventLog): Edits {
  if (log.problems.length > 0) return;
  /** By an eventID: its first event, and what all of its events hold where there are more. */
  const seen = new Map<string, { readonly first: number; contents?: Set<string> }>();
  for (let index = 0; index < log.count; index++) {
    const id = text(canonicalEvent(log.event(index) ?? {}).eventID);
    const same = id === undefined ? undefined : seen.get(id);
    if (same) {
      const contents = (same.contents ??= new Set([contentOf(log, same.first)]));
      const content = contentOf(log, index);
      yield contents.has(content) ? [removalOf(log, index)] : NONE;
      contents.add(content);
    } else {
      if (id !== undefined) seen.set(id, { first: index });
      yield NONE;
    }
  }
}

/** Key by key: two tools seldom lay out an event alike, and never change the order of its keys. */
function contentOf(log: EventLog, index: number): string {
  return log.isWhole(index) ? JSON.stringify(log.event(index)) : log.json(index);
}

/** Removes an event that others stand before, with the comma or the line break that leads to it. */
export function removalOf(log: EventLog, index: number): TextEdit {
  const { start, end } = log.span(index);
  let from = start;
  while (from > 0 && /[\s,]/.test(log.text.charAt(from - 1))) from--;
  return { start: from, end, text: '' };
}

/** Makes every fix that `isMeant` of what is found in the log, but for those that throw. */
export function* fixAll(
  log: EventLog,
  options: CheckOptions,
  isMeant: (fix: Fix) => boolean,
  failures?: Failures,
): Edits {
  for (const findings of check(log, options)) {
    // A step of the check is about one event, or about what is around all of them.
    const index = findings[0]?.event ?? -1;
    const event = index === -1 ? undefined : log.event(index);
    if (!event) {
      yield NONE;
      continue;
    }
    const changes = findings.flatMap(finding => {
      const fix = attempt(
        `fix of ${finding.rule}`,
        failures,
        () => fixOf(finding, event),
        undefined,
      );
      return fix && isMeant(fix) ? fix.changes : [];
    });
    const edits = () => editsOf(log, index, changes.slice(0, MOST_CHANGES));
    yield changes.length > 0 ? attempt('fixes of an event', failures, edits, NONE) : NONE;
  }
}

/** Of one event at a time: each change writes the event anew, and only hostile ones need more. */
const MOST_CHANGES = 100;

const NONE: readonly TextEdit[] = [];
