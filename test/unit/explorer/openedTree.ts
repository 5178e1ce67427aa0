import assert from 'node:assert/strict';
import { EventTree } from '../../../src/explorer/eventTree';
import type { StoreNode } from '../../../src/explorer/nodes';
import { manualStore, type Request } from './manualStore';

/** A tree with one store that answers when it is told to. */
export function opened() {
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
export const rows = (tree: EventTree, node: StoreNode): unknown[] =>
  tree.children(node).map(row => {
    if (row.kind !== 'group') return row.kind;
    return [row.key, ...row.events.map(({ stored }) => JSON.parse(stored.json).n as number)];
  });
