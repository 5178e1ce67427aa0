// A folder of gzipped logs: how soon its events can be filtered and listed.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { filesOf } from '../../../src/cli/readPath';
import {
  object,
  text,
  type CloudTrailEvent,
  type JsonValue,
} from '../../../src/core/cloudTrailEvent';
import { ANY_EVENT, type EventQuery } from '../../../src/core/query';
import { gunzip } from '../../../src/platform/gunzip.node';
import { logReaders } from '../../../src/platform/logReaders.node';
import type { EventStore } from '../../../src/stores/eventStore';
import { fileVersion, type LogFileAccess } from '../../../src/stores/logFileAccess';
import { logFileStore } from '../../../src/stores/logFiles';
import { execute } from '../../workbench/execute';
import { projectRoot } from '../../workbench/projectRoot';
import { freedOf, timed } from '../clock';
import { MANY, type Inputs } from '../inputs';
import { peer } from '../peers';

interface Given {
  /** Somebody watches and has seen no change, as an editor does. */
  readonly isWatched?: boolean;
}

/** The logs of a folder, as an editor gives them. */
export function filesIn(folder: string, { isWatched = false }: Given = {}): LogFileAccess {
  return {
    async *list() {
      for await (const file of filesOf(folder))
        yield {
          // The editor has addresses and relative paths at hand: making them is not measured.
          uri: `file://${file}`,
          path: file.slice(folder.length + 1),
          name: file.slice(file.lastIndexOf('/') + 1),
        };
    },
    // As the peers in this process read: what the disk and its queue take is the same for all.
    read: async ({ uri }) => readFileSync(uri.slice('file://'.length)),
    version: async ({ uri }) => {
      const { mtime, size } = statSync(uri.slice('file://'.length));
      return fileVersion(mtime.getTime(), size);
    },
    ...(isWatched ? { changes: () => 1 } : {}),
  };
}

function storeOf(folder: string, given?: Given) {
  return logFileStore({
    id: 'bench',
    label: 'Log files',
    files: filesIn(folder, given),
    gunzip,
    readers: logReaders(join(projectRoot, 'dist', 'logReader.js')),
  });
}

/** The newest events: every event has been looked at then, and can be filtered. */
async function firstPage(store: EventStore, query = ANY_EVENT) {
  const search = store.search(query);
  const { events } = await search.next(new AbortController().signal);
  if (events.length === 0) throw new Error('There are no CloudTrail events.');
  return { search, store, events };
}

/** What takes a look at every event: few are found, and they are old. */
const DENIED: EventQuery = {
  filters: [
    { attribute: 'errorCode', value: 'AccessDenied' },
    { attribute: 'readOnly', value: 'false' },
  ],
};

async function filtered(store: EventStore): Promise<number> {
  const search = store.search(DENIED);
  return (await search.next(new AbortController().signal)).events.length;
}

async function timeToFilter(folder: string): Promise<number> {
  const store = storeOf(folder, { isWatched: true });
  await firstPage(store);
  return timed(() => filtered(store));
}

/** Bytes of the texts that differ in a folder, of those that are kept: what was done, by whom, the files' names. */
async function textsIn(folder: string): Promise<number> {
  const texts = new Set<string>();
  for await (const file of filesOf(folder)) {
    const { Records } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
      readonly Records: readonly CloudTrailEvent[];
    };
    texts.add(`file://${file}`);
    for (const event of Records)
      for (const value of keptOf(event)) if (typeof value === 'string') texts.add(value);
  }
  let bytes = 0;
  for (const { length } of texts) bytes += length;
  return bytes;
}

function keptOf(event: CloudTrailEvent): readonly JsonValue[] {
  const { eventName, eventSource, errorCode, awsRegion, recipientAccountId } = event;
  const { type, arn, principalId, accessKeyId, userName, ...rest } = object(event.userIdentity);
  const session = object(rest['sessionContext']);
  const issuer = object(session['sessionIssuer']);
  return [
    ...[eventName, eventSource, errorCode, awsRegion, recipientAccountId, event.sourceIPAddress],
    ...[type, arn, principalId, accessKeyId, userName, rest['invokedBy']],
    ...[object(session['attributes'])['creationDate']],
    ...[issuer['arn'], issuer['principalId'], issuer['userName']],
  ];
}

/** The least that anybody has to do, in one thread: unpack, parse, and count the events by name. */
async function unpackAndParse(folder: string) {
  const names = new Map<unknown, number>();
  for await (const file of filesOf(folder)) {
    const log = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
      readonly Records: readonly { readonly eventName?: unknown }[];
    };
    for (const { eventName } of log.Records) names.set(eventName, (names.get(eventName) ?? 0) + 1);
  }
  return names;
}

const FIELDS = ['eventTime', 'eventName', 'eventSource', 'eventID'];

/** What the index keeps of each event, the newest hundred of them. */
function duckDb(folder: string): string {
  const columns = FIELDS.map(name => `${name} VARCHAR`).join(', ');
  const pattern = `${folder}/**/*.json.gz`.replaceAll("'", "''");
  return (
    `SELECT e.* FROM (SELECT unnest(Records) AS e FROM read_json('${pattern}', ` +
    `columns = {Records: 'STRUCT(${columns})[]'}, maximum_object_size = 1000000000)) ` +
    'ORDER BY e.eventTime DESC LIMIT 100'
  );
}

interface DuckDb {
  readonly DuckDBInstance: {
    create(path: string): Promise<{
      connect(): Promise<{ runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }> }>;
    }>;
  };
}

const JQ = `.Records[] | [.${FIELDS.join(', .')}] | @tsv`;

/** With as many processes as make it fastest on two cores: one unpacks, one reads. */
const SHELL = 'find "$1" -name "*.gz" -print0 | xargs -0 zcat | jq -r "$2" | sort -r | head -n 100';

export const folderTasks = {
  index: ({ folder }: Inputs) => timed(() => firstPage(storeOf(folder))),
  indexAgain: async ({ folder }: Inputs) => {
    const store = storeOf(folder, { isWatched: true });
    await firstPage(store);
    return timed(() => firstPage(store));
  },
  indexUnwatched: async ({ folder }: Inputs) => {
    const store = storeOf(folder);
    await firstPage(store);
    return timed(() => firstPage(store));
  },
  filterIndex: ({ folder }: Inputs) => timeToFilter(folder),
  filterEvent: async ({ folder, events }: Inputs) => (1000 * (await timeToFilter(folder))) / events,
  filterEventOfMany: async ({ manyFolder }: Inputs) =>
    (1000 * (await timeToFilter(manyFolder))) / MANY,
  findEvent: async ({ folder }: Inputs) => {
    const store = storeOf(folder, { isWatched: true });
    const { events } = await firstPage(store);
    const value = text(events.at(-1)?.event.eventID) ?? '';
    return timed(() => firstPage(store, { filters: [{ attribute: 'eventId', value }] }));
  },
  heldIndex: async ({ folder, events }: Inputs) => {
    const texts = await textsIn(folder);
    return ((await freedOf(async () => (await firstPage(storeOf(folder))).store)) - texts) / events;
  },
  indexEvent: async ({ folder, events }: Inputs) =>
    (1000 * (await timed(() => firstPage(storeOf(folder))))) / events,
  indexEventOfMany: async ({ manyFolder }: Inputs) =>
    (1000 * (await timed(() => firstPage(storeOf(manyFolder))))) / MANY,
  unpackAndParse: ({ folder }: Inputs) => timed(() => unpackAndParse(folder)),
  duckDb: async ({ folder }: Inputs) => {
    const { DuckDBInstance } = peer('@duckdb/node-api') as DuckDb;
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    return timed(async () => (await connection.runAndReadAll(duckDb(folder))).getRows());
  },
  jq: ({ folder }: Inputs) => timed(() => execute('sh', ['-c', SHELL, 'sh', folder, JQ])),
};
