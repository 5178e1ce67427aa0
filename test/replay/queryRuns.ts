import { randomUUID } from 'node:crypto';
import type { CloudTrailEvent, JsonObject } from '../../src/core/cloudTrailEvent';
import { eventTime, matches, type EventQuery } from '../../src/core/query';

/** What a replay knows about the engines that run SQL. */
export interface QueryOptions {
  /**
   * Which search a statement stands for. The replay reads no SQL: a statement that nobody knows is
   * answered as one with an error in it.
   */
  readonly searchOf?: (statement: string) => EventQuery | undefined;
  /** How often one has to ask until a query has finished: first it is queued, then it runs. */
  readonly polls?: number;
  /** Lets every query fail for this reason. */
  readonly failure?: string;
  /** Names of workgroups; those that end in `-disabled` are, and those in `-nowhere` keep no results. */
  readonly workGroups?: readonly string[];
  /** Tables by database: AWS's own for trails, and any other. */
  readonly tables?: Readonly<Record<string, readonly string[]>>;
  /** Names of event data stores, by their ids. */
  readonly eventDataStores?: Readonly<Record<string, string>>;
  /** Trails, as `DescribeTrails` gives them. */
  readonly trails?: readonly JsonObject[];
}

export type RunState = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

/** A query that was started. */
export interface Run {
  readonly id: string;
  readonly statement: string;
  readonly events: readonly CloudTrailEvent[];
  state: RunState;
  reason: string;
}

export interface QueryRuns {
  start(statement: string): Run;
  /** The run, for whatever is asked about it. */
  find(id: unknown): Run | undefined;
  /** Lets it come a step further, as time does. */
  advance(run: Run): void;
  /** Returns whether there was still something to stop. */
  stop(run: Run): boolean;
  readonly all: readonly Run[];
}

/** Bytes that a query reads, for one event. */
export const BYTES_AN_EVENT = 1024;

export function queryRuns(events: readonly CloudTrailEvent[], options: QueryOptions): QueryRuns {
  const { searchOf, polls = 2, failure } = options;
  const all: Run[] = [];
  const left = new Map<Run, number>();
  const isOver = ({ state }: Run) => state !== 'QUEUED' && state !== 'RUNNING';
  return {
    all,
    find: id => all.find(run => run.id === id),
    start(statement) {
      const query = searchOf?.(statement);
      const reason = query
        ? (failure ?? '')
        : 'SYNTAX_ERROR: line 1:1: The replay does not know this statement';
      const limit = Number(/LIMIT (\d+)$/.exec(statement)?.[1] ?? Infinity);
      const run: Run = {
        id: randomUUID(),
        statement,
        state: 'QUEUED',
        reason,
        events: query
          ? newestFirst(events.filter(event => matches(query, event))).slice(0, limit)
          : [],
      };
      all.push(run);
      left.set(run, polls);
      return run;
    },
    advance(run) {
      if (isOver(run)) return;
      const more = (left.get(run) ?? 0) - 1;
      left.set(run, more);
      if (more < 0) run.state = run.reason === '' ? 'SUCCEEDED' : 'FAILED';
      else if (more < polls - 1) run.state = 'RUNNING';
    },
    stop(run) {
      if (isOver(run)) return false;
      run.state = 'CANCELLED';
      return true;
    },
  };
}

function newestFirst(events: readonly CloudTrailEvent[]): readonly CloudTrailEvent[] {
  return [...events].sort((left, right) => (eventTime(right) ?? 0) - (eventTime(left) ?? 0));
}

/** A token for the rows from an offset of a run, and back. Any other text gives `undefined`. */
export function tokenOf(run: Run, offset: number): string {
  return Buffer.from(`${run.id} ${offset}`).toString('base64');
}

export function offsetOf(run: Run, token: unknown): number | undefined {
  if (token === undefined || token === null) return 0;
  const [id, offset] = Buffer.from(String(token), 'base64').toString().split(' ');
  return id === run.id ? Number(offset) : undefined;
}
