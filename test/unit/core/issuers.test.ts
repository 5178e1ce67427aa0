import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/cloudTrailEvent';
import { openLog } from '../../../src/core/eventLog';
import { originsAt } from '../../../src/core/issuers';
import { anEvent } from './sampleEvents';

const KEY = 'ASIA1111222233334NEW';

/** Where the value of a path of the last event comes from. */
function origins(path: readonly string[], ...events: readonly JsonObject[]): readonly string[] {
  const log = openLog(JSON.stringify(events));
  assert.ok(log);
  const { start } = log.locate(log.count - 1, path, 'value');
  return [...originsAt(log, start + 1)].flatMap(origin =>
    origin ? [`${origin.index}:${origin.path.join('.')}`] : [],
  );
}

const issue = (eventName: string, key = KEY, changes: JsonObject = {}) =>
  anEvent({ eventName, responseElements: { credentials: { accessKeyId: key } }, ...changes });
const use = (key = KEY) => anEvent({ userIdentity: { type: 'AssumedRole', accessKeyId: key } });
const USED = ['userIdentity', 'accessKeyId'];
const ISSUED = 'responseElements.credentials.accessKeyId';

describe('the origin of an access key', () => {
  for (const name of [
    'AssumeRole',
    'AssumeRoleWithSAML',
    'AssumeRoleWithWebIdentity',
    'AssumeRoot',
    'GetFederationToken',
    'GetSessionToken',
  ])
    it(`is the ${name} whose response has it`, () => {
      assert.deepEqual(origins(USED, anEvent(), issue(name), use()), [`1:${ISSUED}`]);
    });

  it('is the CreateAccessKey whose response has it', () => {
    const key = 'AKIA1111222233334NEW';
    const created = anEvent({
      eventName: 'CreateAccessKey',
      responseElements: { accessKey: { accessKeyId: key, status: 'Active' } },
    });
    assert.deepEqual(origins(USED, created, use(key)), [
      '0:responseElements.accessKey.accessKeyId',
    ]);
  });

  it('is no call that only mentions or uses it', () => {
    const mentioned = anEvent({ requestParameters: { accessKeyId: KEY } });
    assert.deepEqual(origins(USED, mentioned, issue('ListAccessKeys'), use(), use()), []);
  });

  it('is not found for made-up and masked keys', () => {
    for (const key of ['ASIAIOSFODNN7EXAMPLE', 'ASIA****************', 'ASIAXXXXXXXXXXXXXXXX'])
      assert.deepEqual(origins(USED, issue('AssumeRole', key), use(key)), [], key);
  });

  it('is not the event itself, where a sample issues the key of its caller', () => {
    const self = issue('AssumeRole', KEY, { userIdentity: { accessKeyId: KEY } });
    assert.deepEqual(origins(USED, self), []);
  });

  it('is the issue itself where that is asked about', () => {
    const path = ['responseElements', 'credentials', 'accessKeyId'];
    assert.deepEqual(origins(path, use(), issue('AssumeRole')), [`1:${ISSUED}`]);
  });
});

describe('the origin of a shared event', () => {
  const id = '6b7d2c1a-0f4e-4e0a-9a57-3d1c0b8f2e22';

  it('is its other copy', () => {
    const copy = anEvent({ sharedEventID: id });
    assert.deepEqual(origins(['sharedEventID'], copy, anEvent({ requestID: id }), copy), [
      '0:sharedEventID',
    ]);
  });

  it('is not looked for from other fields', () => {
    assert.deepEqual(
      origins(['requestID'], anEvent({ requestID: id }), anEvent({ requestID: id })),
      [],
    );
  });

  it('is nothing for keys of every object', () => {
    const odd = { ...use(), constructor: KEY };
    assert.deepEqual(origins(USED, odd, use()), []);
  });
});
