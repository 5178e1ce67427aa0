import assert from 'node:assert/strict';
import { message } from '../../../src/core/message';
import { EventTree } from '../../../src/explorer/eventTree';
import { createFollow } from '../../../src/explorer/follow';
import type { StoreNode } from '../../../src/explorer/nodes';
import { EVERYTHING, type Search } from '../../../src/explorer/search';
import { StoreError } from '../../../src/stores/eventStore';
import { SAMPLE_START } from '../stores/sampleEvents';
import { manualStore, page, settled } from './manualStore';

const MINUTE = 60_000;

describe('catching up with a store', () => {
  /** A tree whose store has given the events 20 and 10, with older ones to come. */
  async function loaded(search: Search = EVERYTHING) {
    const now = { at: SAMPLE_START + 20 * MINUTE };
    const tree = new EventTree(() => undefined, { now: () => now.at, searchOf: () => search });
    const { store, asked, queries } = manualStore();
    tree.show([store]);
    const [node] = tree.stores;
    assert.ok(node);
    void tree.load(node);
    await asked.at(-1)?.give(page([20, 10]));
    const numbers = () =>
      tree.eventsOf(node).map(({ stored }) => JSON.parse(stored.json).n as number);
    return { tree, node, asked, queries, now, numbers };
  }

  it('takes in what is new and what came late, each event once and in its place', async () => {
    const { tree, node, asked, queries, numbers } = await loaded();
    const caught = tree.catchUp(node);
    await asked.at(-1)?.give(page([22, 21]));
    await asked.at(-1)?.give(page([20, 15, 10], { done: true }));
    assert.equal(await caught, 3);
    assert.deepEqual(numbers(), [22, 21, 20, 15, 10]);
    assert.deepEqual(queries.at(-1), { filters: [], from: SAMPLE_START + 5 * MINUTE });
  });

  it('keeps the groups, and goes on to older events as before', async () => {
    const { tree, node, asked, numbers, queries } = await loaded();
    tree.group('identity');
    const caught = tree.catchUp(node);
    await asked.at(-1)?.give(page([21], { done: true }));
    await caught;
    const keys = tree.children(node).flatMap(row => (row.kind === 'group' ? [row.key] : []));
    assert.deepEqual(keys, ['alice', 'bob']);
    void tree.load(node);
    await asked.at(-1)?.give(page([9], { done: true }));
    assert.deepEqual(numbers(), [21, 20, 10, 9]);
    assert.equal(queries.length, 2, 'the search for older events was begun anew');
  });

  it('looks for nothing outside of the search', async () => {
    const filters = [{ attribute: 'userName', value: 'alice' }] as const;
    const { tree, node, queries, now } = await loaded({ range: { minutes: 15 }, filters });
    now.at += 10 * MINUTE;
    void tree.catchUp(node);
    assert.deepEqual(queries.at(-1), { filters, from: now.at - 15 * MINUTE });
  });

  it('asks nothing when the search is about the past, or while pages are loaded', async () => {
    const past = await loaded({ range: { from: 0, to: SAMPLE_START }, filters: [] });
    assert.equal(await past.tree.catchUp(past.node), 0);
    assert.equal(past.queries.length, 1);
    const { tree, node, queries } = await loaded();
    void tree.load(node);
    assert.equal(await tree.catchUp(node), 0);
    assert.equal(queries.length, 1);
  });

  it('drops what it finds when another search has begun', async () => {
    const { tree, node, asked, numbers } = await loaded();
    const caught = tree.catchUp(node);
    const request = asked.at(-1);
    void tree.find(node, { filters: [] });
    assert.ok(request?.signal.aborted);
    await request.give(page([21], { done: true }));
    await caught;
    assert.deepEqual(numbers(), []);
  });

  it('says when it cannot go on, and shows why', async () => {
    const { tree, node, asked, numbers } = await loaded();
    const caught = tree.catchUp(node);
    await asked.at(-1)?.fail(new StoreError('expired', message('Sign in again.')));
    assert.equal(await caught, undefined);
    assert.deepEqual(numbers(), [20, 10]);
    assert.ok(tree.children(node).some(({ kind }) => kind === 'failed'));
  });
});

describe('following a store', () => {
  function following(answers: readonly (number | undefined)[]) {
    const left = [...answers];
    const timers: (() => void)[] = [];
    const changes: boolean[] = [];
    let looks = 0;
    const store: StoreNode = { kind: 'store', id: 's', store: manualStore().store };
    const follow = createFollow({
      catchUp: async () => (looks++, left.shift()),
      changed: node => changes.push(follow.has(node)),
      after(_milliseconds, run) {
        timers.push(run);
        return () => timers.splice(timers.indexOf(run), 1);
      },
    });
    const pass = async () => {
      timers.shift()?.();
      await settled();
    };
    return { follow, store, pass, timers, changes, looks: () => looks };
  }

  it('looks again and again, one look after the other', async () => {
    const { follow, store, pass, timers, changes, looks } = following([1, 0, 2]);
    follow.start(store);
    follow.start(store);
    assert.equal(timers.length, 1);
    await pass();
    await pass();
    assert.equal(looks(), 2);
    assert.equal(timers.length, 1);
    assert.deepEqual(changes, [true]);
  });

  it('ends when it is told to', async () => {
    const { follow, store, timers, changes } = following([1]);
    follow.start(store);
    follow.stop(store);
    follow.stop(store);
    assert.equal(timers.length, 0);
    assert.deepEqual(changes, [true, false]);
  });

  it('ends when the store cannot go on', async () => {
    const { follow, store, pass, timers, changes } = following([undefined]);
    follow.start(store);
    await pass();
    assert.equal(timers.length, 0);
    assert.deepEqual(changes, [true, false]);
  });

  it('leaves nothing behind', () => {
    const { follow, store, timers } = following([]);
    follow.start(store);
    follow.dispose();
    assert.equal(timers.length, 0);
  });
});
