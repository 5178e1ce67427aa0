import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readActionTable, type ActionTable } from '../../../src/core/actions/actionTable';
import { callerOf, describe, oneLine } from '../../../src/core/describe';
import { explain, markdown } from '../../../src/core/explain';
import { english } from '../../../src/core/message';
import { iconText, plainText } from '../../../src/core/plainText';
import { printable } from '../../../src/cli/printable';
import { pathsOf } from '../../unit/realEvents';
import { eventsOf, holds, logOf, some, wholeOf, type Property } from '../property';

let table: ActionTable | undefined;
const actions = () =>
  (table ??= readActionTable(gunzipSync(readFileSync('dist/actions.json.gz')).toString()));

/** Every value can be explained, and nothing of it becomes markup. */
export const explaining: Property = {
  name: 'explaining',
  check(input) {
    const log = logOf(input);
    for (const index of some(wholeOf(log), 4, input.random)) {
      const event = log?.event(index) ?? {};
      for (const path of some([...pathsOf(event)], 120, input.random)) {
        const words = explain(event, path, { actions: actions() });
        for (const target of ['key', 'value'] as const) {
          const shown = markdown(words, target, english);
          const outside = shown.replaceAll(/(`+)(?!`)(?:[^`]|(?!\1(?!`))`+)*?\1(?!`)/g, '');
          holds(
            !/\]\((?!https:\/\/)|<\w|\$\(|command:|evil\.example/.test(outside),
            'nothing of a value becomes markup',
            () => `${path.join('.')}: ${outside}`,
          );
          holds(
            !/[\p{Bidi_Control}\0-\x08\x1b]/u.test(shown),
            'nothing turns or hides words',
            () => shown,
          );
          holds(shown.length < 40_000, 'an explanation is short', () => `${shown.length}`);
        }
      }
    }
  },
};

/** An event has one line, in which nothing ends it or moves a cursor. */
export const describing: Property = {
  name: 'describing',
  check(input) {
    for (const event of eventsOf(logOf(input))) {
      const { time, name, who, target, outcome } = describe(event);
      for (const part of [time, name, who, target, outcome, callerOf(event)])
        holds(typeof part === 'string', 'a description is text', () => String(part));
      const line = oneLine(event);
      holds(!/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u.test(plainText(line)), 'a row is plain');
      holds(!iconText(line).includes('$('), 'a row has no icons');
      holds(
        !/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u.test(printable(line)),
        'a printed line is plain',
      );
    }
  },
};
