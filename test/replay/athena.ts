import {
  list,
  object,
  text,
  type JsonObject,
  type JsonValue,
} from '../../src/core/cloudTrailEvent';
import { TRAIL_COLUMNS, TRAIL_PARTITIONS } from '../../src/core/sql/trailTable';
import { printedValue, valueOf } from './printed';
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
 * Athena's operations on a table over a trail, with the limits and errors of its reference.
 *
 * @see https://docs.aws.amazon.com/athena/latest/APIReference/API_Operations.html
 */
export function athenaOperations(runs: QueryRuns, options: QueryOptions): Operations {
  const { workGroups = ['primary'], tables = { default: ['cloudtrail_logs'] } } = options;
  const started = new Map<string, { readonly request: string; readonly run: Run }>();

  function runOf({ QueryExecutionId: id }: JsonObject): Run {
    const run = runs.find(id);
    if (!run) throw invalid(`QueryExecution ${String(id)} was not found`);
    return run;
  }

  function databaseOf(request: JsonObject): readonly string[] {
    wants(request['CatalogName'] === 'AwsDataCatalog', 'The catalog was not found.');
    const name = text(request['DatabaseName']) ?? '';
    const found = Object.hasOwn(tables, name) ? tables[name] : undefined;
    if (!found) throw new ApiError('MetadataException', `Database ${name} not found.`);
    return found;
  }

  return {
    ListWorkGroups: request =>
      listed(request, 'WorkGroups', workGroups, Name => ({
        Name,
        State: Name.endsWith('-disabled') ? 'DISABLED' : 'ENABLED',
      })),
    ListDatabases: request =>
      listed(request, 'DatabaseList', Object.keys(tables), Name => ({ Name })),
    ListTableMetadata: request =>
      listed(request, 'TableMetadataList', databaseOf(request), tableMetadata),
    GetTableMetadata(request) {
      const name = String(request['TableName']);
      if (!databaseOf(request).includes(name))
        throw new ApiError('MetadataException', `Table ${name} not found.`);
      return { TableMetadata: tableMetadata(name) };
    },
    StartQueryExecution(request) {
      const statement = text(request['QueryString']) ?? '';
      const token = text(request['ClientRequestToken']) ?? '';
      const group = text(request['WorkGroup']) ?? 'primary';
      wants(
        statement.length > 0 && statement.length <= 262_144,
        'QueryString is too long or empty.',
      );
      wants(
        token.length >= 32 && token.length <= 128,
        'ClientRequestToken is too short or too long.',
      );
      wants(workGroups.includes(group), `WorkGroup ${group} is not found.`);
      wants(!group.endsWith('-disabled'), `WorkGroup ${group} is disabled.`);
      wants(
        !group.endsWith('-nowhere') || request['ResultConfiguration'] !== undefined,
        'No output location provided. An output location is required either through the Workgroup ' +
          'result configuration setting or as an API input.',
      );
      const asked = JSON.stringify(request);
      const known = started.get(token) ?? { request: asked, run: runs.start(statement) };
      wants(known.request === asked, 'Idempotent parameters do not match');
      started.set(token, known);
      return { QueryExecutionId: known.run.id };
    },
    GetQueryExecution(request) {
      const run = runOf(request);
      runs.advance(run);
      const { id, statement, state, reason } = run;
      return {
        QueryExecution: {
          QueryExecutionId: id,
          Query: statement,
          StatementType: 'DML',
          Status: { State: state, ...(state === 'FAILED' ? { StateChangeReason: reason } : {}) },
          Statistics: { DataScannedInBytes: run.events.length * BYTES_AN_EVENT },
        },
      };
    },
    StopQueryExecution(request) {
      runs.stop(runOf(request));
      return {};
    },
    GetQueryResults(request) {
      const run = runOf(request);
      wants(run.state === 'SUCCEEDED', `Query has not yet finished. Current state: ${run.state}`);
      return resultPage(run, request);
    },
  };
}

/** The names of the columns are the first row; the rows after them are the events. */
function resultPage(run: Run, request: JsonObject): JsonValue {
  const size = request['MaxResults'] ?? 1000;
  wants(Number(size) >= 1 && Number(size) <= 1000, 'MaxResults must be between 1 and 1000.');
  const from = offsetOf(run, request['NextToken']);
  if (from === undefined) throw invalid('Invalid pagination token.');
  const columns = columnsOf(run.statement);
  const header = columns.map(({ name }) => ({ VarCharValue: name }));
  const rows = [header, ...run.events].slice(from, from + Number(size)).map(row => ({
    Data: Array.isArray(row)
      ? row
      : columns.map(({ name, type, isJson }) => {
          const value = printedValue(valueOf(object(row as JsonObject), name), type, isJson);
          return value === undefined ? {} : { VarCharValue: value };
        }),
  }));
  const next = from + rows.length;
  return {
    UpdateCount: 0,
    ResultSet: {
      Rows: rows,
      ResultSetMetadata: {
        ColumnInfo: columns.map(({ name }) => ({ Name: name, Label: name, Type: 'varchar' })),
      },
    },
    ...(next < run.events.length + 1 ? { NextToken: tokenOf(run, next) } : {}),
  };
}

/** The columns after `SELECT`, as the engine names them. */
function columnsOf(statement: string) {
  const selected = /^SELECT ([^]*?)\nFROM /.exec(statement)?.[1] ?? '';
  return selected.split(/,\n */).map(expression => {
    const name = (expression.split(' AS ').at(-1) ?? expression).toLowerCase();
    const type = TRAIL_COLUMNS.find(column => column.name === name)?.type ?? 'string';
    return { name, type, isJson: expression.startsWith('json_format(') };
  });
}

function tableMetadata(name: string): JsonObject {
  const isTrail = name.startsWith('cloudtrail');
  const columns = isTrail ? TRAIL_COLUMNS : [{ name: 'line', type: 'string' }];
  const named = (all: readonly { readonly name: string; readonly type: string }[]) =>
    all.map(({ name: Name, type: Type }) => ({ Name, Type }));
  return {
    Name: name,
    TableType: 'EXTERNAL_TABLE',
    Columns: named(columns),
    PartitionKeys: isTrail ? named(TRAIL_PARTITIONS) : [],
    Parameters: {
      EXTERNAL: 'TRUE',
      ...(isTrail
        ? {
            'projection.enabled': 'true',
            'projection.region.type': 'enum',
            'projection.region.values': 'us-east-1,eu-west-1',
          }
        : {}),
    },
  };
}

function listed(
  request: JsonObject,
  key: string,
  names: readonly string[],
  item: (name: string) => JsonObject,
): JsonObject {
  const size = Number(request['MaxResults'] ?? 50);
  wants(size >= 1 && size <= 50, 'MaxResults must be between 1 and 50.');
  const from = Number(request['NextToken'] ?? 0);
  wants(Number.isInteger(from), 'Invalid pagination token.');
  const next = from + size;
  return {
    [key]: list(names)
      .slice(from, next)
      .map(name => item(String(name))),
    ...(next < names.length ? { NextToken: String(next) } : {}),
  };
}

function wants(isSo: boolean, otherwise: string): void {
  if (!isSo) throw invalid(otherwise);
}

function invalid(reason: string): ApiError {
  return new ApiError('InvalidRequestException', reason);
}
