import assert from 'node:assert/strict';
import { openLog } from '../../../src/core/eventLog';
import { editsOf, joined, narrowed, withEdits, type TextEdit } from '../../../src/core/fixes/edits';
import type { Change } from '../../../src/core/fixes/fix';

describe('an edit', () => {
  const NARROWED: readonly (readonly [before: string, after: string, edit: TextEdit])[] = [
    ['abc', 'abc', { start: 3, end: 3, text: '' }],
    ['abc', 'axc', { start: 1, end: 2, text: 'x' }],
    ['abc', 'ac', { start: 1, end: 2, text: '' }],
    ['ac', 'abc', { start: 1, end: 1, text: 'b' }],
    ['aa', 'aaa', { start: 2, end: 2, text: 'a' }],
    ['aaa', 'aa', { start: 2, end: 3, text: '' }],
    ['abc', 'xyz', { start: 0, end: 3, text: 'xyz' }],
    ['', 'x', { start: 0, end: 0, text: 'x' }],
    ['x', '', { start: 0, end: 1, text: '' }],
    // 😀 and 😁 share their first unit, 😀 and 🨀 their last.
    ['a😀b', 'a😁b', { start: 1, end: 3, text: '😁' }],
    ['a😀b', 'a🨀b', { start: 1, end: 3, text: '🨀' }],
    ['a😀b', 'a😀😀b', { start: 3, end: 3, text: '😀' }],
  ];
  for (const [before, after, edit] of NARROWED)
    it(`from ${before} to ${after} changes no more than it has to`, () => {
      const whole = `<<${before}>>`;
      const found = narrowed(whole, { start: 2, end: 2 + before.length, text: after });
      assert.deepEqual(found, { ...edit, start: edit.start + 2, end: edit.end + 2 });
      assert.equal(withEdits(whole, [found]), `<<${after}>>`);
    });
});

describe('edits', () => {
  const text = 'ab'.repeat(1002);
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ start: 2 * at + 1, end: 2 * at + 2, text: 'x' }));

  it('are one where they are very many', () => {
    assert.deepEqual(joined(text, []), []);
    assert.deepEqual(joined(text, many(1000)), many(1000));
    assert.deepEqual(joined(text, many(1001)), [
      { start: 1, end: 2002, text: `${'xa'.repeat(1000)}x` },
    ]);
  });

  it('are made in an event, in a string too, and not in a row', () => {
    const change: readonly Change[] = [{ do: 'set', path: ['eventName'], value: 'B"' }];
    const edited = (content: string, changes = change) => {
      const log = openLog(content);
      assert.ok(log);
      return withEdits(content, editsOf(log, 0, changes));
    };
    const event = '{"eventVersion":"1.11","eventSource":"a","eventName":"A"}';
    assert.equal(edited(`[${event}]`), `[${event.replace('"A"', '"B\\""')}]`);
    assert.equal(edited(event, [{ do: 'remove', path: ['none'] }]), event);
    const found = JSON.stringify({ Events: [{ EventId: 'x', CloudTrailEvent: event }] });
    const after = edited(found);
    assert.deepEqual(JSON.parse(after), {
      Events: [{ EventId: 'x', CloudTrailEvent: event.replace('"A"', '"B\\""') }],
    });
    const row = [
      { eventVersion: '1.11' },
      { eventSource: 'a' },
      { eventName: 'A' },
      { eventID: 'x' },
    ];
    const log = openLog(JSON.stringify({ QueryResultRows: [row] }));
    assert.equal(log?.holds, 'row');
    assert.deepEqual(editsOf(log, 0, change), []);
  });
});
