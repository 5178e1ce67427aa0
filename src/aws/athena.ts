import {
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  GetTableMetadataCommand,
  ListDatabasesCommand,
  ListTableMetadataCommand,
  ListWorkGroupsCommand,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
  type GetQueryResultsOutput,
  type TableMetadata,
} from '@aws-sdk/client-athena';
import { athenaSql, type AthenaTable } from '../core/sql/athenaSql';
import { ROW_LIMIT } from '../core/sql/conditions';
import { rangeOf } from '../core/sql/range';
import type { EventStore } from '../stores/eventStore';
import { allPages, listOf } from './allPages';
import { ForeignAnswer } from './answerErrors';
import { engineError, queryError, type EngineName } from './engineError';
import { createPacer, systemClock, type Clock, type Pacer } from './pace';
import { querySearch, type QueryEngine, type ResultPage } from './querySearch';
import { sender, type Send } from './send';
import type { Connection, OpenConnection } from './session';
import { storeError } from './storeError';

export interface AthenaOptions extends OpenConnection {
  /** For tests; by default all connections to Athena share one. */
  readonly pacer?: Pacer;
  readonly clock?: Clock;
  /** The clock on the wall, in milliseconds since the epoch. */
  readonly now?: () => number;
}

/** Athena in an account and Region: what there is to choose from, and the stores that come of it. */
export interface Athena {
  /** Workgroups that run queries, in the order of the alphabet. */
  workGroups(signal: AbortSignal): Promise<readonly string[]>;
  /** Databases of AWS Glue's own catalog. */
  databases(signal: AbortSignal): Promise<readonly string[]>;
  /** All tables of a database; `isTrailTable` tells which can be searched. */
  tables(database: string, signal: AbortSignal): Promise<readonly AthenaTable[]>;
  table(database: string, name: string, signal: AbortSignal): Promise<AthenaTable>;
  store(options: AthenaStoreOptions): EventStore;
}

export interface AthenaStoreOptions {
  readonly workGroup: string;
  readonly table: AthenaTable;
  /** `s3://…`: where results go when the workgroup does not say. */
  readonly outputLocation?: string;
  /** The most events of one search. */
  readonly limit?: number;
  /** Rows a page, 1,000 at most. */
  readonly pageSize?: number;
}

/** Far from what Athena allows: it takes at least 5 of each of these requests a second. */
const sharedPacer = createPacer(4);

/** The catalog that every account has. */
const CATALOG = 'AwsDataCatalog';

const ENGINE: EngineName = { name: 'Athena', permission: 'athena:StartQueryExecution' };

/** @see https://docs.aws.amazon.com/athena/latest/APIReference/Welcome.html */
export function openAthena(options: AthenaOptions): Athena {
  const { profile, region, pacer = sharedPacer, clock = systemClock } = options;
  const { now = Date.now } = options;
  const send = sender({
    service: 'athena',
    connection: options,
    pacer,
    failureOf: engineError(ENGINE),
  });
  return {
    async workGroups(signal) {
      const found = await allPages(token =>
        send(
          (client, how) =>
            client.send(new ListWorkGroupsCommand({ ...token, MaxResults: 50 }), how),
          signal,
        ).then(page => ({ items: page.WorkGroups, token: page.NextToken })),
      );
      return found
        .filter(({ State }) => State !== 'DISABLED')
        .flatMap(({ Name }) => Name ?? [])
        .sort();
    },
    async databases(signal) {
      const found = await allPages(token =>
        send(
          (client, how) =>
            client.send(
              new ListDatabasesCommand({ ...token, CatalogName: CATALOG, MaxResults: 50 }),
              how,
            ),
          signal,
        ).then(page => ({ items: page.DatabaseList, token: page.NextToken })),
      );
      return found.flatMap(({ Name }) => Name ?? []);
    },
    async tables(database, signal) {
      const found = await allPages(token =>
        send(
          (client, how) =>
            client.send(
              new ListTableMetadataCommand({
                ...token,
                CatalogName: CATALOG,
                DatabaseName: database,
                MaxResults: 50,
              }),
              how,
            ),
          signal,
        ).then(page => ({ items: page.TableMetadataList, token: page.NextToken })),
      );
      return found.map(table => tableOf(database, table));
    },
    async table(database, name, signal) {
      const input = { CatalogName: CATALOG, DatabaseName: database, TableName: name };
      const { TableMetadata: table } = await send(
        (client, how) => client.send(new GetTableMetadataCommand(input), how),
        signal,
      );
      return tableOf(database, table ?? { Name: name });
    },
    store(chosen) {
      const { workGroup, table, limit = ROW_LIMIT } = chosen;
      const engine = athenaEngine(send, options, chosen);
      return {
        id: `athena:${region}:${profile ?? ''}:${workGroup}:${table.database ?? ''}.${table.name}`,
        label: `${table.name} · ${profile ?? 'default credentials'} · ${region}`,
        search(query) {
          const time = now();
          const statement = athenaSql(query, table, { now: time, limit });
          return querySearch({ range: rangeOf(query, time), statement, limit, engine, clock });
        },
      };
    },
  };
}

function athenaEngine(
  send: Send<'athena'>,
  connection: Connection,
  { workGroup, table, outputLocation, pageSize = 1000 }: AthenaStoreOptions,
): QueryEngine {
  function stop(id: string): void {
    const command = new StopQueryExecutionCommand({ QueryExecutionId: id });
    send((client, how) => client.send(command, how), AbortSignal.timeout(30_000)).catch(ignore);
  }
  return {
    stop,
    async start(statement, key, signal) {
      const command = new StartQueryExecutionCommand({
        QueryString: statement,
        ClientRequestToken: key,
        WorkGroup: workGroup,
        QueryExecutionContext: { Catalog: CATALOG, Database: table.database },
        ...(outputLocation ? { ResultConfiguration: { OutputLocation: outputLocation } } : {}),
      });
      const { QueryExecutionId: id } = await send(client => {
        // Cut off, it would leave a query that nobody knows: it is answered, and then stopped.
        const sent = client.send(command);
        sent.then(({ QueryExecutionId }) => {
          if (signal.aborted && QueryExecutionId) stop(QueryExecutionId);
        }, ignore);
        return sent;
      }, signal);
      // Of what is not an answer of the engine nothing can be asked.
      if (!id) throw storeError(new ForeignAnswer(200), connection);
      return id;
    },
    async state(id, signal) {
      const { QueryExecution: { Status: status, Statistics: statistics } = {} } = await send(
        (client, how) => client.send(new GetQueryExecutionCommand({ QueryExecutionId: id }), how),
        signal,
      );
      if (!status?.State) throw storeError(new ForeignAnswer(200), connection);
      const reason = status.StateChangeReason ?? status.AthenaError?.ErrorMessage ?? status.State;
      const scanned = statistics?.DataScannedInBytes;
      return {
        isDone: status.State === 'SUCCEEDED',
        ...(scanned === undefined ? {} : { bytesScanned: scanned }),
        ...(status.State === 'FAILED' || status.State === 'CANCELLED'
          ? { failure: queryError(ENGINE, connection, reason) }
          : {}),
      };
    },
    async page(id, token, signal) {
      const command = new GetQueryResultsCommand({
        QueryExecutionId: id,
        MaxResults: pageSize,
        ...(token === undefined ? {} : { NextToken: token }),
      });
      return pageOf(
        await send((client, how) => client.send(command, how), signal),
        token === undefined,
      );
    },
  };
}

/** The rows of a page. The first row of the first page holds the names of the columns. */
function pageOf(
  { ResultSet: result, NextToken }: GetQueryResultsOutput,
  isFirst: boolean,
): ResultPage {
  const columns = listOf(result?.ResultSetMetadata?.ColumnInfo).map(({ Name = '' }) => Name);
  const rows = listOf(result?.Rows).slice(isFirst ? 1 : 0);
  return {
    rows: rows.map(({ Data: values }) =>
      columns.map((column, at) => [column, values?.[at]?.VarCharValue ?? null] as const),
    ),
    token: NextToken,
  };
}

function tableOf(database: string, table: Partial<TableMetadata>): AthenaTable {
  const columns = (found: TableMetadata['Columns']) =>
    listOf(found).map(({ Name: name = '', Type: type = 'string' }) => ({ name, type }));
  return {
    database,
    name: table.Name ?? '',
    columns: columns(table.Columns),
    partitions: columns(table.PartitionKeys),
    ...(table.Parameters ? { parameters: table.Parameters } : {}),
  };
}

/** Of a query that is stopped, nobody wants to know any more. */
function ignore(): void {}
