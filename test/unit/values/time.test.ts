import assert from 'node:assert/strict';
import {
  formatDuration,
  formatUtc,
  parseEventTime,
  parseTime,
} from '../../../src/core/values/time';

const AT = Date.UTC(2026, 2, 4, 5, 6, 7);

describe('parseTime', () => {
  for (const value of [
    '2026-03-04T05:06:07Z',
    '2026-03-04 05:06:07.000000000',
    '2026-03-04T05:06:07',
    '2026-03-04 05:06:07 UTC',
    '20260304T050607Z',
    '2026-03-04T07:06:07+02:00',
    '2026-03-03T23:36:07-0530',
    'Mar 4, 2026, 5:06:07 AM',
    'Mar 4, 2026 5:06:07 AM',
    'Mar 4, 2026, 5:06:07\u202fAM',
    'Wed Mar 04 05:06:07 UTC 2026',
    'Wed, 04 Mar 2026 05:06:07 GMT',
    ' 2026-03-04T05:06:07Z ',
    AT / 1000,
    AT,
    String(AT / 1000),
    String(AT),
  ])
    it(`reads ${JSON.stringify(value)}`, () => assert.equal(parseTime(value), AT));

  it('reads fractions of a second', () => {
    assert.equal(parseTime('2026-03-04T05:06:07.8Z'), AT + 800);
    assert.equal(parseTime('2026-03-04T05:06:07.123456Z'), AT + 123);
  });

  it('tells noon from midnight', () => {
    assert.equal(parseTime('Mar 4, 2026, 12:06:07 AM'), Date.UTC(2026, 2, 4, 0, 6, 7));
    assert.equal(parseTime('Mar 4, 2026, 12:06:07 PM'), Date.UTC(2026, 2, 4, 12, 6, 7));
    assert.equal(parseTime('Mar 4, 2026, 11:06:07 PM'), Date.UTC(2026, 2, 4, 23, 6, 7));
  });

  for (const value of [
    '',
    'yesterday',
    '2026-03-04',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-03-04T24:00:00Z',
    '2026-03-04T05:60:00Z',
    'Mar 4, 2026, 13:06:07 PM',
    'Foo 4, 2026, 5:06:07 AM',
    'arM 4, 2026, 5:06:07 AM',
    '111122223333',
    12,
    NaN,
    null,
    {},
  ])
    it(`does not read ${JSON.stringify(value)}`, () => assert.equal(parseTime(value), undefined));
});

describe('parseEventTime', () => {
  it('reads the form of CloudTrail and no other', () => {
    assert.equal(parseEventTime('2026-03-04T05:06:07Z'), AT);
    for (const value of [
      '2026-03-04 05:06:07',
      '2026-03-04T05:06:07.000Z',
      '2026-02-30T00:00:00Z',
      AT,
    ])
      assert.equal(parseEventTime(value), undefined, String(value));
  });
});

describe('formatting times', () => {
  it('writes UTC', () => assert.equal(formatUtc(AT), '2026-03-04 05:06:07 UTC'));

  const durations: readonly (readonly [number, string])[] = [
    [0, '0 s'],
    [45, '45 s'],
    [65, '1 min 5 s'],
    [3600, '1 h'],
    [7501, '2 h 5 min'],
    [-7501, '2 h 5 min'],
    [86_400 * 3 + 5, '3 d'],
    [86_400 * 90 + 3600 * 4, '90 d 4 h'],
  ];
  for (const [seconds, words] of durations)
    it(`says ${words}`, () => assert.equal(formatDuration(seconds * 1000), words));
});
