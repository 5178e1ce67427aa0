import assert from 'node:assert/strict';
import { message } from '../../../src/core/message';
import { StoreError } from '../../../src/stores/eventStore';
import { manualStore, page, settled } from './manualStore';
import { opened, rows } from './openedTree';

describe('the tree of events, renewed', () => {
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
