import type { CloudTrailEvent, JsonValue, Path } from '../../../src/core/cloudTrailEvent';
import { fixOf } from '../../../src/core/fixes/fixesOf';
import { english } from '../../../src/core/message';
import { checkEvent } from '../../../src/core/rules';
import { assertExpected } from '../expected';
import { pathsOf } from '../realEvents';
import { CALL_CASES } from './cases/call';
import { CALLER_CASES } from './cases/caller';
import { RECORD_CASES } from './cases/record';
import { edited } from './edited';
import { fixture } from './events';

describe('reviewed findings', () => {
  it('of each rule, where it is broken', () => {
    const cases = Object.entries({ ...RECORD_CASES, ...CALLER_CASES, ...CALL_CASES });
    const blocks = cases.map(([rule, { breaks }]) =>
      [
        `## ${rule}`,
        ...breaks.flatMap(([name, edits]) => [
          `${name} ${shown(edits)}`,
          ...found(edited([name, edits]), each => each === rule),
        ]),
        '',
      ].join('\n'),
    );
    assertExpected('findings', blocks.join('\n'));
  });

  it('of events that lack one thing, or have another in its place', () => {
    const names = [
      'assumed-role',
      'aggregated',
      'aws-service',
      'console-login',
      'cross-account',
      'iam-user',
      'insight-rate-start',
      'network-activity',
      's3-data',
      'saml-user',
      'sso-role',
    ];
    const blocks = names.map(name => {
      const whole = fixture(name) as unknown as CloudTrailEvent;
      const lines = [...pathsOf(whole)]
        .filter(path => path.length < 4)
        .flatMap(path =>
          [undefined, 'x', 0, ''].flatMap(value => {
            const words = found(withAt(name, path, value), () => true, false);
            const change = value === undefined ? 'missing' : shown(value);
            return words.length === 0 ? [] : [`${path.join('.')} ${change}`, ...words];
          }),
        );
      return [`## ${name}`, ...lines, ''].join('\n');
    });
    assertExpected('changedEvents', blocks.join('\n'));
  });
});

/** The findings in an event, one a line. */
function found(
  event: CloudTrailEvent,
  isWanted: (rule: string) => boolean,
  withWords = true,
): readonly string[] {
  return checkEvent(event)
    .filter(({ rule }) => isWanted(rule))
    .map(finding => {
      const { rule, path, severity, message } = finding;
      const fix = fixOf(finding, event);
      const remedy = fix ? ` (${english(fix.title)})` : '';
      return withWords
        ? `  ${severity} ${path.join('.')}: ${english(message)}${remedy}`
        : `  ${severity} ${rule} ${path.join('.')}${remedy}`;
    });
}

/** A long value by its beginning. */
function shown(value: JsonValue | Readonly<Record<string, JsonValue>>): string {
  const json = JSON.stringify(value, (_, each: unknown) => each ?? null);
  return json.length < 300 ? json : `${json.slice(0, 300)}…`;
}

function withAt(name: string, path: Path, value: JsonValue): CloudTrailEvent {
  const event = fixture(name);
  let parent = event;
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string, unknown>;
  const key = String(path.at(-1));
  if (value === undefined) Reflect.deleteProperty(parent, key);
  else parent[key] = value;
  return event as unknown as CloudTrailEvent;
}
