import { completionsAt } from '../../../src/core/completion/completionsAt';
import { openLogAt } from '../../../src/core/completion/openLogAt';
import { english } from '../../../src/core/message';
import { expandSnippet } from '../../unit/completion/expandSnippet';
import { holds, type Property } from '../property';

const NOW = Date.UTC(2026, 10, 18, 9, 5);
const VARIABLES = Object.fromEntries(
  'UUID CURRENT_YEAR CURRENT_MONTH CURRENT_DATE CURRENT_HOUR CURRENT_MINUTE CURRENT_SECOND'
    .split(' ')
    .map(name => [name, () => '11']),
);

/** What is offered replaces a part of the text around the cursor, and means one text. */
export const completing: Property = {
  name: 'completing',
  check({ text, random }) {
    for (let time = 0; time < 6; time++) {
      const offset = random.below(text.length + 1);
      const log = openLogAt(text, offset, { assumed: true });
      if (!log) continue;
      const offered = completionsAt(log, offset, { now: NOW });
      for (const { replace, commas, insert, label, words } of offered.slice(0, 60)) {
        const { start, end } = replace;
        holds(
          start >= 0 && start <= offset && offset <= end && end <= text.length,
          'a completion is at the cursor',
          () => `${start} ${offset} ${end} of ${text.length}`,
        );
        for (const comma of commas)
          holds(
            comma >= 0 && comma <= text.length && (comma <= start || comma >= end),
            'a comma is beside it',
          );
        holds(typeof label === 'string', 'a completion has a label');
        expandSnippet(insert, VARIABLES);
        words(english);
      }
    }
  },
};
