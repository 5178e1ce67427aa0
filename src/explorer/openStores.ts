import type * as vscode from 'vscode';
import type { EventFilter, EventQuery } from '../core/query';
import type { CopyContext } from '../core/sql/copyForms';
import type { EventStore, StoreErrorKind } from '../stores/eventStore';
import type { TimeRange } from './search';

/** The stores that are open, given to the side bar from outside: it knows none by itself. */
export interface OpenStores {
  readonly all: readonly OpenStore[];
  /** Stores were opened or closed. A store that stays is the same object as before. */
  readonly onDidChange: vscode.Event<void>;
}

export interface OpenStore {
  readonly store: EventStore;
  /** The store's label in two parts, for its row: where it is comes after what was found. */
  readonly short?: { readonly name: string; readonly where: string };
  /** Codicon of its row. */
  readonly icon: string;
  /** Shown open at once, so that its events are loaded: only for a store that was just asked for. */
  readonly isExpanded?: boolean;
  /** The Region of the account whose Event history it is: it can be asked free of charge. */
  readonly historyRegion?: string;
  /** What the store holds may have changed. */
  readonly onDidChange?: vscode.Event<void>;
  /**
   * The filter that the source of the store applies itself: of all others it gives the reader everything.
   * Absent where nothing is asked over a network.
   */
  appliesItself?(query: EventQuery): EventFilter | undefined;
  /**
   * A search is a statement that AWS bills, with the time range of one that names none: it runs when the
   * reader says so, and never because a row was opened.
   */
  readonly billed?: { readonly range: TimeRange };
  /** Whose credentials the store uses, once it has been used. */
  caller?(): Caller | undefined;
  /** Where a copied search is to be run, as far as it is known. */
  place?(): Promise<Omit<CopyContext, 'now'>>;
  /** Closes the store; absent on those that are always there. */
  disconnect?(): unknown;
  /** Takes the store out of the view; only on what was added by hand. */
  remove?(): unknown;
  /** What helps with a failure, beside trying again. */
  remedy?(kind: StoreErrorKind): vscode.Command | undefined;
}

/** Whose credentials a connection turned out to use. */
export interface Caller {
  readonly account: string;
  readonly arn: string;
}
