import { ANY_EVENT } from '../core/query';
import type { EventStore } from '../stores/eventStore';
import type { EventNode, StoreNode, TreeNode } from './nodes';
import { StoreBranch } from './storeBranch';

/** The rows of the side bar, without the editor: open stores, and what each has given so far. */
export class EventTree {
  private branches: readonly StoreBranch[] = [];

  /** @param changed Called when the rows below a store have changed; without one, when stores came or went. */
  constructor(private readonly changed: (store?: StoreNode, row?: TreeNode) => void) {}

  /** Shows these stores. One that was there already keeps its events. */
  show(stores: readonly EventStore[]): void {
    const before = new Map(this.branches.map(branch => [branch.node.store, branch]));
    this.branches = stores.map(
      store =>
        before.get(store) ??
        new StoreBranch({ kind: 'store', id: store.id, store }, ANY_EVENT, (branch, row) =>
          this.changed(branch.node, row),
        ),
    );
    for (const branch of before.values()) if (!this.branches.includes(branch)) branch.cancel();
    this.changed();
  }

  get stores(): readonly StoreNode[] {
    return this.branches.map(({ node }) => node);
  }

  /** All events that have been loaded, of every store. */
  get events(): readonly EventNode[] {
    return this.branches.flatMap(branch => branch.events);
  }

  children(node?: TreeNode): readonly TreeNode[] {
    switch (node?.kind) {
      case undefined:
        return this.stores;
      case 'store':
        return this.branchOf(node)?.rows() ?? [];
      case 'day':
        return node.events;
      case 'problems':
        return node.problems.map((problem, at) => ({
          kind: 'problem',
          id: `${node.id}/${at}`,
          parent: node,
          problem,
        }));
      default:
        return [];
    }
  }

  /** Loads the next page of a store. Resolves with the first event of it; never rejects. */
  async load(store: StoreNode): Promise<EventNode | undefined> {
    return this.branchOf(store)?.load();
  }

  /** Searches a store again from the beginning. What is shown stays until the new first page is there. */
  async reload(store: StoreNode): Promise<void> {
    await this.branchOf(store)?.reload();
  }

  cancel(store: StoreNode): void {
    this.branchOf(store)?.cancel();
  }

  /** Whether anybody has asked for the store's events yet. */
  isStarted(store: StoreNode): boolean {
    return this.branchOf(store)?.isStarted ?? false;
  }

  isLoading(store: StoreNode): boolean {
    return this.branchOf(store)?.isLoading ?? false;
  }

  private branchOf(store: StoreNode): StoreBranch | undefined {
    return this.branches.find(({ node }) => node === store);
  }
}
