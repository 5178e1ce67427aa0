import { check } from '../../../src/core/check';
import type { EventLog } from '../../../src/core/eventLog';
import { checked, recheck } from '../../../src/core/recheck';
import { hostileLiteral } from '../hostile';
import { holds, isSame, logOf, MOST_EVENTS, type Property } from '../property';
import type { Random } from '../random';

/** A log that followed edits says the same as one that is opened anew, and so does a second check. */
export const editing: Property = {
  name: 'editing',
  check(input) {
    const opened = logOf(input);
    if (!opened) return;
    let log = opened;
    let last = checked(log, [...check(log)].flat());
    for (let time = 0; time < 6; time++) {
      const { start, end, put } = anEdit(log, input.random);
      const text = log.text.slice(0, start) + put + log.text.slice(end);
      const edited = log.edited(text, { start, end, inserted: put.length });
      const fresh = logOf({ text });
      if (!fresh) return;
      if (!edited) {
        log = fresh;
        last = checked(log, [...check(log)].flat());
        continue;
      }
      const [one, other] = [contentOf(edited), contentOf(fresh)];
      holds(isSame(one, other), 'an edited log is as one opened anew', () => differing(one, other));
      const found = recheck(last, edited);
      const all = [...check(fresh)].flat();
      holds(
        found === undefined || isSame([...found], all),
        'a second check finds what a first one does',
        () =>
          `${JSON.stringify(found?.map(({ rule }) => rule))} ${JSON.stringify(all.map(({ rule }) => rule))}`,
      );
      log = edited;
      last = checked(log, all);
    }
  },
};

function anEdit(log: EventLog, random: Random) {
  const index = random.below(Math.max(log.count, 1));
  const { start, end } = log.count > 0 ? log.span(index) : { start: 0, end: log.text.length };
  const from = start + random.below(end - start + 1);
  const to = Math.min(log.text.length, from + random.pick([0, 0, 1, 5, 40]));
  const put = random.pick([
    '',
    'x',
    '"',
    '1',
    ',',
    '{',
    '}',
    '\n',
    '\\',
    hostileLiteral(random),
    log.text.slice(from, to),
  ]);
  return { start: from, end: to, put };
}

function contentOf(log: EventLog) {
  return {
    format: log.format,
    count: log.count,
    problems: log.problems,
    events: Array.from({ length: Math.min(log.count, MOST_EVENTS) }, (_, index) => ({
      span: log.span(index),
      json: log.json(index),
      keys: log.keys(index),
      event: log.event(index),
      whole: log.isWhole(index),
      problems: log.eventProblems(index),
    })),
  };
}

function differing(one: ReturnType<typeof contentOf>, other: ReturnType<typeof contentOf>): string {
  const at = one.events.findIndex((event, index) => !isSame(event, other.events[index]));
  return at === -1
    ? JSON.stringify([
        one.format,
        one.count,
        one.problems,
        other.format,
        other.count,
        other.problems,
      ])
    : JSON.stringify([
        one.events[at]?.span,
        one.events[at]?.keys,
        other.events[at]?.span,
        other.events[at]?.keys,
      ]);
}
