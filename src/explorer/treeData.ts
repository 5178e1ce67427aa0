import * as vscode from 'vscode';
import type { CommandId } from '../host/commands';
import { eventTooltip } from './eventItem';
import type { EventTree } from './eventTree';
import { itemOf } from './items';
import { storeOf, type StoreNode, type TreeNode } from './nodes';
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
      scanned: this.tree.progressOf(store)?.bytesScanned,
    });
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node?.kind === 'store' && !this.tree.isStarted(node)) {
      // A row that is open since the last time asks nothing of AWS by itself.
      const open = this.options.openStore(node);
      if (open?.isExpanded && !open.billed) this.options.load(node);
    }
    return this.tree.children(node).flatMap(row => [row, ...this.helpBelow(row)]);
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

  /** What helps with a failure; the statement of a search that is still to be run. */
  private helpBelow(row: TreeNode): TreeNode[] {
    const open = this.options.openStore(storeOf(row));
    if (row.kind === 'more' && row.first && open?.billed) {
      const title = vscode.l10n.t('Show statement');
      const command = 'cloudtrail.showStatement' satisfies CommandId;
      const id = `${row.parent.id}/statement`;
      const shown = { title, icon: 'file-code', command, arguments: [row] };
      return [{ kind: 'remedy', id, parent: row.parent, ...shown }];
    }
    const remedy = row.kind === 'failed' ? open?.remedy?.(row.failure.kind) : undefined;
    if (!remedy) return [];
    const parent = storeOf(row);
    const { title, command, arguments: args = [] } = remedy;
    const id = `${parent.id}/remedy`;
    return [{ kind: 'remedy', id, parent, title, command, arguments: args }];
  }
}
