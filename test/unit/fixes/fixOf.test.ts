import assert from 'node:assert/strict';
import { checkAt } from '../../../src/core/check';
import type { JsonValue } from '../../../src/core/cloudTrailEvent';
import { openLog, type EventLog } from '../../../src/core/eventLog';
import { editsOf, withEdits } from '../../../src/core/fixes/edits';
import type { FixKind } from '../../../src/core/fixes/fix';
import { fixOf } from '../../../src/core/fixes/fixesOf';
import { english } from '../../../src/core/message';
import { fixture } from '../rules/events';

const MFA = 'userIdentity.sessionContext.attributes.mfaAuthenticated';
const ISSUER = 'userIdentity.sessionContext.sessionIssuer';

type Edits = Readonly<Record<string, JsonValue>>;

/** Spoilt in one place, and what the fix of the rule's finding brings back. */
const RESTORED: readonly (readonly [
  rule: string,
  kind: FixKind,
  fixture: string,
  edits: Edits,
  result?: Edits,
])[] = [
  ['key-misspelt', 'rename-key', 'iam-user', { awsRegion: undefined, awsregion: 'us-east-1' }],
  [
    'key-misspelt',
    'rename-key',
    's3-data',
    { 'resources.0.ARN': undefined, 'resources.0.arn': 'arn:aws:s3:::reports/2026.csv' },
    { 'resources.0.ARN': 'arn:aws:s3:::reports/2026.csv' },
  ],
  ['letter-case', 'letter-case', 'iam-user', { eventType: 'AwsApicall' }],
  ['letter-case', 'letter-case', 'iam-user', { 'userIdentity.type': 'iamuser' }],
  ['letter-case', 'letter-case', 'iam-user', { awsRegion: 'US-East-1' }],
  ['letter-case', 'letter-case', 'assumed-role', { [MFA]: 'False' }],
  ['field-value', 'nearest-value', 'iam-user', { eventType: 'AwsApiCal' }],
  [
    'blanks-around',
    'trim',
    'iam-user',
    { eventName: ' CreateUser\t' },
    { eventName: 'CreateUser' },
  ],
  ['blanks-around', 'trim', 'iam-user', { awsRegion: '\u001b us-east-1\b' }],
  ['field-type', 'unquote', 'iam-user', { readOnly: 'false' }, { readOnly: false }],
  ['field-type', 'unquote', 'iam-user', { managementEvent: 'True' }],
  ['field-type', 'unquote', 'access-denied', { responseElements: 'null' }],
  [
    'field-type',
    'unquote',
    'iam-user',
    { requestParameters: '{"a":1}' },
    { requestParameters: { a: 1 } },
  ],
  ['field-type', 'quote', 'assumed-role', { [MFA]: false }],
  ['field-type', 'quote', 'iam-user', { eventVersion: 1.1 }, { eventVersion: '1.10' }],
  ['field-type', 'quote', 'iam-user', { recipientAccountId: 111122223333 }],
  [
    'field-type',
    'quote',
    'iam-user',
    { recipientAccountId: 22223333 },
    { recipientAccountId: '000022223333' },
  ],
  [
    'field-type',
    'time-form',
    'iam-user',
    { eventTime: 1772442847 },
    { eventTime: '2026-03-02T09:14:07Z' },
  ],
  ['field-type', 'remove-field', 'iam-user', { errorCode: null }],
  ['field-type', 'remove-field', 'iam-user', { sessionCredentialFromConsole: false }],
  ['console-credential', 'remove-field', 'iam-user', { sessionCredentialFromConsole: 'no' }],
  ['nothing-as-text', 'remove-field', 'iam-user', { vpcEndpointId: 'null' }],
  [
    'event-time',
    'time-form',
    'iam-user',
    { eventTime: '2026-03-02 11:14:07.5+02:00' },
    { eventTime: '2026-03-02T09:14:07Z' },
  ],
  ['account-id', 'account-digits', 'iam-user', { recipientAccountId: '1111-2222-3333' }],
  [
    'account-id',
    'account-digits',
    'iam-user',
    { recipientAccountId: '22223333444' },
    { recipientAccountId: '022223333444' },
  ],
  ['account-id', 'account-from-arn', 'iam-user', { 'userIdentity.accountId': '1111222233' }],
  [
    'value-misplaced',
    'account-from-arn',
    'iam-user',
    { recipientAccountId: 'arn:aws:iam::111122223333:root' },
  ],
  ['arn-account', 'account-from-arn', 'iam-user', { 'userIdentity.accountId': '444455556666' }],
  [
    'issuer-account',
    'account-from-arn',
    'assumed-role',
    { [`${ISSUER}.accountId`]: '444455556666' },
  ],
  ['management-event', 'management-event', 's3-data', { managementEvent: true }],
  ['user-name', 'name-from-arn', 'iam-user', { 'userIdentity.userName': 'mallory' }],
];

/** What a finding cannot be fixed with certainty of. */
const LEFT: readonly (readonly [rule: string, fixture: string, edits: Edits])[] = [
  ['event-time', 'iam-user', { eventTime: '2026-13-02T09:14:07Z' }],
  ['event-id', 'iam-user', { eventID: '17' }],
  ['field-value', 'iam-user', { eventType: 'Call' }],
  ['field-type', 'iam-user', { eventName: [17] }],
  ['field-type', 'iam-user', { readOnly: 'perhaps' }],
  ['nothing-as-text', 'iam-user', { eventName: 'None' }],
  ['value-misplaced', 'iam-user', { awsRegion: '192.0.2.7' }],
  ['account-id', 'iam-user', { recipientAccountId: '17' }],
  ['identity-parts', 'iam-user', { userIdentity: undefined }],
];

function edited(name: string, edits: Edits): JsonValue {
  const event = fixture(name);
  for (const [path, value] of Object.entries(edits)) {
    const steps = path.split('.');
    const key = steps.pop() ?? '';
    let parent = event;
    for (const step of steps) parent = parent[step] as Record<string, unknown>;
    if (value === undefined) Reflect.deleteProperty(parent, key);
    else parent[key] = value;
  }
  return event as JsonValue;
}

function logOf(text: string): EventLog {
  const log = openLog(text, { assumed: true });
  assert.ok(log);
  return log;
}

/** The fix of what a rule finds first in the only event of a text, and the text after it. */
function fixed(text: string, rule: string) {
  const log = logOf(text);
  const finding = checkAt(log, 0).find(found => found.rule === rule);
  assert.ok(finding, `${rule} finds nothing`);
  const fix = fixOf(finding, log.event(0) ?? {});
  return { fix, text: fix && withEdits(text, editsOf(log, 0, fix.changes)) };
}

const layouts = [
  (value: JsonValue) => JSON.stringify(value),
  (value: JsonValue) => JSON.stringify({ Records: [value] }, null, 2),
];

describe('a fix', () => {
  for (const [rule, kind, name, edits, result = {}] of RESTORED)
    it(`of ${rule} puts right ${name} ${JSON.stringify(edits)}`, () => {
      for (const layout of layouts) {
        const { fix, text = '' } = fixed(layout(edited(name, edits)), rule);
        assert.equal(fix?.kind, kind);
        assert.deepEqual(logOf(text).event(0), edited(name, result));
        assert.ok(!checkAt(logOf(text), 0).some(found => found.rule === rule));
        assert.doesNotMatch(english(fix.title), /undefined|\{\d\}/);
      }
    });

  for (const [rule, name, edits] of LEFT)
    it(`of ${rule} is not made up for ${JSON.stringify(edits)}`, () => {
      assert.equal(fixed(JSON.stringify(edited(name, edits)), rule).fix, undefined);
    });

  it('keeps the last of repeated keys', () => {
    const text = JSON.stringify(fixture('iam-user'), null, 2);
    const repeated = text.replace('"awsRegion"', '"awsRegion": "eu-west-1",\n  "awsRegion"');
    assert.equal(fixed(repeated, 'key-repeated').text, text);
  });

  it('adds each field that is missing where AWS writes it, so that no rule warns any more', () => {
    for (const name of [
      'iam-user',
      'network-activity',
      'insight-rate-start',
      'aggregated',
      's3-data',
    ])
      for (const key of Object.keys(fixture(name))) {
        const text = JSON.stringify(edited(name, { [key]: undefined }), null, 2);
        const log = logOf(text);
        const finding = checkAt(log, 0).find(({ missing }) => missing === key);
        const fix = finding && fixOf(finding, log.event(0) ?? {});
        if (!fix) continue;
        const after = logOf(withEdits(text, editsOf(log, 0, fix.changes)));
        assert.ok(!checkAt(after, 0).some(({ missing }) => missing === key), `${name} ${key}`);
        assert.deepEqual([fix.kind, fix.isPreferred], ['add-field', false]);
        const grave = checkAt(after, 0).filter(({ severity }) => /error|warning/.test(severity));
        assert.deepEqual(
          grave.map(({ rule, path }) => `${rule} ${path.join('.')}`),
          [],
          `${name} ${key}`,
        );
      }
  });

  it('adds a field in the order of AWS, derived from what is there', () => {
    const event = edited('iam-user', { recipientAccountId: undefined, eventSource: undefined });
    const log = logOf(JSON.stringify(event));
    const keys = checkAt(log, 0).flatMap(finding => {
      const fix = fixOf(finding, log.event(0) ?? {});
      return (
        fix?.changes.map(
          change => change.do === 'add' && [change.key, change.after, change.value],
        ) ?? []
      );
    });
    assert.deepEqual(keys, [
      ['eventSource', 'eventTime', '<eventSource>'],
      ['recipientAccountId', 'readOnly', '111122223333'],
    ]);
  });

  it('gives a field a value whose key is there with null in it', () => {
    const { fix, text = '' } = fixed(
      JSON.stringify(edited('iam-user', { eventName: null })),
      'field-required',
    );
    assert.equal(fix?.kind, 'add-field');
    assert.equal(logOf(text).event(0)?.eventName, '<eventName>');
  });

  it('is offered for no legacy record', () => {
    const legacy = { EventName: 'AttachPolicy', EventTime: ' 2016-04-08T23:51:36Z' };
    assert.equal(fixOf({ rule: 'blanks-around', path: ['EventTime'] }, legacy), undefined);
  });
});

describe('the edit of a fix', () => {
  const event = edited('iam-user', { eventName: 'Create😀User ' });

  it('touches no more than it changes', () => {
    const text = JSON.stringify({ Records: [event] }, null, 2);
    const log = logOf(text);
    const [edit, ...others] = editsOf(log, 0, [
      { do: 'set', path: ['eventName'], value: 'Create😁User' },
    ]);
    assert.deepEqual(others, []);
    assert.ok(edit);
    assert.equal(text.slice(edit.start, edit.end), '😀User ');
    assert.equal(edit.text, '😁User');
    assert.deepEqual(editsOf(log, 0, []), []);
  });

  it('escapes what it writes into an event that lies in a string', () => {
    const text = JSON.stringify({
      Events: [{ EventId: '1', EventName: 'CreateUser', CloudTrailEvent: JSON.stringify(event) }],
    });
    const { text: after = '' } = fixed(text, 'blanks-around');
    assert.deepEqual(logOf(after).event(0), edited('iam-user', { eventName: 'Create😀User' }));
    assert.deepEqual(Object.keys((JSON.parse(after) as { Events: object[] }).Events[0] ?? {}), [
      'EventId',
      'EventName',
      'CloudTrailEvent',
    ]);
  });
});
