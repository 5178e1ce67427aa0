import type { Memento } from 'vscode';
import { isGrouping, type Grouping } from './grouping';
import { isEverything, parseSearch, type Search } from './search';

/** A search that the reader has given a name. */
export interface NamedSearch {
  readonly name: string;
  readonly search: Search;
}

/** What the view keeps over a restart: how it shows events and what it searches for, never an event. */
export interface ViewState {
  grouping: Grouping;
  /** What a store is searched for, by its id. */
  searchOf(store: string): Search | undefined;
  keepSearch(store: string, search: Search): void;
  /** Whether the row of a store was left open or closed, by the store's id. */
  isExpanded(store: string): boolean | undefined;
  keepExpanded(store: string, isExpanded: boolean): void;
  /** In the order of their names. */
  named: readonly NamedSearch[];
  /** Forgets all that is kept for this workspace, and not the searches with a name. */
  forget(): void;
}

export interface Mementos {
  /** What is kept for this workspace. */
  readonly workspace: Memento;
  /** What is kept for the reader. */
  readonly global: Memento;
}

const GROUPING = 'cloudtrail.events.grouping';
const SEARCHES = 'cloudtrail.events.searches';
const EXPANDED = 'cloudtrail.events.expanded';
const NAMED = 'cloudtrail.events.namedSearches';

/** What is kept may come from another version of the extension: what cannot be read counts as absent. */
export function viewState({ workspace, global }: Mementos): ViewState {
  const entries = (key: string) =>
    new Map<string, unknown>(Object.entries(Object(workspace.get(key)) as object));
  return {
    get grouping() {
      const value = workspace.get(GROUPING);
      return isGrouping(value) ? value : 'time';
    },
    set grouping(value) {
      void workspace.update(GROUPING, value);
    },
    searchOf: store => parseSearch(entries(SEARCHES).get(store)),
    keepSearch(store, search) {
      const all = entries(SEARCHES);
      if (isEverything(search)) all.delete(store);
      else all.set(store, search);
      void workspace.update(SEARCHES, Object.fromEntries(all));
    },
    isExpanded(store) {
      const value = entries(EXPANDED).get(store);
      return typeof value === 'boolean' ? value : undefined;
    },
    keepExpanded(store, isExpanded) {
      const all = entries(EXPANDED).set(store, isExpanded);
      void workspace.update(EXPANDED, Object.fromEntries(all));
    },
    get named() {
      const value = global.get(NAMED);
      return (Array.isArray(value) ? value : []).flatMap(one => {
        const { name, search } = Object(one) as {
          readonly name?: unknown;
          readonly search?: unknown;
        };
        const parsed = parseSearch(search);
        return typeof name === 'string' && parsed ? [{ name, search: parsed }] : [];
      });
    },
    set named(value) {
      const sorted = [...value].sort((a, b) => (a.name < b.name ? -1 : 1));
      void global.update(NAMED, sorted.length > 0 ? sorted : undefined);
    },
    forget() {
      for (const key of [GROUPING, SEARCHES, EXPANDED]) void workspace.update(key, undefined);
    },
  };
}
