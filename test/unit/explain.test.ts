import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CloudTrailEvent, JsonValue } from '../../src/core/cloudTrailEvent';
import { asksForActions, canonicalPath, explain, markdown } from '../../src/core/explain';
import { FIELDS, fieldAt, recordKind } from '../../src/core/fields';
import { english } from '../../src/core/message';
import { EVENT, field, value } from './explain/words';
import { concretePath, recordWith, sampleOf } from './fieldSamples';
import { eventsUnder, pathsOf } from './realEvents';

describe('explain', () => {
  describe('a field', () => {
    it('has words for every row of the table, and the AWS page last', () => {
      for (const row of FIELDS) {
        const path = concretePath(row.path);
        const words = explain(recordWith(row, sampleOf(row)), path).field.map(english);
        assert.equal(words[0], row.description, row.path);
        assert.equal(words.at(-1), `[AWS documentation](${row.docs})`, row.path);
        assert.ok(words.length >= 3, row.path);
      }
    });

    it('says when it is there, since when, and what may stand in it', () => {
      assert.deepEqual(field(EVENT, 'recipientAccountId').slice(1, 3), [
        'Usually there, since event version `1.02`.',
        '12 digits.',
      ]);
      assert.deepEqual(field(EVENT, 'tlsDetails.tlsVersion').slice(1, 4), [
        'Optional, since event version `1.08`.',
        'Text.',
        'Known values: `TLSv1`, `TLSv1.1`, `TLSv1.2`, `TLSv1.3`.',
      ]);
      assert.ok(field(EVENT, 'eventCategory')[2]?.startsWith('One of `Management`, `Data`, '));
      assert.ok(field(EVENT, 'sessionCredentialFromConsole').includes('Always `true`.'));
      assert.ok(
        field(EVENT, 'errorCode').includes(
          'There only when the request failed; since event version `1.0`.',
        ),
      );
    });

    it('is not made up where AWS documents none', () => {
      assert.deepEqual(field(EVENT, 'requestParameters.instanceType'), []);
      assert.deepEqual(field(EVENT, 'nothing'), []);
      assert.deepEqual(
        field({ requestParameters: { reason: 'audit' } }, 'requestParameters.reason'),
        [],
      );
      assert.notDeepEqual(
        field(
          { requestParameters: { omitted: true, reason: 'too large' } },
          'requestParameters.reason',
        ),
        [],
      );
    });
  });

  it('explains records of the early years', () => {
    const event: CloudTrailEvent = {
      EventName: 'AttachPolicy',
      EventTime: '2016-04-08T23:51:36Z',
      SourceIpAddress: '192.0.2.1',
      RequestParamters: { principal: 'arn:aws:iot:us-east-1:111122223333:cert/1' },
      UserIdentity: {
        type: 'AssumedRole',
        accountId: '111122223333',
        sessionContext: { attributes: { creationDate: 'Fri Apr 08 23:51:10 UTC 2016' } },
      },
    };
    assert.match(field(event, 'EventTime')[0] ?? '', /finished handling/);
    assert.match(field(event, 'SourceIpAddress')[0] ?? '', /Where the request came from/);
    assert.deepEqual(value(event, 'SourceIpAddress').length, 1);
    assert.equal(
      value(event, 'UserIdentity.sessionContext.attributes.creationDate')[0],
      'The session was 26 s old when this call was made.',
    );
    assert.match(value(event, 'RequestParamters.principal').join(' '), /the caller’s/);
  });

  it('explains values of every type without a throw', () => {
    const values: readonly JsonValue[] = [
      '',
      'x',
      0,
      -1,
      NaN,
      true,
      null,
      undefined,
      [],
      {},
      [[]],
      { a: null },
    ];
    for (const row of FIELDS)
      for (const each of values) explain(recordWith(row, each), concretePath(row.path));
    for (const event of [{}, { userIdentity: null }, { userIdentity: [] }, { eventTime: {} }])
      explain(event as CloudTrailEvent, [
        'userIdentity',
        'sessionContext',
        'attributes',
        'creationDate',
      ]);
  });

  it('puts what was pointed at first, and the AWS page last', () => {
    const told = (path: string, target: 'key' | 'value') =>
      markdown(explain(EVENT, concretePath(path)), target, english).split('\n\n');
    const link = `[AWS documentation](${fieldAt(['awsRegion'])?.docs})`;
    const what = fieldAt(['awsRegion'])?.description;
    assert.deepEqual(told('awsRegion', 'value'), ['Frankfurt.', '---', `${what} ${link}`]);
    const [first, details, ...rest] = told('awsRegion', 'key');
    assert.equal(first, what);
    assert.match(details ?? '', /^Always there/);
    assert.deepEqual(rest, ['Frankfurt.', link]);
    // Where the value says nothing, the field is all there is.
    const [name] = told('userIdentity.userName', 'value');
    assert.equal(name, fieldAt(['userIdentity', 'userName'])?.description);
    assert.equal(told('requestParameters.nothing', 'key').join(), '');
    const unknown = { field: [], value: [{ template: 'A role.', args: [] }] };
    assert.equal(markdown(unknown, 'key', english), 'A role.');
    const bare = ['What.', 'Link.'].map(template => ({ template, args: [] }));
    assert.equal(markdown({ field: bare, value: [] }, 'key', english), 'What.\n\nLink.');
  });

  it('asks for what is known of calls where that is said', () => {
    for (const key of ['eventName', 'EventName', 'insightEventName', 'errorMessage'])
      assert.equal(asksForActions(['insightDetails', key]), true, key);
    for (const key of ['eventNames', 'myEventName', 'errorCode', 0])
      assert.equal(asksForActions([key]), false, String(key));
    assert.equal(asksForActions([]), false);
  });

  describe('of real events', () => {
    const corpus = join(process.cwd(), '../shared/corpus');
    before(function () {
      if (!existsSync(corpus)) {
        console.log('      no corpus of real events here: skipped');
        this.skip();
      }
    });

    it('has words for every documented field and never throws', () => {
      let events = 0;
      for (const event of eventsUnder(corpus)) {
        events += 1;
        const record = recordKind(event);
        for (const path of pathsOf(event)) {
          const { field: about } = explain(event, path);
          const documented = fieldAt(canonicalPath(path, record), record);
          if (documented && documented.required !== 'stub-only')
            assert.equal(about[0]?.template, documented.description, path.join('.'));
        }
      }
      assert.ok(events > 3000, `${events} events`);
    }).timeout(60_000);
  });
});
