import type { CloudTrailEvent, JsonValue, Path } from '../../../src/core/cloudTrailEvent';
import { fieldAt } from '../../../src/core/fields';
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

  it('of values that stand in the field of another', () => {
    const values = [
      'arn:aws:iam::111122223333:user/alice',
      '111122223333',
      ' 11112222333 ',
      '192.0.2.7',
      '2001:db8::7',
      'us-east-1',
      'eu-west-1',
      'iam.amazonaws.com',
      'signin.amazonaws.com',
      'AKIAI44QH8DHBQ7ZLWVB',
      'ASIAI44QH8DHBQ7ZLWVB',
      'AROACKCEVSQ6C2ABCDEFG:alice',
      '2026-03-02T09:14:07Z',
      'a997f351-754a-49cd-a5cf-edfa5a9196f0',
      'AccessDenied',
      'EXAMPLE',
      'True',
    ];
    const paths = [
      'eventVersion',
      'eventTime',
      'eventSource',
      'eventName',
      'awsRegion',
      'sourceIPAddress',
      'userAgent',
      'errorCode',
      'requestID',
      'eventID',
      'eventType',
      'recipientAccountId',
      'vpcEndpointId',
      'userIdentity.type',
      'userIdentity.principalId',
      'userIdentity.arn',
      'userIdentity.accountId',
      'userIdentity.accessKeyId',
      'userIdentity.userName',
      'userIdentity.invokedBy',
    ];
    const blocks = ['iam-user', 'assumed-role'].map(name =>
      [
        `## ${name}`,
        ...paths.flatMap(path =>
          values.flatMap(value => {
            const words = found(edited([name, { [path]: value }]), () => true, false);
            return words.length === 0 ? [] : [`${path} ${shown(value)}`, ...words];
          }),
        ),
        '',
      ].join('\n'),
    );
    assertExpected('exchangedValues', blocks.join('\n'));
  });

  it('of types, categories and versions that may not fit', () => {
    const types = fieldAt(['eventType'])?.enum ?? [];
    const categories = fieldAt(['eventCategory'])?.enum ?? [];
    const pairs = types.flatMap(eventType =>
      [...categories, undefined].map(eventCategory => ({ eventType, eventCategory })),
    );
    const versions = (fieldAt(['eventVersion'])?.knownValues ?? []).flatMap(eventVersion =>
      [undefined, 'Management'].map(eventCategory => ({ eventVersion, eventCategory })),
    );
    const blocks = ['iam-user', 'network-activity', 'service-event', 's3-data'].map(name =>
      [
        `## ${name}`,
        ...[...pairs, ...versions].map(edits => {
          const words = found(edited([name, edits]), () => true, false);
          return `${Object.values(edits).join(' ')}:${words.map(each => each.slice(1)).join(',')}`;
        }),
        '',
      ].join('\n'),
    );
    assertExpected('combinations', blocks.join('\n'));
  });

  it('of each rule, by the version of the record', () => {
    const versions = fieldAt(['eventVersion'])?.knownValues ?? [];
    const cases = Object.entries({ ...RECORD_CASES, ...CALLER_CASES, ...CALL_CASES });
    const blocks = cases.map(([rule, { breaks }]) =>
      [
        `## ${rule}`,
        ...breaks.map(([name, edits]) => {
          const bySeverity = new Map<string, string[]>();
          for (const eventVersion of [...versions, '1.99']) {
            const graves = checkEvent(edited([name, { eventVersion, ...edits }]))
              .filter(finding => finding.rule === rule)
              .map(({ severity }) => severity);
            const key = graves.join('+') || 'nothing';
            bySeverity.set(key, [...(bySeverity.get(key) ?? []), eventVersion]);
          }
          const words = [...bySeverity].map(([severity, of]) => `${severity} ${of.join(' ')}`);
          return `${name} ${shown(edits).slice(0, 80)}: ${words.join('; ')}`;
        }),
        '',
      ].join('\n'),
    );
    assertExpected('findingsByVersion', blocks.join('\n'));
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
