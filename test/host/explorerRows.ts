// Stores and their rows as the Events view shows them.
import * as vscode from 'vscode';
import { EventTree } from '../../src/explorer/eventTree';
import type { Grouping } from '../../src/explorer/grouping';
import type { StoreNode, TreeNode } from '../../src/explorer/nodes';
import type { OpenStore } from '../../src/explorer/openStores';
import { TreeData } from '../../src/explorer/treeData';
import type { CloudTrailEvent } from '../../src/core/cloudTrailEvent';
import type { EventPage, EventStore } from '../../src/stores/eventStore';
import { ok } from './assert';
import { until } from './until';

/** A store that gives these pages, or fails with these errors, one after the other. */
export function storeOf(...answers: readonly (EventPage | Error)[]): EventStore {
  const queue = [...answers];
  const next = async () => {
    const answer = queue.shift();
    if (answer instanceof Error) throw answer;
    ok(answer, 'more was asked for than there is');
    return answer;
  };
  return { id: 'test', label: 'Test', search: () => ({ next }) };
}

export function pageOf(
  events: readonly CloudTrailEvent[],
  rest: Partial<EventPage> = {},
): EventPage {
  const stored = events.map(event => ({ event, json: JSON.stringify(event) }));
  return { events: stored, problems: [], done: true, ...rest };
}

/** A tree of one store as the view would show it, its first page loaded. */
export async function shown(
  open: OpenStore,
  grouping: Grouping = 'time',
): Promise<{ readonly data: TreeData; readonly root: StoreNode }> {
  const tree = new EventTree(() => undefined, { grouping });
  tree.show([open.store]);
  const data = new TreeData(tree, {
    openStore: () => ({ ...open, isExpanded: true }),
    load: store => tree.load(store),
  });
  const [root] = data.getChildren();
  ok(root?.kind === 'store', 'there is no store');
  data.getChildren(root);
  await until('the first page of the store', () => (tree.isLoading(root) ? undefined : true));
  return { data, root };
}

/** All rows below a row, in the order of the view. */
export function rowsBelow(data: TreeData, row: TreeNode): readonly TreeNode[] {
  return data.getChildren(row).flatMap(child => [child, ...rowsBelow(data, child)]);
}

export const itemsOf = async (
  open: OpenStore,
  grouping?: Grouping,
): Promise<readonly vscode.TreeItem[]> => {
  const { data, root } = await shown(open, grouping);
  return rowsBelow(data, root).map(row => data.resolveTreeItem(data.getTreeItem(row), row));
};

export const iconOf = ({ iconPath }: vscode.TreeItem) =>
  iconPath instanceof vscode.ThemeIcon ? iconPath.id : undefined;
