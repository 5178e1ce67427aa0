import assert from 'node:assert/strict';
import { message } from '../../../src/core/message';
import type { TreeNode } from '../../../src/explorer/nodes';
import { page } from './manualStore';
import { opened, rows } from './openedTree';

describe('the tree of events', () => {
  it('asks a store for nothing until it is loaded', async () => {
    const { tree, node, last, searches } = opened();
    assert.deepEqual(rows(tree, node), ['more']);
    assert.equal(tree.isStarted(node), false);
    assert.equal(searches(), 0);
    void tree.load(node);
    assert.equal(tree.isStarted(node), true);
    assert.deepEqual(rows(tree, node), ['loading']);
    await last().give(page([3, 2]));
    assert.deepEqual(rows(tree, node), [['2026-01-31', 3, 2], 'more']);
  });

  it('adds the next page in place and tells its first event', async () => {
    const { tree, node, last } = opened();
    void tree.load(node);
    await last().give(page([3, 2]));
    const next = tree.load(node);
    assert.deepEqual(rows(tree, node), [['2026-01-31', 3, 2], 'loading']);
    await last().give(page([1, 0], { done: true }));
    assert.equal((await next)?.stored.json, '{"n":1}');
    assert.deepEqual(rows(tree, node), [['2026-01-31', 3, 2, 1, 0]]);
  });

  it('has a row for each day, also for events without a time', async () => {
    const { tree, node, last } = opened();
    void tree.load(node);
    const minutesOfDay = 24 * 60;
    const { events } = page([minutesOfDay, 1]);
    const timeless = { event: { eventName: 'Odd' }, json: '{"n":-1}' };
    await last().give({ events: [...events, timeless], problems: [], done: true });
    assert.deepEqual(rows(tree, node), [
      ['2026-02-01', minutesOfDay],
      ['2026-01-31', 1],
      ['', -1],
    ]);
  });

  it('gives every row an id of its own, the same after a refresh', async () => {
    const { tree, node, last } = opened();
    const ids = () => {
      const all: string[] = [];
      const visit = (row: TreeNode) => {
        all.push(row.id);
        tree.children(row).forEach(visit);
      };
      visit(node);
      return all;
    };
    const content = page([2, 2, 1], {
      events: [...page([2, 2]).events, { event: {}, json: '{}' }, { event: {}, json: '{}' }],
      problems: [
        { what: 'a.json', why: message('No.') },
        { what: 'a.json', why: message('No.') },
      ],
    });
    void tree.load(node);
    await last().give(content);
    const before = ids();
    assert.equal(new Set(before).size, before.length);
    void tree.reload(node);
    await last().give(content);
    assert.deepEqual(ids(), before);
  });

  it('says when nothing was found', async () => {
    const { tree, node, last } = opened();
    void tree.load(node);
    await last().give(page([], { done: true }));
    assert.deepEqual(rows(tree, node), ['empty']);
  });

  it('shows what could not be read above the events', async () => {
    const { tree, node, last } = opened();
    void tree.load(node);
    await last().give(
      page([1], { done: true, problems: [{ what: 'a.json', why: message('Broken.') }] }),
    );
    assert.deepEqual(rows(tree, node), ['problems', ['2026-01-31', 1]]);
    const [problems] = tree.children(node);
    const [problem] = tree.children(problems);
    assert.ok(problem?.kind === 'problem');
    assert.deepEqual(problem.problem, { what: 'a.json', why: message('Broken.') });
  });

  it('shows what was left out on purpose in the same place, with the number of files', async () => {
    const { tree, node, last } = opened();
    void tree.load(node);
    const skipped = { what: 'a.json', why: message('Old.'), cause: 'date' } as const;
    last().progress({ read: 3, total: 3 });
    await last().give(page([1], { done: true, problems: [skipped] }));
    assert.deepEqual(rows(tree, node), ['problems', ['2026-01-31', 1]]);
    const problems = tree.children(node)[0];
    assert.ok(problems?.kind === 'problems');
    assert.equal(problems.files, 3);
  });

  it('names very many problems in parts, what is broken first', async () => {
    const { tree, node, last } = opened();
    void tree.load(node);
    const skipped = Array.from({ length: 1200 }, (_, at) => ({
      what: `${at}.json`,
      why: message('Old.'),
      cause: 'date' as const,
    }));
    const broken = { what: 'broken.json', why: message('Broken.') };
    await last().give(page([1], { problems: [...skipped, broken] }));
    const shown = tree.children(tree.children(node)[0]);
    assert.deepEqual(
      shown.filter(({ kind }) => kind === 'problemPart').map(row => tree.children(row).length),
      [500, 201],
    );
    const names = shown
      .flatMap(row => (row.kind === 'problemPart' ? tree.children(row) : [row]))
      .map(row => (row.kind === 'problem' ? row.problem.what : row.kind));
    assert.deepEqual(names, ['broken.json', ...skipped.map(({ what }) => what)]);
  });

  it('shows the first events of a large group, and parts behind them that stay as they are', async () => {
    const { tree, node, last } = opened();
    // All within the same day, which has 720 minutes left.
    const numbers = Array.from({ length: 1100 }, () => 1);
    void tree.load(node);
    await last().give(page(numbers.slice(0, 700)));
    const kinds = () => {
      const rows = tree.children(tree.children(node)[0]);
      return {
        events: rows.filter(({ kind }) => kind === 'event').length,
        parts: rows.flatMap(row =>
          row.kind === 'part' ? [[row.id, tree.children(row).length]] : [],
        ),
      };
    };
    const id = 'store/time/2026-01-31/from';
    assert.deepEqual(kinds(), { events: 500, parts: [[`${id}/500`, 200]] });
    const next = tree.load(node);
    await last().give(page(numbers.slice(700), { done: true }));
    assert.deepEqual(kinds(), {
      events: 500,
      parts: [
        [`${id}/500`, 500],
        [`${id}/1000`, 100],
      ],
    });
    const first = await next;
    assert.equal(first?.parent.kind, 'part', 'the way to an event leads through its part');
    assert.equal(tree.eventsOf(node).length, 1100);
  });
});
