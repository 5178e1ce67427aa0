import type { EventStore, SearchProgress } from '../stores/eventStore';
import { groupRows } from './eventGroups';
import type { Grouping } from './grouping';
import type { EventNode, StoreNode, TreeNode } from './nodes';
import { problemPartRows, problemRows } from './problemRows';
import { EVERYTHING, type Search, type TimeRange } from './search';
import { StoreBranch } from './storeBranch';

export interface EventTreeOptions {
  /** What a store is searched for when it is opened. */
  searchOf?(store: EventStore): Search;
  /** The time range of a search that names none, where the store has one. */
  rangeOf?(store: EventStore): TimeRange | undefined;
  readonly grouping?: Grouping;
  /** The clock, in milliseconds since the epoch. */
  readonly now?: () => number;
}

/** The rows of the side bar, without the editor: open stores, and what each has given so far. */
export class EventTree {
  private branches: readonly StoreBranch[] = [];
  private by: Grouping;

  /** @param changed Called when the rows below a store have changed; without one, when stores came or went. */
  constructor(
    private readonly changed: (store?: StoreNode, row?: TreeNode) => void,
    private readonly options: EventTreeOptions = {},
  ) {
    this.by = options.grouping ?? 'time';
  }

  /** Shows these stores. One that was there already keeps its events. */
  show(stores: readonly EventStore[]): void {
    const before = new Map(this.branches.map(branch => [branch.node.store, branch]));
    this.branches = stores.map(store => before.get(store) ?? this.open(store));
    for (const branch of before.values()) if (!this.branches.includes(branch)) branch.cancel();
    this.changed();
  }

  get grouping(): Grouping {
    return this.by;
  }

  group(by: Grouping): void {
    this.by = by;
    for (const branch of this.branches) branch.group(by);
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
      case 'group':
        return groupRows(node);
      case 'part':
        return node.events;
      case 'problems':
        return problemRows(node);
      case 'problemPart':
        return problemPartRows(node);
      default:
        return [];
    }
  }

  /** Loads the next page of a store. Resolves with the first event of it; never rejects. */
  async load(store: StoreNode): Promise<EventNode | undefined> {
    return this.branchOf(store)?.load();
  }

  /** Loads all pages of a store, until it is cancelled or fails; never rejects. */
  async loadAll(store: StoreNode): Promise<void> {
    await this.branchOf(store)?.loadAll();
  }

  /** Takes in the newest events of a store. Resolves with how many; `undefined` when it cannot go on. */
  async catchUp(store: StoreNode): Promise<number | undefined> {
    const branch = this.branchOf(store);
    const found = await branch?.catchUp();
    return branch?.hasFailed ? undefined : found;
  }

  /** What a store is searched for. */
  searchOf(store: StoreNode): Search {
    return this.branchOf(store)?.search ?? EVERYTHING;
  }

  /** Searches a store for something else, and shows nothing of the search before; held, it waits. */
  async find(store: StoreNode, search: Search, isHeld = false): Promise<void> {
    await this.branchOf(store)?.find(search, isHeld);
  }

  /** What the next search of a store runs, or the last one has run. */
  async statementOf(store: StoreNode, signal: AbortSignal): Promise<string | undefined> {
    return this.branchOf(store)?.statement(signal);
  }

  /** How far the last search of a store has come. */
  progressOf(store: StoreNode): SearchProgress | undefined {
    return this.branchOf(store)?.soFar;
  }

  /** The events of a store that have been loaded, newest first. */
  eventsOf(store: StoreNode): readonly EventNode[] {
    return this.branchOf(store)?.events ?? [];
  }

  /** Searches a store again from the beginning. What is shown stays until the new first page is there. */
  async reload(store: StoreNode): Promise<void> {
    store.store.lookAgain?.();
    await this.branchOf(store)?.reload();
  }

  /** Searches a store again because it has changed: all that is shown is there again after it. */
  async renew(store: StoreNode): Promise<void> {
    await this.branchOf(store)?.renew();
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

  private open(store: EventStore): StoreBranch {
    const { now = Date.now, searchOf, rangeOf } = this.options;
    return new StoreBranch(
      { kind: 'store', id: store.id, store },
      {
        search: searchOf?.(store) ?? EVERYTHING,
        range: rangeOf?.(store),
        grouping: this.by,
        now,
      },
      (branch, row) => this.changed(branch.node, row),
    );
  }

  private branchOf(store: StoreNode): StoreBranch | undefined {
    return this.branches.find(({ node }) => node === store);
  }
}
