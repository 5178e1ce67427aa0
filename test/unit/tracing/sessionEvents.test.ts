import assert from 'node:assert/strict';
import { english } from '../../../src/core/message';
import { traceIndex } from '../../../src/core/trace';
import { sessionEvents } from '../../../src/trace/sessionEvents';
import { akia, asia, assumeRole, at, made, roleSession, user } from '../trace/made';

const own = { session: 'alice', key: asia(1), created: at('09:00') };
const inOwn = (eventID: string, time: string) =>
  made(eventID, time, { userIdentity: roleSession(own) });
const child = (n: number) => ({ role: `Build${n}`, session: 'two', key: asia(10 + n) });
const starts = (eventID: string, n: number) =>
  assumeRole(eventID, at('09:05'), roleSession(own), child(n));
const inChild = (eventID: string, n: number) =>
  made(eventID, at('09:10'), { userIdentity: roleSession({ ...child(n), created: at('09:05') }) });
const stranger = made('stranger', at('09:00'), {
  userIdentity: user('bob', { accessKeyId: akia(9) }),
});

describe('the events of a session', () => {
  const events = [
    inOwn('c', at('09:20')),
    inOwn('timeless', ''),
    inOwn('b', at('09:10')),
    inOwn('a', at('09:10')),
    starts('start 1', 1),
    starts('start 2', 2),
    starts('start 3', 3),
    stranger,
    inChild('x', 2),
    inChild('y', 2),
    inChild('z', 1),
    inChild('w', 3),
  ];
  const collect = (order: typeof events, most?: number) => {
    const index = traceIndex<string>();
    for (const event of events) index.add(event);
    const { session } = index.tell(inOwn('any', at('09:30')));
    assert.ok(session);
    const found = sessionEvents<number>(session, index, english, most);
    order.forEach((event, place) => found.take(event, place));
    return found;
  };

  it('are its own, oldest first, then by id, those without a time last; each once', () => {
    for (const order of [events, [...events].reverse(), [...events, ...events]]) {
      const found = collect(order);
      assert.deepEqual(
        found.events.map(({ event }) => event['eventID']),
        ['start 1', 'start 2', 'start 3', 'a', 'b', 'c', 'timeless'],
      );
      assert.equal(found.left, 0);
      for (const { event, place } of found.events) assert.equal(order[place], event);
    }
  });

  it('start sessions, those of the most events first, then by id', () => {
    for (const order of [events, [...events].reverse(), [...events, ...events]])
      assert.deepEqual(
        collect(order).children.map(({ startedBy, name, events: count }) => [
          startedBy,
          name,
          count,
        ]),
        [
          ['start 2', 'Build2 / two', 2],
          ['start 1', 'Build1 / two', 1],
          ['start 3', 'Build3 / two', 1],
        ],
      );
  });

  it('are so many at most, and the others are counted', () => {
    for (const [most, left] of [
      [7, 0],
      [6, 1],
      [2, 5],
    ] as const) {
      const found = collect(events, most);
      assert.deepEqual([found.events.length, found.left], [most, left]);
      assert.equal(found.children.length, 3);
    }
  });

  it('have ids', () => {
    assert.deepEqual(collect([{ ...inOwn('a', at('09:10')), eventID: null }]).events, []);
  });
});
