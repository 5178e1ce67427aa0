import { text } from '../core/cloudTrailEvent';
import { canonicalEvent } from '../core/legacyEvent';
import { wordsOf } from '../core/message';
import { eventTime, type EventQuery } from '../core/query';
import {
  isStoreError,
  type EventPage,
  type EventSearch,
  type SearchProgress,
  type StoredEvent,
  type StoreProblem,
} from '../stores/eventStore';
import type { DayNode, EventNode, Failure, LoadingNode, StoreNode, TreeNode } from './nodes';

/** What a store is doing. `idle` before the first page is asked for, and between pages. */
type Phase =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'loading';
      readonly controller: AbortController;
      /** The same object for as long as it is shown: the editor redraws only rows that it knows. */
      readonly row: LoadingNode & { progress: SearchProgress | undefined };
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

interface Day extends DayNode {
  readonly events: EventNode[];
}

/** One store in the tree, with the pages that it has given. */
export class StoreBranch {
  private phase: Phase = { kind: 'idle' };
  /** The search that is asked for the next page. */
  private search: EventSearch | undefined;
  /** The search whose events are shown; another one while the store is searched anew. */
  private shown: EventSearch | undefined;
  private days = new Map<string, Day>();
  private ids = new Set<string>();
  private problems: readonly StoreProblem[] = [];
  private done = false;

  constructor(
    readonly node: StoreNode,
    private readonly query: EventQuery,
    private readonly changed: (branch: StoreBranch, row?: TreeNode) => void,
  ) {}

  get isStarted(): boolean {
    return this.search !== undefined;
  }

  get isLoading(): boolean {
    return this.phase.kind === 'loading';
  }

  get events(): readonly EventNode[] {
    return [...this.days.values()].flatMap(({ events }) => events);
  }

  /** Loads the next page; does nothing while one is on its way. */
  async load(): Promise<EventNode | undefined> {
    if (this.isLoading) return undefined;
    const search = (this.search ??= this.node.store.search(this.query));
    const controller = new AbortController();
    const row = { ...this.row('status'), kind: 'loading' as const, progress: undefined };
    const phase: Phase = { kind: 'loading', controller, row };
    this.enter(phase);
    try {
      const page = await search.next(controller.signal, progress => {
        if (!this.isCurrent(controller)) return;
        phase.row.progress = progress;
        this.changed(this, phase.row);
      });
      // Cancelled at the last moment: the page is here and counts, unless another search has begun.
      if (this.search !== search) return undefined;
      const first = this.take(search, page);
      if (this.isCurrent(controller)) this.enter({ kind: 'idle' });
      else this.changed(this);
      return first;
    } catch (error) {
      if (this.isCurrent(controller))
        this.enter(
          controller.signal.aborted
            ? { kind: 'idle' }
            : { kind: 'failed', failure: failure(error) },
        );
      return undefined;
    }
  }

  /** Searches from the beginning, whatever is on its way. */
  async reload(): Promise<void> {
    this.cancel();
    this.search = this.node.store.search(this.query);
    await this.load();
  }

  cancel(): void {
    if (this.phase.kind !== 'loading') return;
    const { controller } = this.phase;
    this.enter({ kind: 'idle' });
    controller.abort();
  }

  /** What stands below the store: news of a new search above the old events, of the next page below them. */
  rows(): readonly TreeNode[] {
    const status = this.status();
    const isAnew = this.search !== this.shown;
    const problems: readonly TreeNode[] =
      this.problems.length > 0
        ? [{ ...this.row('problems'), kind: 'problems', problems: this.problems }]
        : [];
    return [
      ...(isAnew ? status : []),
      ...problems,
      ...this.days.values(),
      ...(isAnew ? [] : status),
    ];
  }

  /** All under one id: the row that one presses to load more is the one that then says so. */
  private status(): readonly TreeNode[] {
    const { phase } = this;
    if (phase.kind === 'loading') return [phase.row];
    if (phase.kind === 'failed') {
      return [
        { ...this.row('status'), kind: 'failed', failure: phase.failure },
        { ...this.row('retry'), kind: 'retry' },
      ];
    }
    if (this.search !== this.shown || !this.search)
      return [{ ...this.row('status'), kind: 'more', first: true }];
    if (!this.done) return [{ ...this.row('status'), kind: 'more', first: false }];
    return this.days.size === 0 ? [{ ...this.row('status'), kind: 'empty' }] : [];
  }

  private row(name: string) {
    return { id: `${this.node.id}/${name}`, parent: this.node };
  }

  private take(search: EventSearch, page: EventPage): EventNode | undefined {
    if (this.shown !== search) {
      this.shown = search;
      this.days = new Map();
      this.ids = new Set();
      this.problems = [];
    }
    this.problems = [...this.problems, ...page.problems];
    this.done = page.done;
    return page.events.map(stored => this.add(stored))[0];
  }

  private add(stored: StoredEvent): EventNode {
    const time = eventTime(stored.event);
    const key = time === undefined ? '' : new Date(time).toISOString().slice(0, 10);
    let day = this.days.get(key);
    if (!day) {
      day = {
        kind: 'day',
        id: `${this.node.id}/day/${key}`,
        parent: this.node,
        day: key,
        events: [],
      };
      this.days.set(key, day);
    }
    const node: EventNode = { kind: 'event', id: this.idOf(stored), parent: day, stored };
    day.events.push(node);
    return node;
  }

  /** The event's own id, so that it is the same row after a refresh; told apart where ids repeat. */
  private idOf({ event, place }: StoredEvent): string {
    const name =
      text(canonicalEvent(event).eventID) ?? (place ? `${place.log}#${place.index}` : 'event');
    let id = `${this.node.id}/event/${name}`;
    for (let n = 2; this.ids.has(id); n++) id = `${this.node.id}/event/${name}/${n}`;
    this.ids.add(id);
    return id;
  }

  private isCurrent(controller: AbortController): boolean {
    return this.phase.kind === 'loading' && this.phase.controller === controller;
  }

  private enter(phase: Phase): void {
    this.phase = phase;
    this.changed(this);
  }
}

function failure(error: unknown): Failure {
  return {
    kind: isStoreError(error) ? error.kind : 'other',
    words: wordsOf(error),
  };
}
