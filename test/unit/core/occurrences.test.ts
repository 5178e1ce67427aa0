import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/cloudTrailEvent';
import { openLog, type EventLog } from '../../../src/core/eventLog';
import { prettyJson } from '../../../src/core/format';
import { occurrences, subjectAt, type Subject } from '../../../src/core/occurrences';
import { anEvent } from './sampleEvents';

const logOf = (events: readonly JsonObject[]): EventLog => {
  const log = openLog(prettyJson(JSON.stringify({ Records: events })));
  assert.ok(log);
  return log;
};

/** Where the value of a path of an event occurs: `1:userIdentity.arn`, and the text that is marked. */
function found(log: EventLog, index: number, path: readonly string[]): readonly string[] {
  const subject = subjectAt(log, log.locate(index, path, 'value').start + 1);
  return subject ? shown(log, subject) : [];
}

function shown(log: EventLog, subject: Subject): readonly string[] {
  return [...occurrences(log, subject)].flatMap(found => {
    if (!found) return [];
    const { index, path, span } = found;
    return [`${index}:${path.join('.')} ${log.text.slice(span.start, span.end)}`];
  });
}

const session = {
  type: 'AssumedRole',
  principalId: 'AROA1111222233334LENS:alice',
  arn: 'arn:aws:sts::111122223333:assumed-role/Admin/alice',
  accountId: '111122223333',
};

describe('occurrences', () => {
  it('are the values that are equal, whatever their field', () => {
    const log = logOf([
      anEvent(),
      anEvent({ sourceIPAddress: '192.0.2.100', requestParameters: { address: '192.0.2.10' } }),
      anEvent({ sourceIPAddress: '192.0.2.10, 192.0.2.11' }),
    ]);
    assert.deepEqual(found(log, 0, ['sourceIPAddress']), [
      '0:sourceIPAddress 192.0.2.10',
      '1:requestParameters.address 192.0.2.10',
    ]);
  });

  it('are no keys, and no parts of other words', () => {
    const log = logOf([
      anEvent({ requestID: 'eventID' }),
      anEvent({ requestID: 'eventID', userAgent: 'the "eventID" of it' }),
    ]);
    assert.deepEqual(found(log, 0, ['requestID']), ['0:requestID eventID', '1:requestID eventID']);
  });

  it('of an account are the accounts of ARNs too', () => {
    const log = logOf([
      anEvent({
        userIdentity: { accountId: '111122223333', arn: 'arn:aws:iam::111122223333:root' },
        recipientAccountId: '444455556666',
        requestParameters: {
          roleArn: 'arn:aws:iam::444455556666:role/111122223333',
          topic: 'arn:aws:sns:eu-west-1:111122223333:alarms',
        },
      }),
    ]);
    assert.deepEqual(found(log, 0, ['userIdentity', 'accountId']), [
      '0:userIdentity.accountId 111122223333',
      '0:userIdentity.arn 111122223333',
      '0:requestParameters.topic 111122223333',
    ]);
  });

  it('of a unique id are the principal ids that begin with it', () => {
    const log = logOf([
      anEvent({
        userIdentity: {
          ...session,
          sessionContext: { sessionIssuer: { principalId: 'AROA1111222233334LENS' } },
        },
      }),
    ]);
    const path = ['userIdentity', 'sessionContext', 'sessionIssuer', 'principalId'];
    assert.deepEqual(found(log, 0, path), [
      '0:userIdentity.principalId AROA1111222233334LENS',
      `0:${path.join('.')} AROA1111222233334LENS`,
    ]);
  });

  it('of a name are the ends of the ARNs of users and roles', () => {
    const log = logOf([
      anEvent({
        userIdentity: { userName: 'alice', arn: 'arn:aws:iam::111122223333:user/team/alice' },
        requestParameters: { policyArn: 'arn:aws:iam::111122223333:policy/alice', list: ['alice'] },
      }),
      anEvent({ userIdentity: { type: 'AssumedRole', arn: session.arn } }),
    ]);
    assert.deepEqual(found(log, 0, ['userIdentity', 'userName']), [
      '0:userIdentity.userName alice',
      '0:userIdentity.arn alice',
      '0:requestParameters.list.0 alice',
    ]);
  });

  it('of a session are its ARN and its principal id', () => {
    const log = logOf([
      anEvent({
        responseElements: {
          assumedRoleUser: { assumedRoleId: session.principalId, arn: session.arn },
        },
      }),
      anEvent({ userIdentity: session }),
    ]);
    const all = [
      `0:responseElements.assumedRoleUser.assumedRoleId ${session.principalId}`,
      `0:responseElements.assumedRoleUser.arn ${session.arn}`,
      `1:userIdentity.principalId ${session.principalId}`,
      `1:userIdentity.arn ${session.arn}`,
    ];
    assert.deepEqual(found(log, 1, ['userIdentity', 'arn']), all);
    assert.deepEqual(found(log, 0, ['responseElements', 'assumedRoleUser', 'assumedRoleId']), all);
  });

  it('of a user leave the principal id alone, which is looked for by itself', () => {
    const log = logOf([anEvent()]);
    assert.deepEqual(found(log, 0, ['userIdentity', 'arn']), [
      '0:userIdentity.arn arn:aws:iam::111122223333:user/alice',
    ]);
  });

  it('may be written with other escapes than those at the place', () => {
    const [one, other] = [anEvent(), anEvent()].map(event => JSON.stringify(event));
    const written = other?.replaceAll('user/alice', 'user\\/alice') ?? '';
    const log = openLog(`[${one},${written}]`);
    assert.ok(log);
    const expected = String.raw`1:userIdentity.arn arn:aws:iam::111122223333:user\/alice`;
    assert.ok(found(log, 1, ['userIdentity', 'arn']).includes(expected));
    assert.ok(
      found(log, 1, ['userIdentity', 'arn']).includes(
        '0:userIdentity.arn arn:aws:iam::111122223333:user/alice',
      ),
    );
  });

  it('are found in events that lie in strings', () => {
    const name = 'a"b\\c';
    const events = [anEvent({ userAgent: name }), anEvent({ userAgent: name })].map(event => ({
      EventId: event['eventID'],
      CloudTrailEvent: JSON.stringify(event),
    }));
    const log = openLog(JSON.stringify({ Events: events }));
    assert.ok(log);
    assert.deepEqual(
      found(log, 0, ['userAgent']).map(one => one.split(' ')[0]),
      ['0:userAgent', '1:userAgent'],
    );
    assert.deepEqual(found(log, 0, ['userIdentity', 'userName']), [
      '0:userIdentity.arn alice',
      '0:userIdentity.userName alice',
      '1:userIdentity.arn alice',
      '1:userIdentity.userName alice',
    ]);
  });

  it('are nothing for a text without characters, which is everywhere', () => {
    const repeated = '{"userName":"","userName":"alice","type":"IAMUser"}';
    const text = `[${JSON.stringify(anEvent()).replace(/"userIdentity":\{[^}]*\}/, `"userIdentity":${repeated}`)}]`;
    const log = openLog(text);
    assert.ok(log);
    assert.equal(subjectAt(log, text.indexOf('"userName":""') + '"userName":"'.length), undefined);
    assert.deepEqual([...occurrences(log, { values: [''] })], []);
    assert.deepEqual(found(log, 0, ['userIdentity', 'userName']), [
      '0:userIdentity.userName alice',
    ]);
  });

  it('of the first value of a repeated key are of that value, not of the last', () => {
    const repeated = '{"userName":"bob","userName":"alice","type":"IAMUser"}';
    const events = [repeated, '{"userName":"bob"}', '{"userName":"alice"}'].map(identity =>
      JSON.stringify(anEvent({ userIdentity: {} })).replace(
        '"userIdentity":{}',
        `"userIdentity":${identity}`,
      ),
    );
    const log = openLog(`[${events.join()}]`);
    assert.ok(log);
    const subject = subjectAt(log, log.text.indexOf('"bob"') + 2);
    assert.ok(subject);
    assert.deepEqual(shown(log, subject), [
      '0:userIdentity.userName bob',
      '1:userIdentity.userName bob',
    ]);
  });

  it('are looked for in steps, also where there is none', () => {
    const other = anEvent({ requestParameters: { names: Array(60_000).fill('"bob"') } });
    const log = logOf([other, anEvent({ requestID: 'nowhere-else' }), other]);
    const subject = { values: ['nowhere'] };
    const steps = [...occurrences(log, subject)];
    assert.ok(steps.length > 5, `${steps.length} steps`);
    assert.ok(steps.every(step => step === undefined));
  });

  it('are found where a step ends', () => {
    const textWith = (pad: string) =>
      JSON.stringify([anEvent(), { ...anEvent({ requestID: pad }), z: 'bob' }]);
    const unpadded = textWith('').indexOf('"bob"');
    for (let shift = -6; shift < 6; shift++) {
      const log = openLog(textWith('x'.repeat((1 << 18) + shift - unpadded)));
      assert.ok(log);
      assert.deepEqual(found(log, 1, ['z']), ['1:z bob'], `${shift}`);
    }
  });

  it('of a long value or one of quotes are the whole of it, also in a string', () => {
    for (const value of ['a'.repeat(300), '"'.repeat(300), '\\'.repeat(300), '\\"'.repeat(150)]) {
      const names = { a: value, b: value + value, c: `${value}x`, d: value.slice(1), e: [value] };
      const event = anEvent({ requestParameters: names });
      const inString = JSON.stringify({
        Events: [{ EventId: 'a', CloudTrailEvent: JSON.stringify(event) }],
      });
      for (const log of [logOf([event, event]), openLog(inString)]) {
        assert.ok(log);
        const paths = found(log, 0, ['requestParameters', 'a']).map(one => one.split(' ')[0]);
        assert.deepEqual(
          paths,
          Array.from({ length: log.count }, (_, index) => [
            `${index}:requestParameters.a`,
            `${index}:requestParameters.e.0`,
          ]).flat(),
        );
      }
    }
  });

  it('are compared once with each text, however often the value repeats in it', () => {
    const log = logOf([anEvent({ userAgent: '"'.repeat(1000), requestID: '"'.repeat(20_000) })]);
    let compared = 0;
    const spelling = '\\"'.repeat(1000);
    const text = new Proxy(new String(log.text), {
      get(target, key) {
        const member: unknown = Reflect.get(target, key);
        if (typeof member !== 'function') return member;
        return (...given: readonly unknown[]) => {
          if (key === 'startsWith' && given[0] === spelling) compared++;
          return Reflect.apply(member, target, given) as unknown;
        };
      },
    }) as unknown as string;
    const places = [...occurrences({ ...log, text }, { values: ['"'.repeat(1000)] })];
    assert.equal(places.filter(place => place !== undefined).length, 1);
    assert.ok(compared > 0 && compared < 100, `${compared} comparisons`);
  });

  it('are nothing on keys, numbers and words', () => {
    const log = logOf([anEvent({ requestParameters: { maxItems: 5 } })]);
    assert.deepEqual(found(log, 0, ['requestParameters', 'maxItems']), []);
    assert.deepEqual(found(log, 0, ['readOnly']), []);
    assert.equal(subjectAt(log, log.locate(0, ['eventName'], 'key').start + 1), undefined);
    assert.equal(subjectAt(log, 0), undefined);
  });
});
