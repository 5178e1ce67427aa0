import assert from 'node:assert/strict';
import { withReadableEvents } from '../../../src/aws/readableEvents';
import type { JsonObject } from '../../../src/core/cloudTrailEvent';

describe('the events of an answer', () => {
  const rows: readonly (readonly [string, JsonObject, unknown])[] = [
    ['without a list', { NextToken: 'a' }, 'the same'],
    ['empty', { Events: [] }, 'the same'],
    ['with times, and without one', { Events: [{ EventTime: 1.5 }, { EventId: 'x' }] }, 'the same'],
    ['in no list', { Events: {}, NextToken: 'a' }, { NextToken: 'a' }],
    ['null', { Events: null, NextToken: 'a' }, { NextToken: 'a' }],
    [
      'with a time of another type',
      { Events: [{ EventId: 'x', EventTime: 'yesterday' }, { EventTime: 2 }], NextToken: 'a' },
      { Events: [{ EventId: 'x' }, { EventTime: 2 }], NextToken: 'a' },
    ],
    ['with a time of null', { Events: [{ EventTime: null }] }, { Events: [{}] }],
    [
      'that are none',
      { Events: [{ EventTime: 1 }, null, 'x', [1]] },
      { Events: [{ EventTime: 1 }, {}, {}, {}] },
    ],
  ];
  for (const [what, value, expected] of rows)
    it(`${what}, are read as far as they can be`, () => {
      const bytes = Buffer.from(JSON.stringify(value));
      const readable = withReadableEvents(value, bytes);
      if (expected === 'the same') assert.equal(readable, bytes);
      else assert.deepEqual(JSON.parse(readable.toString()), expected);
    });
});
