import { eventTime } from '../core/query';
import {
  type EventPage,
  type EventSearch,
  type SearchProgress,
  type StoredEvent,
  type StoreProblem,
} from '../stores/eventStore';
import { criterionRows } from './criterionRows';
import { EventGroups } from './eventGroups';
import type { Grouping } from './grouping';
import type { EventNode, StoreNode, TreeNode } from './nodes';
import { failure, isCancelled, type Phase } from './phase';
import { renewedPage } from './renewedPage';
import { queryOf, type Search, type TimeRange } from './search';

/** CloudTrail shows a call after about 5 minutes, and within 15: so old an event can be new. Milliseconds. */
const LATE = 15 * 60_000;

export interface StoreBranchOptions {
  /** What the store is searched for at first. */
  readonly search: Search;
  /** The time range of a search that names none, where the store has one. */
  readonly range?: TimeRange | undefined;
  readonly grouping: Grouping;
  /** The clock, in milliseconds since the epoch. */
  readonly now: () => number;
}

/** One store in the tree, with the pages that it has given. */
export class StoreBranch {
  private phase: Phase = { kind: 'idle' };
  /** What is asked for the next page. */
  private asked: EventSearch | undefined;
  /** What gave the events that are shown; another one while the store is searched anew. */
  private shown: EventSearch | undefined;
  private groups: EventGroups;
  private problems: readonly StoreProblem[] = [];
  /** How many files were read for what is shown. */
  private files: number | undefined;
  /** How many events the first page is to bring; 0 unless the search renews what is shown. */
  private least = 0;
  private done = false;

  private wanted: Search;
  private stopped = false;
  /** When the search began, in milliseconds since the epoch. */
  private began = 0;
  private catching: AbortController | undefined;
  private progress: SearchProgress | undefined;

  constructor(
    readonly node: StoreNode,
    private readonly options: StoreBranchOptions,
    private readonly changed: (branch: StoreBranch, row?: TreeNode) => void,
  ) {
    this.wanted = options.search;
    this.groups = new EventGroups(node, options.grouping);
  }

  get search(): Search {
    return this.wanted;
  }

  get isStarted(): boolean {
    return this.asked !== undefined;
  }

  get isLoading(): boolean {
    return this.phase.kind === 'loading';
  }

  get events(): readonly EventNode[] {
    return this.groups.events;
  }

  /** Loads the next page; does nothing while one is on its way. */
  async load(): Promise<EventNode | undefined> {
    if (this.isLoading) return undefined;
    this.stopped = false;
    const search = (this.asked ??= this.begin());
    const controller = new AbortController();
    const row = { ...this.row('status'), kind: 'loading' as const, progress: this.progress };
    const phase: Phase = { kind: 'loading', controller, row };
    this.enter(phase);
    try {
      const page = await renewedPage(search, this.least, controller.signal, progress => {
        if (!this.isCurrent(controller)) return;
        this.progress = progress;
        phase.row.progress = progress;
        this.changed(this, phase.row);
      });
      // Cancelled at the last moment: the page is here and counts, unless another search has begun.
      if (this.asked !== search) return undefined;
      const first = this.take(search, page);
      if (this.isCurrent(controller)) this.enter({ kind: 'idle' });
      else this.changed(this);
      return first;
    } catch (error) {
      if (controller.signal.aborted) {
        if (this.isCurrent(controller)) this.enter({ kind: 'idle' });
      } else if (isCancelled(error)) {
        // Not to be run, said the reader: as if it had not been asked for.
        if (this.asked === search) this.asked = this.shown;
        this.stopped = true;
        this.progress = undefined;
        this.enter({ kind: 'idle' });
      } else if (this.isCurrent(controller)) {
        this.enter({ kind: 'failed', failure: failure(error) });
      }
      return undefined;
    }
  }

  /** Loads page after page to the end, or until it is cancelled or fails. */
  async loadAll(): Promise<void> {
    do await this.load();
    while (this.phase.kind === 'idle' && !this.stopped && !this.done);
  }

  /** Searches from the beginning, whatever is on its way. */
  async reload(): Promise<void> {
    this.cancel();
    this.asked = this.begin();
    await this.load();
  }

  /** Searches from the beginning for as much as is shown, which stays in its place until then. */
  async renew(): Promise<void> {
    this.cancel();
    this.asked = this.begin();
    this.least = this.groups.events.length;
    await this.load();
  }

  /**
   * Searches for something else. What the last search found goes at once: it answers another question.
   * With `isHeld` nothing is asked for yet.
   */
  async find(search: Search, isHeld = false): Promise<void> {
    this.cancel();
    this.wanted = search;
    this.asked = this.shown = undefined;
    this.progress = undefined;
    this.clear();
    if (isHeld) this.changed(this);
    else await this.reload();
  }

  /** What the next search runs, or the last one has run; `undefined` for a store without statements. */
  async statement(signal: AbortSignal): Promise<string | undefined> {
    const search = this.asked ?? this.newSearch(this.options.now());
    await search.prepare?.(signal);
    return search.statement;
  }

  /** How far the last search has come. */
  get soFar(): SearchProgress | undefined {
    return this.progress;
  }

  group(by: Grouping): void {
    if (by === this.groups.by) return;
    this.groups = this.groups.regrouped(by);
    this.changed(this);
  }

  cancel(): void {
    this.stopped = true;
    this.catching?.abort();
    if (this.phase.kind !== 'loading') return;
    const { controller } = this.phase;
    this.enter({ kind: 'idle' });
    controller.abort();
  }

  /**
   * Takes in the events that have come since the search began, and those that came late: resolves with
   * how many there are. Does nothing while pages are loaded, or where the search is about the past.
   */
  async catchUp(): Promise<number> {
    const { asked, options, wanted } = this;
    const query = queryOf(wanted, options.now());
    if (this.phase.kind !== 'idle' || !asked || asked !== this.shown || query.to !== undefined)
      return 0;
    const from = Math.max(query.from ?? 0, (this.newest ?? this.began) - LATE);
    const news = this.node.store.search({ ...query, from });
    const controller = (this.catching = new AbortController());
    try {
      const found: StoredEvent[] = [];
      for (let done = false; !done;) {
        const page = await news.next(controller.signal);
        found.push(...page.events);
        done = page.done;
      }
      // Pages may have been loaded in the meantime; another search makes this one pointless.
      return this.shown === asked ? this.insert(found) : 0;
    } catch (error) {
      if (!controller.signal.aborted) this.enter({ kind: 'failed', failure: failure(error) });
      return 0;
    }
  }

  get hasFailed(): boolean {
    return this.phase.kind === 'failed';
  }

  private get newest(): number | undefined {
    const [first] = this.groups.events;
    return first && eventTime(first.stored.event);
  }

  private insert(found: readonly StoredEvent[]): number {
    const fresh = found.filter(stored => !this.groups.has(stored));
    if (fresh.length === 0) return 0;
    const time = ({ event }: StoredEvent) => eventTime(event) ?? Number.NEGATIVE_INFINITY;
    const known = this.groups.events.map(({ stored }) => stored);
    this.groups = new EventGroups(this.node, this.groups.by);
    this.groups.add([...fresh, ...known].sort((a, b) => time(b) - time(a) || 0));
    this.changed(this);
    return fresh.length;
  }

  /** What stands below the store: what it is searched for, and news above old events or below their last. */
  rows(): readonly TreeNode[] {
    const { range } = this.options;
    const status = this.status();
    // Above the old events, unless they stay and the reader is not to be moved.
    const isAnew = this.asked !== this.shown && !(this.least > 0 && this.isLoading);
    return [
      ...criterionRows(this.node, { ...(range && { range }), ...this.wanted }),
      ...(isAnew ? status : []),
      ...this.problemsRow(),
      ...this.groups.rows,
      ...(isAnew ? [] : status),
    ];
  }

  private problemsRow(): readonly TreeNode[] {
    const { problems } = this;
    if (problems.length === 0) return [];
    return [{ ...this.row('problems'), kind: 'problems', problems, files: this.files }];
  }

  /** All under one id: the row that one presses to load more is the one that then says so. */
  private status(): readonly TreeNode[] {
    const { phase, progress } = this;
    if (phase.kind === 'loading') return [phase.row];
    if (phase.kind === 'failed') {
      return [
        { ...this.row('status'), kind: 'failed', failure: phase.failure },
        { ...this.row('retry'), kind: 'retry' },
      ];
    }
    if (this.asked !== this.shown || !this.asked)
      return [{ ...this.row('status'), kind: 'more', first: true, progress }];
    if (!this.done) return [{ ...this.row('status'), kind: 'more', first: false, progress }];
    return this.groups.events.length === 0 ? [{ ...this.row('status'), kind: 'empty' }] : [];
  }

  private row(name: string) {
    return { id: `${this.node.id}/${name}`, parent: this.node };
  }

  private begin(): EventSearch {
    this.progress = undefined;
    this.least = 0;
    this.began = this.options.now();
    return this.newSearch(this.began);
  }

  private newSearch(now: number): EventSearch {
    return this.node.store.search(queryOf(this.wanted, now));
  }

  private clear(): void {
    this.groups = new EventGroups(this.node, this.groups.by);
    this.problems = [];
    this.files = undefined;
  }

  private take(search: EventSearch, page: EventPage): EventNode | undefined {
    if (this.shown !== search) this.clear();
    this.shown = search;
    this.least = 0;
    if (page.problems.length > 0) this.problems = [...this.problems, ...page.problems];
    this.files = this.progress?.total ?? this.files;
    this.done = page.done;
    return this.groups.add(page.events);
  }

  private isCurrent(controller: AbortController): boolean {
    return this.phase.kind === 'loading' && this.phase.controller === controller;
  }

  private enter(phase: Phase): void {
    this.phase = phase;
    this.changed(this);
  }
}
