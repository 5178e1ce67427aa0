import type { Memento } from 'vscode';
import { isGrouping, type Grouping } from './grouping';

/** What the view keeps over a restart: how it shows events and what it searches for, never an event. */
export interface ViewState {
  grouping: Grouping;
}

const GROUPING = 'cloudtrail.events.grouping';

/** @param memento What is kept of the workspace. Its values may come from another version of us. */
export function viewState(memento: Memento): ViewState {
  return {
    get grouping() {
      const value = memento.get(GROUPING);
      return isGrouping(value) ? value : 'time';
    },
    set grouping(value) {
      void memento.update(GROUPING, value);
    },
  };
}
