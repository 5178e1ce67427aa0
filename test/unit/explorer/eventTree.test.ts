import assert from 'node:assert/strict';
import { message } from '../../../src/core/message';
import { EventTree } from '../../../src/explorer/eventTree';
import type { StoreNode, TreeNode } from '../../../src/explorer/nodes';
import { StoreError } from '../../../src/stores/eventStore';
import { manualStore, page, settled, type Request } from './manualStore';

describe('the tree of events', () => {
  function opened() {
    const changes: (string | undefined)[] = [];
    const tree = new EventTree((store, row) => changes.push(row?.kind ?? store?.id));
    const { store, asked, searches } = manualStore();
    tree.show([store]);
    const [node] = tree.stores;
    assert.ok(node);
    const last = (): Request => {
      const request = asked.at(-1);
      assert.ok(request, 'nothing was asked for');
      return request;
    };
    return { tree, node, asked, last, searches, changes };
  }

  /** Rows below a store, an event as its number and a day as its date with its events. */
  const rows = (tree: EventTree, node: StoreNode): unknown[] =>
    tree.children(node).map(row => {
      if (row.kind !== 'group') return row.kind;
      return [row.key, ...row.events.map(({ stored }) => JSON.parse(stored.json).n as number)];
    });

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

  it('shows a failure with its kind, and goes on with the same search after it', async () => {
    const { tree, node, last, searches } = opened();
    void tree.load(node);
    await last().give(page([3]));
    void tree.load(node);
    await last().fail(new StoreError('expired', message('Sign in again.')));
    assert.deepEqual(rows(tree, node), [['2026-01-31', 3], 'failed', 'retry']);
    const failed = tree.children(node)[1];
    assert.ok(failed?.kind === 'failed');
    assert.deepEqual(failed.failure, { kind: 'expired', words: message('Sign in again.') });
    void tree.load(node);
    await last().give(page([2], { done: true }));
    assert.deepEqual(rows(tree, node), [['2026-01-31', 3, 2]]);
    assert.equal(searches(), 1);
  });

  it('knows the kind of an error that another bundle made', async () => {
    const { tree, node, last } = opened();
    void tree.load(node);
    await last().fail(Object.assign(new Error('No.'), { name: 'StoreError', kind: 'denied' }));
    const [failed] = tree.children(node);
    assert.ok(failed?.kind === 'failed');
    assert.equal(failed.failure.kind, 'denied');
  });

  it('can be cancelled, and be asked for the same page again', async () => {
    const { tree, node, last, searches } = opened();
    void tree.load(node);
    tree.cancel(node);
    assert.ok(last().signal.aborted);
    await settled();
    assert.deepEqual(rows(tree, node), ['more']);
    void tree.load(node);
    await last().give(page([1], { done: true }));
    assert.deepEqual(rows(tree, node), [['2026-01-31', 1]]);
    assert.equal(searches(), 1);
  });

  it('keeps the old events until those of a refresh are there', async () => {
    const { tree, node, last } = opened();
    void tree.load(node);
    await last().give(page([2, 1], { done: true }));
    void tree.reload(node);
    assert.deepEqual(rows(tree, node), ['loading', ['2026-01-31', 2, 1]]);
    await last().fail(new StoreError('network', message('No way.')));
    assert.deepEqual(rows(tree, node), ['failed', 'retry', ['2026-01-31', 2, 1]]);
    void tree.load(node);
    await last().give(page([3, 2], { done: true }));
    assert.deepEqual(rows(tree, node), [['2026-01-31', 3, 2]]);
  });

  it('renews all that was loaded, and leaves it in its place until then', async () => {
    const { tree, node, last, searches } = opened();
    void tree.load(node);
    await last().give(page([3, 2]));
    void tree.load(node);
    await last().give(page([1]));
    void tree.renew(node);
    await last().give(page([4, 3]));
    assert.deepEqual(rows(tree, node), [['2026-01-31', 3, 2, 1], 'loading']);
    await last().give(page([2, 1]));
    assert.deepEqual(rows(tree, node), [['2026-01-31', 4, 3, 2, 1], 'more']);
    void tree.load(node);
    await last().give(page([0], { done: true }));
    assert.deepEqual(rows(tree, node), [['2026-01-31', 4, 3, 2, 1, 0]]);
    assert.equal(searches(), 2);
  });

  it('loses no page of a renewal that was stopped or failed', async () => {
    const { tree, node, last } = opened();
    void tree.load(node);
    await last().give(page([3, 2, 1]));
    void tree.renew(node);
    await last().give(page([4, 3]));
    await last().fail(new StoreError('network', message('No way.')));
    assert.deepEqual(rows(tree, node), [['2026-01-31', 4, 3], 'more']);
    void tree.load(node);
    await last().give(page([2, 1], { done: true }));
    assert.deepEqual(rows(tree, node), [['2026-01-31', 4, 3, 2, 1]]);

    void tree.renew(node);
    await last().give(page([4, 3]));
    tree.cancel(node);
    await settled();
    assert.deepEqual(rows(tree, node), [['2026-01-31', 4, 3], 'more']);
  });

  it('drops the page of a search that a refresh has overtaken', async () => {
    const { tree, node, asked, last } = opened();
    void tree.load(node);
    void tree.reload(node);
    assert.equal(asked.length, 2);
    await asked[0]?.give(page([1]));
    assert.deepEqual(rows(tree, node), ['loading']);
    await last().give(page([2], { done: true }));
    assert.deepEqual(rows(tree, node), [['2026-01-31', 2]]);
  });

  it('asks for one page at a time', async () => {
    const { tree, node, asked } = opened();
    void tree.load(node);
    void tree.load(node);
    assert.equal(asked.length, 1);
  });

  it('draws progress without drawing everything', async () => {
    const { tree, node, last, changes } = opened();
    void tree.load(node);
    const [loading] = tree.children(node);
    changes.length = 0;
    last().progress({ read: 3, total: 7 });
    assert.deepEqual(changes, ['loading']);
    assert.equal(tree.children(node)[0], loading, 'the editor knows no other row');
    assert.ok(loading?.kind === 'loading');
    assert.deepEqual(loading.progress, { read: 3, total: 7 });
  });

  it('keeps what a store has given when others come, and stops one that goes', async () => {
    const { tree, node, last } = opened();
    void tree.load(node);
    await last().give(page([1]));
    void tree.load(node);
    const other = manualStore('other');
    tree.show([node.store, other.store]);
    assert.equal(tree.stores[0], node);
    assert.deepEqual(rows(tree, node), [['2026-01-31', 1], 'loading']);
    tree.show([other.store]);
    assert.ok(last().signal.aborted);
    assert.deepEqual(
      tree.stores.map(({ id }) => id),
      ['other'],
    );
  });
});
