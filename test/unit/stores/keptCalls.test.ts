import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/cloudTrailEvent';
import { sharedPartOf, type Call } from '../../../src/core/trace';
import { readCall } from '../../../src/core/trace/call';
import { KeptCalls } from '../../../src/stores/keptCalls';
import { HOME, asia, at, made, roleSession, user } from '../trace/made';

const UUID = '0a1b2c3d-4e5f-4a6b-8c7d-9e0f00000001';

/** A call in which every part is there. */
const FULL = readCall(
  made(UUID, at('09:00'), {
    sharedEventID: '0a1b2c3d-4e5f-4a6b-8c7d-9e0f00000002',
    requestID: 'request one',
    userIdentity: {
      ...roleSession({ role: 'Admin', session: 'alice', key: asia(1), created: at('08:00') }),
      invokedBy: 'aws-mcp.amazonaws.com',
      userName: 'alice',
      credentialId: 'credential',
      identityProvider: 'provider',
      onBehalfOf: { userId: 'person', identityStoreArn: 'store' },
      inScopeOf: { credentialsIssuedTo: 'arn:aws:lambda:eu-west-1:111122223333:function:f' },
    },
  }),
);

describe('kept calls', () => {
  const keep = (...calls: readonly Call[]) => {
    const kept = new KeptCalls();
    for (const call of calls) kept.add(call);
    return kept;
  };
  const call = (id: string, time: string, changes: JsonObject = {}) =>
    readCall(made(id, time, { userIdentity: user('alice'), ...changes }));

  it('come back as they were, whatever is missing in them', () => {
    const calls = [
      FULL,
      readCall({}),
      call('not a UUID', 'not a time'),
      call(UUID.toUpperCase(), at('10:00')),
      call('00000000-0000-0000-0000-000000000000', at('10:00')),
    ];
    const kept = keep(...calls);
    assert.deepEqual(
      calls.map((_, place) => kept.at(place)),
      calls,
    );
  });

  it('come back when there are more than fit at first', () => {
    const calls = Array.from({ length: 3000 }, (_, n) => call(`event ${n}`, at('09:00')));
    const kept = keep(...calls);
    assert.deepEqual(kept.at(2999), calls[2999]);
  });

  it('are not mixed up when they differ in any one part', () => {
    const own = new Set<string>(['eventID', 'time', 'requestID', 'sharedEventID']);
    const others: Readonly<Record<string, unknown>> = {
      created: 5,
      issuer: { type: 'Role', arn: 'other' },
      forwarded: false,
      client: 'console',
      assumedRoot: true,
    };
    for (const key of Object.keys(FULL)) {
      const changed = { ...FULL, [key]: others[key] ?? 'other' } as Call;
      assert.notDeepEqual(changed, FULL, key);
      assert.equal(sharedPartOf(changed) === sharedPartOf(FULL), own.has(key), key);
    }
  });

  it('lie by time, those without one first, and of one time by their ids', () => {
    const kept = keep(
      call('c', at('09:00')),
      call(UUID, at('09:00')),
      call('late', at('10:00')),
      call('none', ''),
      call('a', at('09:00')),
    );
    const ids = Array.from(kept.byTime(), place => kept.at(place).eventID);
    assert.deepEqual(ids, ['none', UUID, 'a', 'c', 'late']);
  });

  it('know which of them share an id', () => {
    const kept = keep(call(UUID, at('09:00')), call('b', at('09:00')), call(UUID, at('10:00')));
    const doubles = kept.doubles();
    assert.deepEqual(doubles.get(kept.idCode(0)), [0, 2]);
    assert.equal(doubles.size, 1);
  });

  it('keep an account apart from a text that looks like several', () => {
    const one = { ...FULL, account: HOME, userName: '","' };
    const other = { ...FULL, account: `${HOME}","`, userName: '' };
    const kept = keep(one, other);
    assert.deepEqual([kept.at(0), kept.at(1)], [one, other]);
  });
});
