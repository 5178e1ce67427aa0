import * as vscode from 'vscode';
import { eventTooltip } from './eventItem';
import type { EventTree } from './eventTree';
import { itemOf } from './items';
import { storeOf, type FailedNode, type StoreNode, type TreeNode } from './nodes';
import type { OpenStore } from './openStores';

/** Shows an event tree in a view. */
export class TreeData implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly emitter = new vscode.EventEmitter<TreeNode | undefined>();
  readonly onDidChangeTreeData = this.emitter.event;

  /** @param load Called when a store is opened whose events nobody has asked for yet. */
  constructor(
    private readonly tree: EventTree,
    private readonly openStore: (node: StoreNode) => OpenStore | undefined,
    private readonly load: (store: StoreNode) => unknown,
  ) {}

  /** Draws a row and what is below it again; everything without one. */
  refresh(node?: TreeNode): void {
    this.emitter.fire(node);
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const store = storeOf(node);
    return itemOf(node, {
      open: this.openStore(store),
      search: this.tree.searchOf(store),
      loaded: this.tree.eventsOf(store).length,
    });
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node?.kind === 'store' && !this.tree.isStarted(node)) this.load(node);
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
    const remedy = this.openStore(parent)?.remedy?.(failure.kind);
    if (!remedy) return [];
    const { title, command, arguments: args = [] } = remedy;
    const id = `${parent.id}/remedy`;
    return [{ kind: 'remedy', id, parent, title, command, arguments: args }];
  }
}
