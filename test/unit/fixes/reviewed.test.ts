import type { CloudTrailEvent, JsonValue, Path } from '../../../src/core/cloudTrailEvent';
import { childFields, FIELDS, recordKind } from '../../../src/core/fields';
import { applied } from '../../../src/core/fixes/applied';
import { asType } from '../../../src/core/fixes/asType';
import type { Change } from '../../../src/core/fixes/fix';
import { fixOf } from '../../../src/core/fixes/fixesOf';
import { addField, stubOf } from '../../../src/core/fixes/stub';
import { english } from '../../../src/core/message';
import { assertExpected } from '../expected';

/** Texts in different layouts. */
const TEXTS: readonly string[] = [
  '{"a":1,"b":{"c":"x"},"d":[],"a":2}',
  '{ "a" : 1, "b" : { "c" : "x" }, "d" : [ ], "a" : 2 }',
  '{\n  "a": 1,\n  "b": {\n    "c": "x"\n  },\n  "d": [],\n  "a": 2\n}',
  '{\r\n\t"a":\t1,\r\n\t"b": { "c": "x" },\r\n\t"d": [\r\n\t]\r\n, "a": 2 }\r\n',
  '    {\n      "b": {\n        "c": [1, 2]\n      },\n      "d": {}\n    }',
  '{\n"b": {},\n\n"d": 4\n}',
  '{ \n  "b": {\n  }, "a": {"d": 1,\n "e": 2}\n}',
  '{}',
  '{\n}',
  '[]',
  '"b"',
  '',
];

/** A member that is added, behind another or first. */
const add = (path: Path, key: string, value: JsonValue, after?: string): Change => ({
  do: 'add',
  path,
  key,
  value,
  after,
});

const CHANGES: readonly Change[] = [
  add([], 'n', { m: [1] }),
  add([], 'n', 7, 'a'),
  add([], 'n', 7, 'd'),
  add([], 'n', 7, 'none'),
  add([], 'd', 7),
  add(['b'], 'n', [true], 'c'),
  add(['b'], 'n', null),
  add(['d'], 'n', 'x'),
  { do: 'rename', path: ['b'], key: 'n' },
  { do: 'rename', path: ['b'], key: 'd' },
  { do: 'rename', path: ['b', 'c', 0], key: 'n' },
  { do: 'set', path: ['b'], value: { m: 1 } },
  { do: 'set', path: ['b', 'c', 1], value: [] },
  { do: 'set', path: ['a'], value: 3 },
  { do: 'set', path: [], value: 3 },
  { do: 'remove', path: ['a'] },
  { do: 'remove', path: ['b'] },
  { do: 'remove', path: ['d'] },
  { do: 'remove', path: ['b', 'c'] },
  { do: 'keepLast', path: ['a'] },
  { do: 'keepLast', path: ['d'] },
];

const ACCOUNT = '111122223333';

/** Events in which fields are missing. */
const LACKING: readonly CloudTrailEvent[] = [
  {},
  { eventVersion: '1.08', eventName: 'A', eventID: 'x' },
  ...['NetworkActivity', 'Insight', 'Aggregated', 'Management', 'Data'].map(eventCategory => ({
    eventCategory,
  })),
  ...['AwsVpceEvent', 'AwsCloudTrailInsight', 'AwsAggregatedEvent', 'AwsApiCall'].map(
    eventType => ({ eventType }),
  ),
  { managementEvent: false },
  { managementEvent: true },
  { userIdentity: { accountId: ACCOUNT } },
  { userIdentity: { accountId: '1' } },
];

/** Objects in which fields are missing. */
const INNER: readonly (readonly [event: CloudTrailEvent, path: Path])[] = [
  [{ userIdentity: {} }, ['userIdentity']],
  [{ userIdentity: { arn: `arn:aws:iam::${ACCOUNT}:user/alice` } }, ['userIdentity']],
  [{ userIdentity: { arn: 'arn:aws:iam::aws:user/alice' } }, ['userIdentity']],
  [{ userIdentity: { sessionContext: {} } }, ['userIdentity', 'sessionContext']],
  [{ resources: [{ ARN: `arn:aws:kms:us-east-1:${ACCOUNT}:key/1` }] }, ['resources', 0]],
  [{ resources: [{ type: 'AWS::S3::Object' }] }, ['resources', 0]],
  [{ tlsDetails: {} }, ['tlsDetails']],
  [{ requestParameters: {} }, ['requestParameters']],
];

const VALUES: readonly JsonValue[] = [
  ...['', 'true', 'True', 'FALSE', 'tRue', 'null', 'None', '1', '1.5', '[]', '{}', '{', '"a"'],
  ...[true, false, 1.1, 1.08, 1.01, 2, 111_122_223_333, 11_122_223_333, 1_772_600_767, 12, 1e21],
  null,
  [],
  {},
];

/** What rules have found, with the value there. */
const FOUND: readonly (readonly [rule: string, path: Path, event: CloudTrailEvent])[] = [
  ['letter-case', ['eventType'], { eventType: 'awsapicall' }],
  ['letter-case', ['eventType'], { eventType: 'none' }],
  ['letter-case', ['unknown'], { unknown: 'x' }],
  ['event-id', ['eventID'], { eventID: 'ABC' }],
  ['event-id', ['eventID'], { eventID: 'abc' }],
  ['event-id', ['eventID'], { eventID: 7 }],
  ['field-value', ['eventType'], { eventType: 'AwsApiCal' }],
  ['field-value', ['eventType'], { eventType: 'AwsVpceEventz' }],
  ['field-value', ['eventType'], { eventType: 'x'.repeat(65) }],
  ['field-value', ['eventCategory'], { eventCategory: 'Dat' }],
  ['field-value', ['userIdentity', 'type'], { userIdentity: { type: 'IAMUsers' } }],
  ['field-value', ['unknown'], { unknown: 'x' }],
  ['blanks-around', ['eventName'], { eventName: ' \tA B\n' }],
  ['field-type', ['readOnly'], { readOnly: 'true' }],
  ['field-type', ['readOnly'], { readOnly: 'none' }],
  ['field-type', ['readOnly'], { readOnly: 'maybe' }],
  ['field-type', ['eventVersion'], { eventVersion: 1.1 }],
  ['field-type', ['eventVersion'], { eventVersion: null }],
  ['field-type', ['requestParameters'], { requestParameters: '' }],
  ['field-type', ['requestParameters'], { requestParameters: 'N/A' }],
  ['field-type', ['errorCode'], { errorCode: null }],
  ['field-type', ['sessionCredentialFromConsole'], { sessionCredentialFromConsole: false }],
  ['field-type', ['sessionCredentialFromConsole'], { sessionCredentialFromConsole: true }],
  ['field-type', ['readOnly'], { readOnly: false }],
  ['field-type', ['unknown'], { unknown: null }],
  ['nothing-as-text', ['errorCode'], { errorCode: 'NaN' }],
  ['nothing-as-text', ['errorCode'], { errorCode: 'nanx' }],
  ['nothing-as-text', ['eventID'], { eventID: 'undefined' }],
  ['console-credential', ['sessionCredentialFromConsole'], {}],
  ['event-time', ['eventTime'], { eventTime: '2026-03-04 05:06:07.9' }],
  ['event-time', ['eventTime'], { eventTime: 'yesterday' }],
  ['value-misplaced', ['accountId'], { accountId: `arn:aws:iam::${ACCOUNT}:root` }],
  ['value-misplaced', ['recipientAccount'], { recipientAccount: `arn:aws:iam::${ACCOUNT}:root` }],
  ['value-misplaced', ['accounts'], { accounts: `arn:aws:iam::${ACCOUNT}:root` }],
  ['value-misplaced', ['accountId'], { accountId: 'arn:aws:iam::aws:policy/x' }],
  ['management-event', ['managementEvent'], { eventCategory: 'Management' }],
  ['management-event', ['managementEvent'], { eventCategory: 'Data' }],
  [
    'user-name',
    ['userIdentity', 'userName'],
    { userIdentity: { arn: `arn:aws:iam::${ACCOUNT}:user/alice`, userName: 'bob' } },
  ],
  ['user-name', ['userIdentity', 'userName'], { userIdentity: { userName: 'bob' } }],
  ['key-misspelt', ['eventNmae'], { eventVersion: '1.11', eventNmae: 'A' }],
  ['key-misspelt', ['eventName'], { eventVersion: '1.11', eventName: 'A' }],
  ['key-repeated', ['eventName'], { eventName: 'A' }],
  ['toString', ['eventName'], { eventName: 'A' }],
  ['event-time', ['EventTime'], { EventName: 'A', EventTime: '2026-03-04 05:06:07' }],
];

const MISSING: readonly (readonly [missing: string, path: Path, event: CloudTrailEvent])[] = [
  ['eventID', [], { eventID: null }],
  ['eventID', [], {}],
  ['type', ['userIdentity'], { userIdentity: 'x' }],
  ['type', ['userIdentity'], { userIdentity: {} }],
];

const json = (value: unknown): string => JSON.stringify(value) ?? 'undefined';

describe('reviewed fixes', () => {
  it('change texts of every layout', () => {
    const blocks = TEXTS.flatMap(text =>
      [text, ...CHANGES.map(one => [json(one), applied(text, [one])])].map(part =>
        typeof part === 'string'
          ? `=== ${json(part)}`
          : part[1] === text
            ? `${part[0]}: nothing`
            : `${part[0]}\n${part[1]}`,
      ),
    );
    assertExpected('changes', `${blocks.join('\n')}\n`.replaceAll('\r', '␍'));
  });

  it('fill in what is missing', () => {
    const at: typeof INNER = [...LACKING.map(event => [event, []] as const), ...INNER];
    const blocks = at.map(([event, path]) => {
      const keys = [...childFields(path, recordKind(event)).keys(), 'unknown'];
      const lines = keys.map(key => {
        const change = addField(event, path, key);
        const after = 'after' in change ? change.after : undefined;
        return `  ${key}: ${json(stubOf(event, path, key))}${after ? ` after ${after}` : ''}`;
      });
      return [`${json(event)} ${path.join('.')}`, ...lines, ''].join('\n');
    });
    assertExpected('stubs', blocks.join('\n'));
  });

  it('read values in the type of their field', () => {
    const fields = FIELDS.filter(({ record }) => record === 'event');
    const kinds = new Map(
      fields.map(field => [
        json([field.types, field.enum, String(field.pattern), field.knownValues]),
        field,
      ]),
    );
    const blocks = [...kinds.values()].map(field =>
      [
        field.path,
        ...VALUES.map(value => [value, asType(value, field)] as const)
          .filter(([, retyped]) => retyped !== undefined)
          .map(([value, retyped]) => `  ${json(value)} → ${json(retyped)}`),
        '',
      ].join('\n'),
    );
    assertExpected('retyped', blocks.join('\n'));
  });

  it('belong to what rules find', () => {
    const lines = [
      ...FOUND.map(([rule, path, event]) => [{ rule, path }, event] as const),
      ...MISSING.map(([missing, path, event]) => [{ rule: 'x', path, missing }, event] as const),
    ].map(([finding, event]) => {
      const fix = fixOf(finding, event);
      return `${json(finding)} ${json(event)} → ${fix ? json({ ...fix, title: english(fix.title) }) : 'none'}\n`;
    });
    assertExpected('fixes', lines.join(''));
  });
});
