import assert from 'node:assert/strict';
import { bursts } from '../../../src/core/trace/bursts';
import { newestAt } from '../../../src/core/trace/newestAt';

const MINUTE = 60_000;

describe('bursts of calls', () => {
  /** Minutes of calls, and the bursts that they make. */
  const rows: readonly (readonly [readonly number[], readonly number[]])[] = [
    [[0], [0, 0]],
    [
      [10, 10, 10],
      [10, 10],
    ],
    [
      [0, 30],
      [0, 30],
    ],
    [
      [0, 30.001],
      [0, 0, 30.001, 30.001],
    ],
    [
      [0, 30, 60, 90],
      [0, 90],
    ],
    [
      [0, 31, 62],
      [0, 0, 31, 31, 62, 62],
    ],
    [
      [0, 60, 30],
      [0, 60],
    ],
    [
      [0, 62, 31],
      [0, 0, 31, 31, 62, 62],
    ],
    [
      [100, 0, 200, 20, 120, 180],
      [0, 20, 100, 120, 180, 200],
    ],
    [
      [100, 0, 200, 20, 120, 180, 150],
      [0, 20, 100, 200],
    ],
    [
      [50, 0, 25],
      [0, 50],
    ],
    [
      [300, 200, 100, 0, 250],
      [0, 0, 100, 100, 200, 200, 250, 250, 300, 300],
    ],
  ];
  for (const [calls, expected] of rows)
    it(`of ${calls.join(', ')} minutes are ${expected.join(', ')}, in any order and merged`, () => {
      const inOrder = [...calls].sort((a, b) => a - b);
      for (const order of [calls, inOrder, [...inOrder].reverse()]) {
        const found = bursts();
        for (const minute of order) found.add('key', minute * MINUTE);
        const ends = expected.map(minute => minute * MINUTE);
        assert.deepEqual(found.contents, new Map([['key', ends]]));
        const merged = bursts();
        const [first = 0, ...rest] = order;
        merged.add('key', first * MINUTE);
        const others = bursts();
        for (const minute of rest) others.add('key', minute * MINUTE);
        merged.merge(others.contents);
        merged.merge(found.contents);
        assert.deepEqual(merged.contents, new Map([['key', ends]]));
      }
    });

  it('are found by any time in them, or half an hour around them', () => {
    const found = bursts();
    for (const minute of [100, 120, 300]) found.add('key', minute * MINUTE);
    const around = (minute: number) => found.around('key', minute * MINUTE)?.map(at => at / MINUTE);
    for (const minute of [70, 99, 100, 110, 120, 150]) assert.deepEqual(around(minute), [100, 120]);
    for (const minute of [270, 300, 330]) assert.deepEqual(around(minute), [300, 300]);
    for (const minute of [0, 69.9, 150.1, 269.9, 330.1]) assert.equal(around(minute), undefined);
    assert.equal(found.around('other', 100 * MINUTE), undefined);
  });
});

describe('the newest of some times', () => {
  const times = [10, 20, 20, 30, 40, 50];
  const rows: readonly (readonly [number, number | undefined])[] = [
    [9, undefined],
    [10, 10],
    [11, 10],
    [20, 20],
    [29, 20],
    [30, 30],
    [49, 40],
    [50, 50],
    [999, 50],
  ];
  for (const [limit, expected] of rows)
    it(`that is not after ${limit} is ${expected ?? 'none'}`, () => {
      assert.equal(newestAt(times, limit), expected);
      assert.equal(newestAt([], limit), undefined);
    });
});
