import {
  CancelQueryCommand,
  DescribeQueryCommand,
  GetQueryResultsCommand,
  ListEventDataStoresCommand,
  StartQueryCommand,
} from '@aws-sdk/client-cloudtrail';
import { ROW_LIMIT } from '../core/sql/conditions';
import { lakeSql } from '../core/sql/lakeSql';
import { rangeOf } from '../core/sql/range';
import type { EventStore } from '../stores/eventStore';
import { allPages, listOf } from './allPages';
import { ForeignAnswer } from './answerErrors';
import { engineError, queryError, type EngineName } from './engineError';
import { createPacer, systemClock, type Clock, type Pacer } from './pace';
import { querySearch, type QueryEngine } from './querySearch';
import { sender, type Send } from './send';
import type { Connection, OpenConnection } from './session';
import { storeError } from './storeError';

export interface LakeOptions extends OpenConnection {
  /** For tests; by default all connections to CloudTrail Lake share one. */
  readonly pacer?: Pacer;
  readonly clock?: Clock;
  /** The clock on the wall, in milliseconds since the epoch. */
  readonly now?: () => number;
}

/** CloudTrail Lake in an account and Region: the event data stores, and the stores that come of them. */
export interface Lake {
  eventDataStores(signal: AbortSignal): Promise<readonly EventDataStoreName[]>;
  store(options: LakeStoreOptions): EventStore;
}

export interface EventDataStoreName {
  /** The last part of its ARN: what a query calls it. */
  readonly id: string;
  readonly name: string;
}

export interface LakeStoreOptions {
  readonly eventDataStore: EventDataStoreName;
  /** The most events of one search. */
  readonly limit?: number;
  /** Rows a page, 1,000 at most. */
  readonly pageSize?: number;
}

/** AWS allows 10 of these requests a second for each account and Region. */
const sharedPacer = createPacer(4);

const ENGINE: EngineName = { name: 'CloudTrail Lake', permission: 'cloudtrail:StartQuery' };

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-lake.html */
export function openLake(options: LakeOptions): Lake {
  const { profile, region, pacer = sharedPacer, clock = systemClock } = options;
  const { now = Date.now } = options;
  const send = sender({
    service: 'cloudTrail',
    connection: options,
    pacer,
    failureOf: engineError(ENGINE),
  });
  return {
    async eventDataStores(signal) {
      const found = await allPages(token =>
        send(
          (client, how) => client.send(new ListEventDataStoresCommand({ ...token }), how),
          signal,
        ).then(page => ({ items: page.EventDataStores, token: page.NextToken })),
      );
      return found.flatMap(({ EventDataStoreArn: arn, Name: name }) => {
        const id = arn?.split('/').at(-1);
        return id ? [{ id, name: name ?? id }] : [];
      });
    },
    store({ eventDataStore, limit = ROW_LIMIT, pageSize = 1000 }) {
      const engine = lakeEngine(send, options, pageSize);
      return {
        id: `event-data-store:${region}:${profile ?? ''}:${eventDataStore.id}`,
        label: `${eventDataStore.name} · ${profile ?? 'default credentials'} · ${region}`,
        search(query) {
          const time = now();
          const statement = lakeSql(query, { store: eventDataStore.id, now: time, limit });
          return querySearch({ range: rangeOf(query, time), statement, limit, engine, clock });
        },
      };
    },
  };
}

function lakeEngine(
  send: Send<'cloudTrail'>,
  connection: Connection,
  pageSize: number,
): QueryEngine {
  function stop(id: string): void {
    const command = new CancelQueryCommand({ QueryId: id });
    send((client, how) => client.send(command, how), AbortSignal.timeout(30_000)).catch(ignore);
  }
  return {
    stop,
    async start(statement, _key, signal) {
      const command = new StartQueryCommand({ QueryStatement: statement });
      const { QueryId: id } = await send(client => {
        // Cut off, it would leave a query that nobody knows: it is answered, and then stopped.
        const sent = client.send(command);
        sent.then(({ QueryId }) => {
          if (signal.aborted && QueryId) stop(QueryId);
        }, ignore);
        return sent;
      }, signal);
      // Of what is not an answer of the engine nothing can be asked.
      if (!id) throw storeError(new ForeignAnswer(200), connection);
      return id;
    },
    async state(id, signal) {
      const { QueryStatus, QueryStatistics, ErrorMessage } = await send(
        (client, how) => client.send(new DescribeQueryCommand({ QueryId: id }), how),
        signal,
      );
      if (!QueryStatus) throw storeError(new ForeignAnswer(200), connection);
      const hasFailed = ['FAILED', 'CANCELLED', 'TIMED_OUT'].includes(QueryStatus);
      const scanned = QueryStatistics?.BytesScanned;
      return {
        isDone: QueryStatus === 'FINISHED',
        ...(scanned === undefined ? {} : { bytesScanned: scanned }),
        ...(hasFailed
          ? { failure: queryError(ENGINE, connection, ErrorMessage ?? QueryStatus) }
          : {}),
      };
    },
    async page(id, token, signal) {
      const command = new GetQueryResultsCommand({
        QueryId: id,
        MaxQueryResults: pageSize,
        ...(token === undefined ? {} : { NextToken: token }),
      });
      const { QueryResultRows: rows, NextToken } = await send(
        (client, how) => client.send(command, how),
        signal,
      );
      return {
        // A row is a list of maps with one key each.
        rows: listOf(rows).map(cells => listOf(cells).flatMap(cell => Object.entries(cell))),
        token: NextToken,
      };
    },
  };
}

/** Of a query that is stopped, nobody wants to know any more. */
function ignore(): void {}
