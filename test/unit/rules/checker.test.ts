import assert from 'node:assert/strict';
import type { CloudTrailEvent, JsonValue } from '../../../src/core/cloudTrailEvent';
import { english, message } from '../../../src/core/message';
import { RULES, checkEvent, checkLog } from '../../../src/core/rules';
import { eventChecker, type EventCheck } from '../../../src/core/rules/checker';
import { logChecker } from '../../../src/core/rules/logChecker';
import type { LogRule, Report, Rule } from '../../../src/core/rules/rule';
import { fixture } from './events';

const event = (name: string, edits: CloudTrailEvent = {}) =>
  ({ ...fixture(name), ...edits }) as CloudTrailEvent;

const legacy: CloudTrailEvent = {
  EventID: '8bff4fed-c229-4d2d-8264-4ab28a487505',
  EventName: 'AttachPolicy',
  EventTime: '2016-04-08T23:51:36Z',
  EventType: 'AwsApiCall',
  ErrorCode: '',
  RequestParamters: { policyName: 'readers' },
  Resources: '',
  SourceIpAddress: '192.0.2.7',
  UserIdentity: {
    type: 'IAMUser',
    arn: 'arn:aws:iam::111122223333:user/alice',
    accountId: '444455556666',
    userName: 'alice',
  },
};

describe('the checks of an event', () => {
  it('take other severities, and leave out what is off', () => {
    const broken = event('iam-user', { eventID: '17' });
    const severity = (settings: Parameters<typeof checkEvent>[1]) =>
      checkEvent(broken, settings).map(({ rule, severity }) => `${rule} ${severity}`);
    assert.deepEqual(severity({}), ['event-id warning']);
    assert.deepEqual(severity({ 'event-id': 'error' }), ['event-id error']);
    assert.deepEqual(severity({ 'event-id': 'off' }), []);
  });

  it('say no more than a hint about placeholders, on either side of a comparison', () => {
    const masked = event('iam-user', {
      userIdentity: {
        type: 'IAMUser',
        principalId: 'AIDACKCEVSQ6C2EXAMPLE',
        arn: 'arn:aws:iam::111122223333:user/REDACTED',
        accountId: '111122223333',
        userName: 'alice',
      },
    });
    const settings = { 'user-name': 'error' } as const;
    assert.deepEqual(
      checkEvent(masked, settings).map(({ rule, severity }) => [rule, severity]),
      [['user-name', 'hint']],
    );
  });

  it('read a legacy record under the documented names and point at its own keys', () => {
    const found = checkEvent(legacy);
    assert.deepEqual(
      found.filter(({ severity }) => severity !== 'hint').map(({ rule }) => rule),
      ['legacy-keys'],
    );
    const account = found.find(({ rule }) => rule === 'arn-account');
    assert.deepEqual(account?.path, ['UserIdentity', 'arn']);
  });

  it('do not ask records of other layouts for what events have', () => {
    const integration: CloudTrailEvent = {
      eventVersion: '1.01',
      eventCategory: 'ActivityAuditLog',
      eventType: 'ActivityLog',
      eventID: '4b1ad6a1-3a9f-4d6c-8b52-0d1f1e7a0a44',
      eventTime: '2026-03-02 09:14:07.000',
      awsRegion: 'us-east-1',
      recipientAccountId: '111122223333',
      metadata: {
        ingestionTime: '2026-03-02 09:15:00.000',
        channelARN: 'arn:aws:cloudtrail:us-east-1:111122223333:channel/1',
      },
      eventData: {
        version: '1',
        userIdentity: { type: 'user', principalId: 'alice', details: {} },
        eventSource: 'app.example.com',
        eventName: 'Login',
        eventTime: '2026-03-02T09:14:07Z',
        UID: '17',
        recipientAccountId: '111122223333',
      },
    };
    assert.deepEqual(checkEvent(integration), []);
    assert.deepEqual(checkEvent({ eventjson: '{}', eventname: 'Login' }), []);
  });

  it('never throw, whatever stands in the fields', () => {
    const odd = [null, true, 0, 17, '', 'x', [], [[null]], {}, { a: { b: [] } }];
    for (const name of [
      'iam-user',
      'assumed-role',
      'assume-role',
      'insight-rate-end',
      'aggregated',
    ])
      for (const key of Object.keys(fixture(name)))
        for (const value of odd) checkEvent(event(name, { [key]: value }));
    for (const value of odd) checkEvent({ EventName: 'x', UserIdentity: value });
  });

  it('cut long values in messages', () => {
    const [finding] = checkEvent(
      event('iam-user', { eventID: 'x'.repeat(10) + 'y'.repeat(10_000) }),
    );
    assert.ok(finding && english(finding.message).length < 200);
  });

  it('name rules that exist', () => {
    const ids = new Set(RULES.map(({ id }) => id));
    for (const { rule } of checkEvent(legacy)) assert.ok(ids.has(rule), rule);
  });
});

describe('the checks of a file', () => {
  const logOf = (...events: readonly (CloudTrailEvent | undefined)[]) => ({
    count: events.length,
    event: (index: number) => events[index],
  });
  const NAME = 'logs/111122223333_CloudTrail_eu-west-1_20260302T0915Z_Qw3rTy7uIoP1aSdF.json.gz';
  const found = (...args: Parameters<typeof checkLog>) =>
    checkLog(...args).map(({ rule, event, path }) => `${rule} ${event} ${path.join('.')}`);

  it('find an event that stands in it twice', () => {
    const one = event('iam-user');
    const other = event('assumed-role');
    assert.deepEqual(found(logOf(one, undefined, other, one)), ['event-id-repeated 3 eventID']);
    assert.deepEqual(found(logOf(one, other)), []);
  });

  it('compare the Region in the name with the events, once a file', () => {
    const paris = (eventID: string) => event('iam-user', { awsRegion: 'eu-west-3', eventID });
    const log = logOf(event('sso-role'), paris('1'), paris('2'));
    assert.deepEqual(found(log, { fileName: NAME }), ['log-region 1 awsRegion']);
    assert.deepEqual(found(log, { fileName: 'notes.json' }), []);
    assert.deepEqual(found(log, { fileName: NAME, severities: { 'log-region': 'off' } }), []);
    assert.deepEqual(found(logOf(event('iam-user')), { fileName: NAME }), [], 'global services');
  });

  const names = (...args: Parameters<typeof checkLog>) =>
    found(...args).filter(name => !/region/.test(name));

  it('compare the account in the name with the events, once a file', () => {
    const other = (eventID: string) =>
      event('iam-user', { recipientAccountId: '444455556666', eventID });
    const log = logOf(event('iam-user'), other('1'), other('2'));
    const late = { ...{ fileName: NAME }, severities: { 'log-time': 'off' } } as const;
    assert.deepEqual(names(log, late), ['log-account 1 recipientAccountId']);
    assert.deepEqual(names(log), []);
  });

  it('find an event of a later time than that in the name, once a file', () => {
    const at = (eventTime: string, eventID: string) => event('iam-user', { eventTime, eventID });
    const before = at('2026-03-02T10:15:00Z', '1');
    const after = [at('2026-03-02T10:15:01Z', '2'), at('2027-03-02T10:15:00Z', '3')];
    assert.deepEqual(names(logOf(before, ...after), { fileName: NAME }), ['log-time 1 eventTime']);
    assert.deepEqual(names(logOf(before), { fileName: NAME }), []);
  });

  it('say once that STS issued session tokens', () => {
    const issued = (sessionToken: string, eventID: string) =>
      event('assume-role', { responseElements: { credentials: { sessionToken } }, eventID });
    const log = logOf(
      issued('HIDDEN_DUE_TO_SECURITY_REASONS', '1'),
      issued('IQoJ', '2'),
      issued('FwoG', '3'),
    );
    assert.deepEqual(found(log), ['issued-token 1 responseElements.credentials.sessionToken']);
  });
});

describe('a rule that throws', () => {
  const base = { severity: 'warning', summary: 'It.', explanation: 'It.' } as const;
  const says = (id: string): Rule => ({
    ...base,
    id,
    check: ({ event }, report) => {
      if (event.errorCode === id) report(['errorCode'], message('Said.'));
    },
  });
  const throwing = (kind: 'check' | 'checkCall' | 'checkCaller' | 'concerns'): Rule => {
    const fail = ({ eventName }: { readonly eventName?: JsonValue }) => {
      if (kind === 'checkCaller' || eventName === 'Fails') throw new TypeError('of the event');
    };
    const check = (view: object, report: Report) => {
      report(['eventName'], message('Half of it.'));
      fail(view);
    };
    if (kind !== 'concerns') return { ...base, id: 'throws', [kind]: check };
    return {
      ...base,
      id: 'throws',
      concerns: call => (fail(call), false),
      check: () => undefined,
    };
  };
  const findings = (check: EventCheck, edits: CloudTrailEvent) =>
    check(event('iam-user', edits))
      .map(({ rule, failed }) => failed ?? rule)
      .sort();

  for (const kind of ['check', 'checkCall', 'concerns'] as const)
    it(`in ${kind} costs its own finding on that event`, () => {
      const check = eventChecker([says('before'), throwing(kind), says('after')]);
      const rest = kind === 'concerns' ? [] : ['throws'];
      for (const errorCode of ['before', 'after']) {
        const found = findings(check, { errorCode });
        assert.deepEqual(found, [errorCode, ...rest].sort());
        // Twice, as what is known of a call must not be what a half-made check said.
        for (let times = 0; times < 2; times++) {
          const failed = findings(check, { errorCode, eventName: 'Fails' });
          assert.deepEqual(failed, [errorCode, 'throws'].sort());
        }
        assert.deepEqual(findings(check, { errorCode }), found);
      }
    });

  it('in checkCaller costs its finding on each event of callers', () => {
    const check = eventChecker([says('before'), throwing('checkCaller'), says('after')]);
    for (let times = 0; times < 3; times++)
      assert.deepEqual(findings(check, { errorCode: 'after' }), ['after', 'throws']);
  });

  it('is said without the words of the event, and not at all where the rule is off', () => {
    const check = eventChecker([throwing('check')]);
    const fails = event('iam-user', { eventName: 'Fails' });
    const [found] = check(fails);
    assert.ok(found);
    assert.equal(found.rule, 'check-failed');
    assert.equal(english(found.message), 'The rule throws could not be checked on this event.');
    assert.deepEqual(found.path, []);
    assert.deepEqual(check(fails, { throws: 'off' }), []);
  });

  it('about files costs its own finding on that event', () => {
    const rule = (id: string, visit: () => void): LogRule => ({
      ...base,
      id,
      reads: [],
      start: () => (_event, _index, report) => {
        visit();
        report([], message('Said.'));
      },
    });
    let visits = 0;
    const check = logChecker([
      rule('throws', () => {
        if (++visits === 1) throw new TypeError('of the event');
      }),
      rule('after', () => undefined),
    ]);
    const found = [0, 1].map(index =>
      check(event('iam-user'), index).map(
        ({ rule, failed, event }) => `${failed ?? rule} ${event}`,
      ),
    );
    assert.deepEqual(found, [
      ['throws 0', 'after 0'],
      ['throws 1', 'after 1'],
    ]);
  });
});
