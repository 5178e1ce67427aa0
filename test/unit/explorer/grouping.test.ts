import assert from 'node:assert/strict';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { EventTree } from '../../../src/explorer/eventTree';
import { GROUPINGS, groupKey, type Grouping } from '../../../src/explorer/grouping';
import type { StoreNode } from '../../../src/explorer/nodes';
import { sampleEvent } from '../stores/sampleEvents';
import { manualStore, page } from './manualStore';

describe('what events are grouped by', () => {
  const event: CloudTrailEvent = {
    ...sampleEvent(1),
    errorCode: 'AccessDenied',
    errorMessage: 'User: alice is not authorized',
  };
  const keys: Readonly<Record<Grouping, string>> = {
    time: '2026-01-31',
    identity: 'alice',
    service: 's3.amazonaws.com',
    error: 'AccessDenied',
    sourceIPAddress: '192.0.2.7',
    region: 'us-east-1',
  };
  for (const by of GROUPINGS) {
    it(`is read from the event: ${by}`, () => assert.equal(groupKey(event, by), keys[by]));
    it(`may be absent: ${by}`, () => assert.equal(groupKey({ eventName: 'Odd' }, by), ''));
  }

  it('is the role and its session for a role', () => {
    const role = {
      type: 'AssumedRole',
      arn: 'arn:aws:sts::111122223333:assumed-role/Admin/alice@example.com',
    };
    assert.equal(
      groupKey({ ...event, userIdentity: role }, 'identity'),
      'Admin / alice@example.com',
    );
  });

  it('is the message of an error without a code, as sign-ins have it', () => {
    const failed = { ...sampleEvent(1), errorMessage: 'Failed authentication' };
    assert.equal(groupKey(failed, 'error'), 'Failed authentication');
  });

  it('is found in records of the early years', () => {
    assert.equal(groupKey({ EventName: 'A', AwsRegion: 'eu-west-1' }, 'region'), 'eu-west-1');
  });
});

describe('the groups of a tree', () => {
  /** A tree with the events 0 (bob) to 3 (alice), of which the last two come with a second page. */
  async function loaded(grouping: Grouping) {
    const tree = new EventTree(() => undefined, { grouping });
    const { store, asked } = manualStore();
    tree.show([store]);
    const [node] = tree.stores;
    assert.ok(node);
    void tree.load(node);
    await asked.at(-1)?.give(page([11, 10]));
    void tree.load(node);
    await asked.at(-1)?.give(page([1, 0]));
    return { tree, node, asked };
  }

  const groups = (tree: EventTree, node: StoreNode) =>
    tree.children(node).flatMap(row => {
      if (row.kind !== 'group') return [];
      const numbers = row.events.map(({ stored }) => JSON.parse(stored.json).n as number);
      return [[row.key, ...numbers]];
    });

  it('stand in the order of their newest events, and grow in place', async () => {
    const { tree, node, asked } = await loaded('identity');
    const before = tree.children(node).map(({ id }) => id);
    assert.deepEqual(groups(tree, node), [
      ['alice', 11, 1],
      ['bob', 10, 0],
    ]);
    void tree.load(node);
    await asked.at(-1)?.give(page([-10, -11]));
    assert.deepEqual(groups(tree, node), [
      ['alice', 11, 1, -11],
      ['bob', 10, 0, -10],
    ]);
    assert.deepEqual(
      tree.children(node).map(({ id }) => id),
      before,
    );
  });

  it('end with the events that have no such value', async () => {
    const { tree, node, asked } = await loaded('error');
    void tree.load(node);
    const [failed] = page([-1]).events;
    assert.ok(failed);
    const event = { ...failed.event, errorCode: 'AccessDenied' };
    await asked.at(-1)?.give({ events: [{ ...failed, event }], problems: [], done: true });
    assert.deepEqual(groups(tree, node), [
      ['AccessDenied', -1],
      ['', 11, 10, 1, 0],
    ]);
  });

  it('change without a question to the store, and back without a loss', async () => {
    const { tree, node, asked } = await loaded('time');
    const [before, count] = [groups(tree, node), asked.length];
    tree.group('service');
    assert.deepEqual(groups(tree, node), [['s3.amazonaws.com', 11, 10, 1, 0]]);
    tree.group('time');
    assert.deepEqual(groups(tree, node), before);
    assert.equal(asked.length, count);
  });

  it('hold for stores that are opened later', async () => {
    const { tree, node } = await loaded('time');
    tree.group('region');
    const other = manualStore('other');
    tree.show([node.store, other.store]);
    const opened = tree.stores[1];
    assert.ok(opened);
    void tree.load(opened);
    await other.asked.at(-1)?.give(page([1]));
    assert.deepEqual(groups(tree, opened), [['us-east-1', 1]]);
  });

  it('tell groupings apart by their ids, so that each keeps what is open in it', async () => {
    const { tree, node } = await loaded('time');
    const ids = GROUPINGS.flatMap(by => {
      tree.group(by);
      return tree.children(node).flatMap(({ kind, id }) => (kind === 'group' ? [id] : []));
    });
    assert.equal(new Set(ids).size, ids.length);
  });
});

describe('a search of all pages', () => {
  function opened() {
    const tree = new EventTree(() => undefined);
    const { store, asked } = manualStore();
    tree.show([store]);
    const [node] = tree.stores;
    assert.ok(node);
    return { tree, node, asked };
  }

  it('goes on to the last page', async () => {
    const { tree, node, asked } = opened();
    const all = tree.loadAll(node);
    await asked.at(-1)?.give(page([3]));
    await asked.at(-1)?.give(page([2]));
    await asked.at(-1)?.give(page([1], { done: true }));
    await all;
    assert.equal(asked.length, 3);
    assert.equal(tree.events.length, 3);
  });

  it('stops when it is cancelled, between what it has and what is left', async () => {
    const { tree, node, asked } = opened();
    const all = tree.loadAll(node);
    await asked.at(-1)?.give(page([3]));
    tree.cancel(node);
    await all;
    assert.equal(asked.length, 2);
    assert.equal(tree.events.length, 1);
    assert.equal(tree.children(node).at(-1)?.kind, 'more');
  });

  it('stops when it fails', async () => {
    const { tree, node, asked } = opened();
    const all = tree.loadAll(node);
    await asked.at(-1)?.fail(new Error('No.'));
    await all;
    assert.equal(asked.length, 1);
    assert.deepEqual(
      tree.children(node).map(({ kind }) => kind),
      ['failed', 'retry'],
    );
  });
});
