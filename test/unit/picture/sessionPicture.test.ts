import assert from 'node:assert/strict';
import { MOST_SHOWN, sessionPicture } from '../../../src/core/picture/sessionPicture';
import { at, made, roleSession } from '../trace/made';

const userIdentity = roleSession({ session: 'alice', more: { invokedBy: 'athena.amazonaws.com' } });

describe('picture of a session', () => {
  const events = [
    made('one', at('09:00'), { userIdentity, readOnly: true }),
    made('two', at('09:05'), { userIdentity, errorCode: 'AccessDenied', eventName: 'StopLogging' }),
    made('three', at('09:06'), { userIdentity, sourceIPAddress: '203.0.113.5' }),
  ];
  const children = [{ startedBy: 'three', name: 'Audit / x', events: 4 }];
  const person = { id: 'email:alice@example.com', confidence: 'inferred' } as const;

  it('has each event with its time, outcome and kind, whose they are, and what they started', () => {
    const picture = sessionPicture({ events, children, person });
    assert.deepEqual(picture.names, ['Admin / alice']);
    assert.equal(picture.person, 'alice@example.com, by a name only');
    assert.deepEqual(picture.children, children);
    assert.deepEqual(picture.events[1], {
      eventID: 'two',
      at: Date.UTC(2026, 10, 18, 9, 5),
      time: at('09:05'),
      name: 'StopLogging',
      target: '',
      outcome: 'denied',
      kind: 'denied',
      notices: [],
      invokedBy: 'athena.amazonaws.com',
    });
    assert.deepEqual(picture.events.map(({ kind }) => kind)[0], 'read');
  });

  it('marks an address that no earlier event came from', () => {
    assert.deepEqual(sessionPicture({ events, children, person }).events[2]?.notices, [
      { label: 'New address in this session', value: '203.0.113.5' },
    ]);
  });

  it('says how many there are where there are too many to show', () => {
    const many = Array.from({ length: MOST_SHOWN + 1 }, (_, n) => made(`e${n}`, at('09:00'), {}));
    const picture = sessionPicture({ events: many, children: [], person: undefined });
    assert.deepEqual([picture.events.length, picture.total], [MOST_SHOWN, MOST_SHOWN + 1]);
  });
});
