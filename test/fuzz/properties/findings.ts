import { check, checkAlone } from '../../../src/core/check';
import { english } from '../../../src/core/message';
import { holds, isSame, logOf, type Property } from '../property';

/** What is found lies in the text, is the same again, and can be worded. */
export const findings: Property = {
  name: 'findings',
  check(input) {
    const log = logOf(input);
    if (!log) return;
    const found = [...check(log)].flat();
    for (const { span, message, event, rule } of found) {
      const { start, end } = span;
      holds(
        start >= 0 && start <= end && end <= input.text.length,
        `${rule} in the text`,
        () => `${start}–${end} of ${input.text.length}`,
      );

      holds(english(message).length < 2000, `${rule} in few words`);
      if (event !== null) holds(event >= 0 && event < log.count, `${rule} in an event`);
    }
    holds(isSame([...check(log)].flat(), found), 'the same findings again');
    for (let index = 0; index < Math.min(log.count, 10); index++)
      for (const { rule } of checkAlone(log, index))
        holds(
          found.some(one => one.rule === rule && one.event === index),
          `${rule} found alone`,
        );
  },
};
