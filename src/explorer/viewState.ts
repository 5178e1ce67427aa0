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
  /** In the order of their names. */
  named: readonly NamedSearch[];
}

export interface Mementos {
  /** What is kept for this workspace. */
  readonly workspace: Memento;
  /** What is kept for the reader. */
  readonly global: Memento;
}

const GROUPING = 'cloudtrail.events.grouping';
const SEARCHES = 'cloudtrail.events.searches';
const NAMED = 'cloudtrail.events.namedSearches';

/** What is kept may come from another version of the extension: what cannot be read counts as absent. */
export function viewState({ workspace, global }: Mementos): ViewState {
  const searches = () => new Map(Object.entries(Object(workspace.get(SEARCHES)) as object));
  return {
    get grouping() {
      const value = workspace.get(GROUPING);
      return isGrouping(value) ? value : 'time';
    },
    set grouping(value) {
      void workspace.update(GROUPING, value);
    },
    searchOf: store => parseSearch(searches().get(store)),
    keepSearch(store, search) {
      const all = searches();
      if (isEverything(search)) all.delete(store);
      else all.set(store, search);
      void workspace.update(SEARCHES, Object.fromEntries(all));
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
      void global.update(NAMED, sorted);
    },
  };
}
