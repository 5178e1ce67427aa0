import * as vscode from 'vscode';
import { eventTooltip } from './eventItem';
import type { EventTree } from './eventTree';
import { itemOf } from './items';
import { storeOf, type FailedNode, type StoreNode, type TreeNode } from './nodes';
import type { OpenStore } from './openStores';

export interface TreeDataOptions {
  openStore(node: StoreNode): OpenStore | undefined;
  /** Called when a store is shown open whose events are to be there at once. */
  load(store: StoreNode): unknown;
  /** Whether the reader has opened or closed the row of a store; `undefined` when neither. */
  isExpanded?(store: StoreNode): boolean | undefined;
  isFollowed?(store: StoreNode): boolean;
}

/** Shows an event tree in a view. */
export class TreeData implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly emitter = new vscode.EventEmitter<TreeNode | undefined>();
  readonly onDidChangeTreeData = this.emitter.event;

  constructor(
    private readonly tree: EventTree,
    private readonly options: TreeDataOptions,
  ) {}

  /** Draws a row and what is below it again; everything without one. */
  refresh(node?: TreeNode): void {
    this.emitter.fire(node);
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const store = storeOf(node);
    const open = this.options.openStore(store);
    return itemOf(node, {
      open,
      isExpanded: this.options.isExpanded?.(store) ?? open?.isExpanded ?? false,
      isFollowed: this.options.isFollowed?.(store) ?? false,
      search: this.tree.searchOf(store),
      loaded: this.tree.eventsOf(store).length,
    });
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node?.kind === 'store' && !this.tree.isStarted(node)) {
      // A row that is open since the last time asks nothing of AWS by itself.
      if (this.options.openStore(node)?.isExpanded) this.options.load(node);
    }
    return this.tree
      .children(node)
      .flatMap(row => (row.kind === 'failed' ? [row, ...this.remedies(row)] : [row]));
  }

  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    if (node.kind === 'event') item.tooltip = eventTooltip(node);
    return item;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.kind === 'store' ? undefined : node.parent;
  }

  dispose(): void {
    this.emitter.dispose();
  }

  private remedies({ parent, failure }: FailedNode): TreeNode[] {
    const remedy = this.options.openStore(parent)?.remedy?.(failure.kind);
    if (!remedy) return [];
    const { title, command, arguments: args = [] } = remedy;
    const id = `${parent.id}/remedy`;
    return [{ kind: 'remedy', id, parent, title, command, arguments: args }];
  }
}
