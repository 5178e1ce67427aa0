import * as vscode from 'vscode';
import type { CopyContext, CopyForm } from '../core/sql/copyForms';
import { command, type CommandId } from '../host/commands';
import type { StoredEvent } from '../stores/eventStore';
import { searchWords } from './criterionItem';
import type { EventTree } from './eventTree';
import type { LoadPickers } from './loadPickers';
import { storeOf, type StoreNode, type TreeNode } from './nodes';
import { iconText, noticeText, plainText } from '../core/plainText';
import { EVERYTHING, isEverything, queryOf, without, withRange, type Search } from './search';
import type { SearchPickerOptions } from './searchPicker';
import type { ViewState } from './viewState';

export interface SearchesOptions {
  readonly tree: EventTree;
  readonly state: ViewState;
  /** The row that a command was called with, or the selected one. */
  rowOf(row: unknown): TreeNode | undefined;
  eventOf(row: unknown): StoredEvent | undefined;
  readonly pickers: LoadPickers;
  /** The forms in which a search can be copied, and where that of a store would be run. */
  copyForms(): Promise<readonly CopyForm[]>;
  placeOf(store: StoreNode): Promise<Omit<CopyContext, 'now'>>;
  /** Searches a store and shows it. */
  find(store: StoreNode, search: Search): Promise<void>;
}

/** What the stores are searched for: filters, time ranges, searches with a name, and what is related. */
export function registerSearches(options: SearchesOptions): vscode.Disposable {
  const { tree, state, rowOf, eventOf, find } = options;

  /** The store of a row; without a row the only one, or one that is chosen. */
  async function storeFor(row: unknown): Promise<StoreNode | undefined> {
    const node = rowOf(row);
    if (node) return storeOf(node);
    if (tree.stores.length < 2) return tree.stores[0];
    const items = tree.stores.map(store => ({ label: iconText(store.store.label), store }));
    const placeHolder = vscode.l10n.t('Where to search');
    return (await vscode.window.showQuickPick(items, { placeHolder }))?.store;
  }

  function pickerFor(store: StoreNode): SearchPickerOptions {
    return {
      where: plainText(store.store.label),
      search: tree.searchOf(store),
      events: tree.eventsOf(store).map(({ stored }) => stored.event),
      named: state.named,
      copy: () =>
        vscode.commands.executeCommand('cloudtrail.copySearch' satisfies CommandId, store),
    };
  }

  async function search(row: unknown): Promise<void> {
    const store = await storeFor(row);
    if (!store) return;
    const picker = pickerFor(store);
    const { changeFilter, changeRange, pickSearch } = await options.pickers();
    // A filter is changed when it is pressed, not because it is selected while a search begins elsewhere.
    const node = row === undefined ? undefined : rowOf(row);
    const wanted =
      node?.kind === 'filter'
        ? await changeFilter(picker, node)
        : node?.kind === 'range'
          ? await changeRange(picker)
          : await pickSearch(picker);
    if (wanted) await find(store, wanted);
  }

  async function copy(row: unknown): Promise<void> {
    const store = await storeFor(row);
    if (!store) return;
    const [forms, place, { copySearch }] = await Promise.all([
      options.copyForms(),
      options.placeOf(store),
      options.pickers(),
    ]);
    const now = Date.now();
    const query = queryOf(tree.searchOf(store), now);
    await copySearch({ query, forms, context: { ...place, now } });
  }

  async function remove(row: unknown): Promise<void> {
    const node = rowOf(row);
    if (node?.kind !== 'filter' && node?.kind !== 'range') return;
    const now = tree.searchOf(node.parent);
    await find(node.parent, node.kind === 'range' ? withRange(now, undefined) : without(now, node));
  }

  async function clear(row: unknown): Promise<void> {
    const node = rowOf(row);
    const stores = node ? [storeOf(node)] : tree.stores;
    const filtered = stores.filter(store => !isEverything(tree.searchOf(store)));
    await Promise.all(filtered.map(store => find(store, EVERYTHING)));
  }

  /** All stores, each event in one of them: a store of several, where one is in it, or else those. */
  function everyStore(from: StoreNode): readonly StoreNode[] {
    const { parts } = from.store;
    return tree.stores.filter(({ store }) => (parts ? !parts.includes(store) : !store.parts));
  }

  async function related(row: unknown, isEverywhere: boolean): Promise<void> {
    const node = rowOf(row);
    const stored = eventOf(row);
    if (!node || !stored) throw new Error(vscode.l10n.t('Select an event in the Events view.'));
    const stores = isEverywhere ? everyStore(storeOf(node)) : [storeOf(node)];
    const loaded = stores.flatMap(store => tree.eventsOf(store).map(one => one.stored.event));
    const title = isEverywhere
      ? vscode.l10n.t('Find Related Events in All Stores')
      : vscode.l10n.t('Find Related Events');
    const { pickRelated } = await options.pickers();
    const filter = await pickRelated(stored.event, loaded, title);
    if (!filter) return;
    const { range } = tree.searchOf(storeOf(node));
    await Promise.all(stores.map(store => find(store, withRange({ filters: [filter] }, range))));
  }

  async function save(row: unknown): Promise<void> {
    const store = await storeFor(row);
    if (!store) return;
    const wanted = tree.searchOf(store);
    if (isEverything(wanted))
      throw new Error(vscode.l10n.t('{0} is not searched for anything.', store.store.label));
    const name = await vscode.window.showInputBox({
      title: vscode.l10n.t('Save Search'),
      prompt: noticeText(searchWords(wanted)),
      placeHolder: vscode.l10n.t('Name of the search'),
    });
    if (!name?.trim()) return;
    const others = state.named.filter(known => known.name !== name.trim());
    state.named = [...others, { name: name.trim(), search: wanted }];
  }

  async function forget(): Promise<void> {
    if (state.named.length === 0) throw new Error(vscode.l10n.t('No search has been saved.'));
    const items = state.named.map(({ name, search }) => ({
      label: iconText(name),
      description: iconText(searchWords(search)),
      name,
    }));
    const title = vscode.l10n.t('Delete Saved Searches');
    const chosen = await vscode.window.showQuickPick(items, { title, canPickMany: true });
    const names = chosen?.map(({ name }) => name) ?? [];
    if (names.length > 0) state.named = state.named.filter(({ name }) => !names.includes(name));
  }

  return vscode.Disposable.from(
    command('cloudtrail.search', search),
    command('cloudtrail.copySearch', copy),
    command('cloudtrail.removeFilter', remove),
    command('cloudtrail.clearFilters', clear),
    command('cloudtrail.findRelated', row => related(row, false)),
    command('cloudtrail.findRelatedEverywhere', row => related(row, true)),
    command('cloudtrail.saveSearch', save),
    command('cloudtrail.deleteSearches', forget),
  );
}
