import * as vscode from 'vscode';
import type { CopyForm } from '../core/sql/copyForms';
import { command } from '../host/commands';
import type { StoredEvent } from '../stores/eventStore';
import type { LogFolders } from '../host/logFolders';
import { registerClearKept } from './clearKept';
import { registerDimmedRows } from './dimmedRows';
import { registerEventSelection } from './eventSelection';
import { EventTree } from './eventTree';
import { createFollow } from './follow';
import { inWords, pickGrouping } from './groupItem';
import type { LoadPickers } from './loadPickers';
import { storeOf, type StoreNode, type TreeNode } from './nodes';
import type { OpenStores } from './openStores';
import { EVERYTHING, isEverything, type Search } from './search';
import { registerSearches } from './searches';
import { TreeData } from './treeData';
import type { ViewState } from './viewState';
import { watchStores } from './watchStores';

const VIEW = 'cloudtrail.events';

export interface ExplorerOptions {
  readonly stores: OpenStores;
  readonly state: ViewState;
  readonly folders: Pick<LogFolders, 'all' | 'clear'>;
  openEvent(stored: StoredEvent): unknown;
  readonly pickers: LoadPickers;
  /** The forms in which a search can be copied. */
  copyForms(): Promise<readonly CopyForm[]>;
  /** Shows a statement of SQL as a read-only document. */
  showStatement(name: string, sql: string): unknown;
  /** Shows a text of JSON as a read-only document. */
  openLog(name: string, json: string): unknown;
}

/** The side bar: the events of the open stores. */
export interface Explorer extends vscode.Disposable {
  /** The events that have been loaded, of all stores. */
  readonly events: readonly StoredEvent[];
  /**
   * The event of the row that a command was called with; of the selected row for `SELECTION`, the
   * argument of our keybindings. Without either it is not the side bar that is meant.
   */
  eventOf(row: unknown): StoredEvent | undefined;
}

export const SELECTION = 'selection';

/** Milliseconds between two looks at the progress: more often it could not be read. */
const PROGRESS = 200;

export function createExplorer(options: ExplorerOptions): Explorer {
  const { stores, state, openEvent, openLog } = options;
  let drawn = 0;
  const tree = new EventTree(
    (store, row) => {
      if (row && Date.now() - drawn < PROGRESS) return;
      if (row) drawn = Date.now();
      data.refresh(row ?? store);
      if (!row) showFound();
    },
    {
      grouping: state.grouping,
      searchOf: ({ id }) => state.searchOf(id) ?? EVERYTHING,
      rangeOf: store => stores.all.find(open => open.store === store)?.billed?.range,
    },
  );
  const openStore = (node: StoreNode) => stores.all.find(({ store }) => store === node.store);
  const follow = createFollow({
    catchUp: store => tree.catchUp(store),
    changed: store => data.refresh(store),
  });
  const data = new TreeData(tree, {
    openStore,
    load,
    isExpanded: ({ id }) => state.isExpanded(id),
    isFollowed: store => follow.has(store),
  });
  const view = vscode.window.createTreeView(VIEW, {
    treeDataProvider: data,
    showCollapseAll: true,
    canSelectMany: true,
  });

  /** Runs a search with the view's progress bar and the Cancel button in its title. */
  async function busy<T>(run: () => Promise<T>): Promise<T> {
    return vscode.window.withProgress({ location: { viewId: VIEW } }, async () => {
      const result = run();
      showCancel();
      return result.finally(showCancel);
    });
  }

  function showCancel(): void {
    const loading = tree.stores.some(store => tree.isLoading(store));
    void vscode.commands.executeCommand('setContext', 'cloudtrail.loading', loading);
  }

  function load(store: StoreNode) {
    return busy(() => tree.load(store));
  }

  async function find(store: StoreNode, search: Search): Promise<void> {
    state.keepSearch(store.id, search);
    // The row that is selected may go: keys go on from the store, and nothing moves once events are there.
    if (view.visible) await view.reveal(store, { select: true, focus: true, expand: true });
    // What is billed waits until all that is wanted has been said, and is run from its own row.
    const isHeld = openStore(store)?.billed !== undefined;
    const found = busy(() => tree.find(store, search, isHeld));
    showFiltered();
    await found;
  }

  /** The number of events that the searches have found, on the view's icon. */
  function showFound(): void {
    const filtered = tree.stores.filter(store => !isEverything(tree.searchOf(store)));
    const value = filtered.reduce((sum, store) => sum + tree.eventsOf(store).length, 0);
    const tooltip = vscode.l10n.t('{0} found', inWords(value));
    view.badge = filtered.length > 0 ? { value, tooltip } : undefined;
  }

  function showFiltered(): void {
    showFound();
    const filtered = tree.stores.some(store => !isEverything(tree.searchOf(store)));
    void vscode.commands.executeCommand('setContext', 'cloudtrail.filtered', filtered);
  }

  /** The stores that a command is about: that of its row, or all that were opened so far. */
  function storesOf(row: unknown): readonly StoreNode[] {
    if (isRow(row)) return [storeOf(row)];
    return tree.stores.filter(store => tree.isStarted(store));
  }

  async function showStatement(row: unknown): Promise<void> {
    const node = rowOf(row);
    const store = node && storeOf(node);
    const controller = new AbortController();
    const sql = store && (await tree.statementOf(store, controller.signal));
    if (!sql) throw new Error(vscode.l10n.t('Select a table or an event data store of AWS.'));
    await options.showStatement(store.store.label, sql);
  }

  function rowOf(row: unknown): TreeNode | undefined {
    return isRow(row) ? row : view.selection[0];
  }

  function eventOf(row: unknown): StoredEvent | undefined {
    const node = isRow(row) || row === SELECTION ? rowOf(row) : undefined;
    return node?.kind === 'event' ? node.stored : undefined;
  }

  /** The events that a command is about: of the selected rows, groups and stores with all that they hold. */
  function eventsOf(row: unknown, rows: unknown): readonly StoredEvent[] {
    const chosen = Array.isArray(rows) && rows.length > 0 ? rows.filter(isRow) : undefined;
    const nodes = chosen ?? (isRow(row) ? [row] : view.selection);
    const events = nodes.flatMap(node => {
      if (node.kind === 'store') return tree.eventsOf(node);
      if (node.kind === 'group' || node.kind === 'part') return node.events;
      return node.kind === 'event' ? [node] : [];
    });
    return [...new Set(events)].map(({ stored }) => stored);
  }

  function show(): void {
    const before = tree.stores;
    tree.show(stores.all.map(({ store }) => store));
    showFiltered();
    const added = tree.stores.find(store => !before.includes(store) && !store.store.parts);
    if (before.length === 0 || !added || !view.visible) return;
    // What was just asked for may lie below hundreds of rows, and so does what can be done with it.
    const last = openStore(added)?.billed && data.getChildren(added).at(-1);
    void view.reveal(last || added, { select: false });
  }
  show();
  const disposables = vscode.Disposable.from(
    view,
    data,
    registerDimmedRows(),
    stores.onDidChange(show),
    watchStores(stores, changed => {
      for (const node of tree.stores)
        if (node.store === changed.store && tree.isStarted(node)) void busy(() => tree.renew(node));
    }),
    command('cloudtrail.refresh', async row => {
      const wanted = storesOf(row).filter(store => isRow(row) || !openStore(store)?.billed);
      await Promise.all(wanted.map(store => busy(() => tree.reload(store))));
    }),
    command('cloudtrail.loadMore', async row => {
      const node = rowOf(row);
      if (!node) return;
      const first = await load(storeOf(node));
      if (first && view.visible) await view.reveal(first, { select: true, focus: true });
    }),
    command('cloudtrail.showStatement', showStatement),
    command('cloudtrail.cancel', row => storesOf(row).forEach(store => tree.cancel(store))),
    command('cloudtrail.openEvent', row => {
      const stored = eventOf(row ?? SELECTION);
      return stored && openEvent(stored);
    }),
    registerSearches({
      tree,
      state,
      rowOf,
      eventOf: row => eventOf(row ?? SELECTION),
      pickers: options.pickers,
      copyForms: options.copyForms,
      placeOf: async store => (await openStore(store)?.place?.()) ?? {},
      find,
    }),
    registerClearKept({
      state,
      folders: options.folders,
      clearSearches() {
        for (const store of tree.stores)
          if (!isEverything(tree.searchOf(store)))
            // What is billed is run from its own row.
            void busy(() => tree.find(store, EVERYTHING, openStore(store)?.billed !== undefined));
        showFiltered();
      },
    }),
    registerEventSelection({ eventsOf, openLog, pickers: options.pickers }),
    command('cloudtrail.group', async () => {
      const by = await pickGrouping(tree.grouping);
      if (!by) return;
      state.grouping = by;
      tree.group(by);
    }),
    command('cloudtrail.loadAll', row => {
      const node = rowOf(row);
      return node && busy(() => tree.loadAll(storeOf(node)));
    }),
    command('cloudtrail.disconnect', row => {
      const node = rowOf(row);
      if (node) follow.stop(storeOf(node));
      return node && openStore(storeOf(node))?.disconnect?.();
    }),
    command('cloudtrail.removeLogFolder', row => {
      const node = rowOf(row);
      const id = typeof row === 'string' ? row : node && storeOf(node).id;
      const open = stores.all.find(({ store, remove }) => remove && store.id === id);
      if (!open) throw new Error(vscode.l10n.t('Select an added folder in the Events view.'));
      return open.remove?.();
    }),
    command('cloudtrail.follow', async row => {
      const node = rowOf(row);
      const store = node && storeOf(node);
      if (!store || !openStore(store)?.appliesItself)
        throw new Error(vscode.l10n.t('Select a connection in the Events view.'));
      follow.start(store);
      await (tree.isStarted(store) ? busy(() => tree.catchUp(store)) : load(store));
    }),
    command('cloudtrail.unfollow', row => {
      const node = rowOf(row);
      if (node) follow.stop(storeOf(node));
    }),
    view.onDidExpandElement(({ element }) => {
      if (element.kind !== 'store') return;
      state.keepExpanded(element.id, true);
      if (!tree.isStarted(element) && !openStore(element)?.billed) void load(element);
    }),
    view.onDidCollapseElement(({ element }) => {
      if (element.kind === 'store') state.keepExpanded(element.id, false);
    }),
    follow,
  );

  return {
    get events() {
      return tree.events.map(({ stored }) => stored);
    },
    eventOf,
    dispose() {
      for (const store of tree.stores) tree.cancel(store);
      disposables.dispose();
    },
  };
}

function isRow(value: unknown): value is TreeNode {
  const { kind, id } = Object(value) as Partial<TreeNode>;
  return typeof kind === 'string' && typeof id === 'string';
}
