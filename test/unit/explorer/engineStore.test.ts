import assert from 'node:assert/strict';
import { engineStore, type Proposal } from '../../../src/explorer/engineStore';
import { EventTree } from '../../../src/explorer/eventTree';
import type { StoreNode } from '../../../src/explorer/nodes';
import type { EventQuery } from '../../../src/core/query';
import type { EventPage, EventStore } from '../../../src/stores/eventStore';
import { page, settled } from './manualStore';

const NOW = Date.UTC(2026, 0, 31, 12);
const DAY = 24 * 60 * 60_000;

/** A store as of an engine, that counts what it is asked, and answers given by hand. */
function engine(pages: readonly (EventPage | Error)[]) {
  const queue = [...pages];
  const proposals: Proposal[] = [];
  const answers: ((isAgreed: boolean) => void)[] = [];
  const counts = { opened: 0, runs: 0 };
  const queries: EventQuery[] = [];
  const inner: EventStore = {
    id: 'inner',
    label: 'inner',
    search(query) {
      queries.push(query);
      return {
        statement: `SELECT ${queries.length}`,
        async next(signal, progress) {
          counts.runs++;
          progress?.({ read: 0, bytesScanned: 2048 });
          const answer = queue.shift();
          if (answer instanceof Error) throw answer;
          if (answer) return answer;
          return new Promise((_, reject) =>
            signal.addEventListener('abort', () => reject(signal.reason)),
          );
        },
      };
    },
  };
  const store = engineStore({
    id: 'table',
    label: 'table · demo · us-east-1',
    now: () => NOW,
    async open() {
      counts.opened++;
      return inner;
    },
    confirm: (proposal, signal) => {
      proposals.push(proposal);
      return new Promise((resolve, reject) => {
        answers.push(resolve);
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    },
  });
  const tree = new EventTree(() => undefined, {
    rangeOf: () => ({ minutes: 1440 }),
    now: () => NOW,
  });
  tree.show([store]);
  const [node] = tree.stores;
  assert.ok(node);
  async function answer(isAgreed: boolean): Promise<void> {
    await settled();
    answers.at(-1)?.(isAgreed);
    await settled();
  }
  return { tree, node, counts, queries, proposals, answer };
}

const kinds = (tree: EventTree, node: StoreNode) => tree.children(node).map(({ kind }) => kind);

describe('a store whose searches are billed', () => {
  it('shows what would run, and runs nothing', async () => {
    const { tree, node, counts, queries } = engine([]);
    assert.deepEqual(kinds(tree, node), ['range', 'more']);
    const signal = new AbortController().signal;
    assert.equal(await tree.statementOf(node, signal), 'SELECT 1');
    assert.deepEqual(queries, [{ from: NOW - DAY, to: NOW, filters: [] }]);
    assert.deepEqual(counts, { opened: 1, runs: 0 });
    assert.equal(tree.isStarted(node), false);
  });

  it('asks before it runs, with the statement and its time, and tells what was read', async () => {
    const { tree, node, counts, proposals, answer } = engine([page([2, 1]), page([0])]);
    const loaded = tree.load(node);
    await settled();
    assert.equal(counts.runs, 0);
    const [, row] = tree.children(node);
    assert.ok(row?.kind === 'loading' && row.progress?.isAsking);
    await answer(true);
    assert.ok(await loaded);
    const [proposal] = proposals;
    assert.deepEqual(proposal, {
      store: 'table · demo · us-east-1',
      statement: 'SELECT 1',
      range: { from: NOW - DAY, to: NOW },
    });
    assert.equal(tree.progressOf(node)?.bytesScanned, 2048);
    await tree.load(node);
    assert.deepEqual([proposals.length, counts.runs, tree.eventsOf(node).length], [1, 2, 3]);
  });

  it('does not run when the reader says no, and can be run later', async () => {
    const { tree, node, counts, proposals, answer } = engine([page([1], { done: true })]);
    const loaded = tree.loadAll(node);
    await answer(false);
    await loaded;
    assert.deepEqual(kinds(tree, node), ['range', 'more']);
    assert.deepEqual([counts.runs, tree.isStarted(node), tree.isLoading(node)], [0, false, false]);
    void tree.load(node);
    await answer(true);
    assert.deepEqual([counts.runs, proposals.length, tree.eventsOf(node).length], [1, 2, 1]);
  });

  it('keeps what it has found when it is not to be run again', async () => {
    const { tree, node, answer } = engine([page([1], { done: true })]);
    void tree.load(node);
    await answer(true);
    void tree.reload(node);
    await answer(false);
    assert.deepEqual(kinds(tree, node), ['range', 'group']);
  });

  it('asks nobody when it is left while it asks, and again after a run was cancelled', async () => {
    const { tree, node, counts, proposals, answer } = engine([]);
    void tree.load(node);
    await settled();
    tree.cancel(node);
    await answer(true);
    assert.equal(counts.runs, 0);
    void tree.load(node);
    await answer(true);
    assert.equal(counts.runs, 1);
    tree.cancel(node);
    await settled();
    void tree.load(node);
    await settled();
    assert.deepEqual([counts.runs, proposals.length], [1, 3]);
  });

  it('does not ask again when a run that was agreed to is tried again', async () => {
    const { tree, node, counts, proposals, answer } = engine([new Error('no'), page([1])]);
    void tree.load(node);
    await answer(true);
    assert.deepEqual(kinds(tree, node), ['range', 'failed', 'retry']);
    await tree.load(node);
    assert.deepEqual([counts.runs, proposals.length, tree.eventsOf(node).length], [2, 1, 1]);
  });

  it('waits with a search that is put together, and shows nothing of the one before', async () => {
    const { tree, node, counts, answer } = engine([page([1], { done: true })]);
    void tree.load(node);
    await answer(true);
    const filters = [{ attribute: 'userName', value: 'alice' }] as const;
    await tree.find(node, { filters }, true);
    assert.deepEqual(kinds(tree, node), ['range', 'filter', 'more']);
    assert.deepEqual([counts.runs, tree.progressOf(node)], [1, undefined]);
  });
});
