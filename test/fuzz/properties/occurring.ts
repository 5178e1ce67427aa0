import { occurrences, subjectAt } from '../../../src/core/occurrences';
import { pathsOf } from '../../unit/realEvents';
import { holds, logOf, type Property } from '../property';

/** A value occurs where it is, and in order elsewhere. */
export const occurring: Property = {
  name: 'occurring',
  check(input) {
    const log = logOf(input);
    if (!log) return;
    const index = input.random.below(Math.max(log.count, 1));
    // Where a string is not closed, nothing says where its value ends.
    const paths = log.count > 0 && log.isWhole(index) ? [...pathsOf(log.event(index))] : [];
    for (let time = 0; time < 12 && paths.length > 0; time++) {
      const { start, end } = log.locate(index, input.random.pick(paths), 'value');
      const subject = subjectAt(log, Math.min(start + 1, end));
      if (!subject) continue;
      let before = 0;
      let found = 0;
      let isThere = false;
      for (const place of occurrences(log, subject)) {
        // A step in which nothing was found.
        if (!place) continue;
        const { span } = place;
        holds(
          span.start >= before && span.end >= span.start && span.end <= input.text.length,
          'occurrences in order',
        );
        holds(++found <= input.text.length + 1, 'occurrences end');
        before = span.end;
        isThere ||= span.start === subject.span.start;
      }
      holds(isThere || subject.span.start === subject.span.end, 'a value occurs where it is', () =>
        input.text.slice(subject.span.start, subject.span.end),
      );
    }
  },
};
