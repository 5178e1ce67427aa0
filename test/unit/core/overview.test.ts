import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/cloudTrailEvent';
import { openLog } from '../../../src/core/eventLog';
import { eventsWithin } from '../../../src/core/eventsWithin';
import { localTime } from '../../../src/core/localTime';
import { overviews, timeSpan } from '../../../src/core/overview';
import { anEvent, someEvents } from './sampleEvents';

describe('the overview of a log', () => {
  function overviewOf(events: readonly JsonObject[]) {
    const log = openLog(JSON.stringify(events));
    assert.ok(log);
    const overview = [...overviews(log)].at(-1);
    assert.ok(overview);
    return overview;
  }

  it('has the earliest and the latest time, in whatever order events come', () => {
    const [first, ...others] = someEvents(3);
    const { from, to } = overviewOf([...others, ...(first ? [first] : [])]);
    assert.deepEqual([from, to], [Date.UTC(2026, 10, 18, 9), Date.UTC(2026, 10, 18, 9, 0, 2)]);
  });

  it('has the accounts and Regions, each once, and nothing that is none', () => {
    const { accounts, regions } = overviewOf([
      anEvent(),
      anEvent({ recipientAccountId: '444455556666', awsRegion: 'eu-west-1' }),
      anEvent({ recipientAccountId: '<b>', awsRegion: '](command:x)' }),
    ]);
    assert.deepEqual([...accounts], ['111122223333', '444455556666']);
    assert.deepEqual([...regions], ['us-east-1', 'eu-west-1']);
  });

  it('has no times where none can be read', () => {
    const overview = overviewOf([anEvent({ eventTime: 'yesterday' })]);
    assert.ok(!('from' in overview) && !('to' in overview));
  });
});

describe('a span of time', () => {
  const at = (day: number, hour: number, minute: number) =>
    Date.UTC(2026, 10, day, hour, minute, 7);

  it('is of one day, of several, or one minute', () => {
    assert.equal(timeSpan(at(18, 11, 42), at(18, 12, 37)), '11:42–12:37 UTC');
    assert.equal(
      timeSpan(at(18, 23, 42), at(19, 0, 37)),
      '2026-11-18 23:42 – 2026-11-19 00:37 UTC',
    );
    assert.equal(timeSpan(at(18, 9, 1), at(18, 9, 1)), '09:01 UTC');
  });
});

describe('local time', () => {
  const time = Date.UTC(2026, 10, 18, 9, 1, 3);
  const local = (timeZone: string, ms = time) => localTime(ms, { timeZone, locale: 'en' });

  it('is what the clock shows, with its zone', () => {
    assert.equal(local('Asia/Kathmandu'), '14:46:03 GMT+5:45');
  });

  it('says the day where it is another one than in UTC', () => {
    assert.match(local('Pacific/Auckland', Date.UTC(2026, 10, 18, 23)) ?? '', /Nov 19, 12:00:00/);
  });

  it('is not said where the clock shows UTC', () => {
    assert.equal(local('UTC'), undefined);
    assert.equal(local('Africa/Abidjan'), undefined);
  });
});

describe('events within a part of a text', () => {
  const log = openLog(JSON.stringify(someEvents(5)));
  const within = (start: number, end: number) => log && eventsWithin(log, { start, end });
  const middle = (index: number) => {
    const { start, end } = log?.span(index) ?? { start: 0, end: 0 };
    return (start + end) >> 1;
  };

  it('are those that it touches', () => {
    assert.deepEqual(within(middle(1), middle(3)), { from: 1, to: 4 });
    assert.deepEqual(within(middle(2), middle(2)), { from: 2, to: 3 });
    assert.deepEqual(within(0, log?.text.length ?? 0), { from: 0, to: 5 });
  });

  it('are none outside of all', () => {
    assert.deepEqual(within(0, 0), { from: 0, to: 0 });
    const end = log?.text.length ?? 0;
    assert.deepEqual(within(end, end), { from: 5, to: 5 });
  });
});
