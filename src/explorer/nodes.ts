import type { Message } from '../core/message';
import type { FilterAttribute } from '../core/query';
import type {
  EventStore,
  SearchProgress,
  StoredEvent,
  StoreErrorKind,
  StoreProblem,
} from '../stores/eventStore';
import type { Grouping } from './grouping';
import type { TimeRange } from './search';

/** A row of the side bar. Ids are stable: the editor keeps what is open and selected by them. */
export type TreeNode =
  | StoreNode
  | RangeNode
  | FilterNode
  | GroupNode
  | PartNode
  | EventNode
  | ProblemsNode
  | ProblemPartNode
  | ProblemNode
  | LoadingNode
  | FailedNode
  | RemedyNode
  | RetryNode
  | MoreNode
  | EmptyNode;

export interface StoreNode {
  readonly kind: 'store';
  readonly id: string;
  readonly store: EventStore;
}

/** The time range of a store's search. */
export interface RangeNode {
  readonly kind: 'range';
  readonly id: string;
  readonly parent: StoreNode;
  readonly range: TimeRange;
}

/** What a store's search takes of one attribute: any of the values. */
export interface FilterNode {
  readonly kind: 'filter';
  readonly id: string;
  readonly parent: StoreNode;
  readonly attribute: FilterAttribute;
  readonly values: readonly string[];
}

/** Events that have the same value of what the view groups by. */
export interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  readonly parent: StoreNode;
  readonly by: Grouping;
  /** The common value: `2026-01-31`, `alice`; empty for events that have none. */
  readonly key: string;
  readonly events: readonly EventNode[];
  /** All events but the first, where there are very many. */
  readonly parts: readonly PartNode[];
}

/** Older events of a group that holds very many: a row that is opened to see them. */
export interface PartNode {
  readonly kind: 'part';
  readonly id: string;
  readonly parent: GroupNode;
  readonly by: Grouping;
  readonly events: readonly EventNode[];
}

export interface EventNode {
  readonly kind: 'event';
  readonly id: string;
  readonly parent: GroupNode | PartNode;
  readonly stored: StoredEvent;
}

/** What is not shown, counted: closed until somebody wants to know. */
export interface ProblemsNode {
  readonly kind: 'problems';
  readonly id: string;
  readonly parent: StoreNode;
  readonly problems: readonly StoreProblem[];
  /** How many files were read, in a store of files. */
  readonly files: number | undefined;
}

/** Some of very many problems. */
export interface ProblemPartNode {
  readonly kind: 'problemPart';
  readonly id: string;
  readonly parent: ProblemsNode;
  /** How many come before these. */
  readonly first: number;
  readonly problems: readonly StoreProblem[];
}

export interface ProblemNode {
  readonly kind: 'problem';
  readonly id: string;
  readonly parent: ProblemsNode | ProblemPartNode;
  readonly problem: StoreProblem;
}

export interface LoadingNode {
  readonly kind: 'loading';
  readonly id: string;
  readonly parent: StoreNode;
  readonly progress: SearchProgress | undefined;
}

export interface FailedNode {
  readonly kind: 'failed';
  readonly id: string;
  readonly parent: StoreNode;
  readonly failure: Failure;
}

/** A failure of a search: a sentence for people, and the kind that decides the remedy. */
export interface Failure {
  readonly kind: StoreErrorKind;
  readonly words: Message;
}

/** What helps with the failure above it, beside trying again; or what else can be done. */
export interface RemedyNode {
  readonly kind: 'remedy';
  readonly id: string;
  readonly parent: StoreNode;
  readonly title: string;
  /** Codicon; a light bulb without one. */
  readonly icon?: string;
  readonly command: string;
  readonly arguments: readonly unknown[];
}

export interface RetryNode {
  readonly kind: 'retry';
  readonly id: string;
  readonly parent: StoreNode;
}

/** Loads the next page; the first one when the search was cancelled before it came. */
export interface MoreNode {
  readonly kind: 'more';
  readonly id: string;
  readonly parent: StoreNode;
  readonly first: boolean;
  /** How far the search has come. */
  readonly progress: SearchProgress | undefined;
}

export interface EmptyNode {
  readonly kind: 'empty';
  readonly id: string;
  readonly parent: StoreNode;
}

/** The store that a row belongs to. */
export function storeOf(node: TreeNode): StoreNode {
  return node.kind === 'store' ? node : storeOf(node.parent);
}
