import { text, type JsonObject } from '../../src/core/cloudTrailEvent';
import {
  BYTES_AN_EVENT,
  offsetOf,
  tokenOf,
  type QueryOptions,
  type QueryRuns,
  type Run,
} from './queryRuns';
import { ApiError, type Operations } from './wire';

/**
 * CloudTrail Lake's operations and that on trails, with the limits and errors of its reference. A row is a list of maps with
 * one key each, and all of its values are texts.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartQuery.html
 */
export function lakeOperations(runs: QueryRuns, options: QueryOptions): Operations {
  const stores = options.eventDataStores ?? {};

  function runOf({ QueryId: id }: JsonObject): Run {
    const run = runs.find(id);
    if (!run) throw new ApiError('QueryIdNotFoundException', 'The query ID does not exist.');
    return run;
  }

  return {
    DescribeTrails: () => ({ trailList: options.trails ?? [] }),
    ListEventDataStores(request, { account, region }) {
      const ids = Object.keys(stores);
      const from = Number(request['NextToken'] ?? 0);
      const next = from + Number(request['MaxResults'] ?? 1000);
      return {
        EventDataStores: ids.slice(from, next).map(id => ({
          EventDataStoreArn: `arn:aws:cloudtrail:${region}:${account}:eventdatastore/${id}`,
          Name: stores[id],
        })),
        ...(next < ids.length ? { NextToken: String(next) } : {}),
      };
    },
    StartQuery(request) {
      const statement = text(request['QueryStatement']) ?? '';
      const [, id = ''] = /\nFROM (\S+)\n/.exec(statement) ?? [];
      if (statement.length === 0 || statement.length > 10_000 || id === '')
        throw new ApiError('InvalidQueryStatementException', 'The query statement is not valid.');
      if (!Object.hasOwn(stores, id))
        throw new ApiError('EventDataStoreNotFoundException', `Event data store ${id} not found.`);
      const open = runs.all.filter(({ state }) => state === 'QUEUED' || state === 'RUNNING');
      if (open.length >= 10)
        throw new ApiError(
          'MaxConcurrentQueriesException',
          'You are already running the maximum number of concurrent queries.',
        );
      return { QueryId: runs.start(statement).id };
    },
    DescribeQuery(request) {
      const run = runOf(request);
      runs.advance(run);
      return {
        QueryId: run.id,
        QueryString: run.statement,
        QueryStatus: statusOf(run),
        QueryStatistics: {
          EventsMatched: run.events.length,
          EventsScanned: run.events.length,
          BytesScanned: run.events.length * BYTES_AN_EVENT,
          ExecutionTimeInMillis: 1000,
        },
        ...(run.state === 'FAILED' ? { ErrorMessage: run.reason } : {}),
      };
    },
    GetQueryResults(request) {
      const run = runOf(request);
      const size = Number(request['MaxQueryResults'] ?? 1000);
      if (!(size >= 1 && size <= 1000))
        throw new ApiError('InvalidMaxResultsException', 'Max results must be between 1 and 1000.');
      if (run.state !== 'SUCCEEDED') return { QueryStatus: statusOf(run) };
      const from = offsetOf(run, request['NextToken']);
      if (from === undefined)
        throw new ApiError('InvalidNextTokenException', 'The token is not valid.');
      const rows = run.events.slice(from, from + size);
      const next = from + rows.length;
      return {
        QueryStatus: 'FINISHED',
        QueryStatistics: {
          ResultsCount: rows.length,
          TotalResultsCount: run.events.length,
          BytesScanned: run.events.length * BYTES_AN_EVENT,
        },
        QueryResultRows: rows.map(event => [{ eventJson: JSON.stringify(event) }]),
        ...(next < run.events.length ? { NextToken: tokenOf(run, next) } : {}),
      };
    },
    CancelQuery(request) {
      const run = runOf(request);
      if (!runs.stop(run))
        throw new ApiError('InactiveQueryException', 'The query has finished already.');
      return { QueryId: run.id, QueryStatus: 'CANCELLED' };
    },
  };
}

function statusOf({ state }: Run): string {
  return state === 'SUCCEEDED' ? 'FINISHED' : state;
}
