import type { Path } from '../cloudTrailEvent';
import { message } from '../message';
import { OPEN_BRACE, OPEN_BRACKET, eachMember, skipSpace, tallyAt, unquote } from '../scan';
import type { Rule } from './rule';
import { shown } from './shown';

export const keyRepeated: Rule = {
  id: 'key-repeated',
  severity: 'warning',
  summary: 'A key stands in an object once.',
  explanation:
    'JSON leaves open what a key that is repeated means: most readers take the last value, some the first, some refuse. So two tools can see two different events in one text. CloudTrail writes each key once.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html',
  records: [
    'event',
    'legacy',
    'insight',
    'insightLake',
    'aggregated',
    'lakeIntegration',
    'configurationItem',
    'evidence',
    'lakeColumns',
  ],
  check({ json, keys, members }, report) {
    // What is parsed has each key once: where the text has no more of them, none is repeated.
    if (json === undefined) return;
    if ((keys ?? tallyAt(json, skipSpace(json, 0)).keys) === members) return;
    for (const { path, times } of repeatedKeys(json))
      report(
        path,
        message(
          '"{0}" stands here {1} times; most readers take this value, the last.',
          shown(path.at(-1)),
          times,
        ),
        { target: 'key' },
      );
  },
};

/** The keys that stand in one object more than once; in what is read of it, that is the last value. */
export function* repeatedKeys(
  json: string,
  start = skipSpace(json, 0),
  path: Path = [],
): Generator<{ readonly path: Path; readonly times: number }> {
  const code = json.charCodeAt(start);
  if (code !== OPEN_BRACE && code !== OPEN_BRACKET) return;
  const members = new Map<string | number, { at: number; times: number }>();
  eachMember(json, start, ({ keyStart, keyEnd, valueStart }) => {
    const step = keyStart === -1 ? members.size : unquote(json, keyStart, keyEnd);
    members.set(step, { at: valueStart, times: (members.get(step)?.times ?? 0) + 1 });
    return false;
  });
  for (const [step, { at, times }] of members) {
    if (times > 1) yield { path: [...path, step], times };
    yield* repeatedKeys(json, at, [...path, step]);
  }
}
