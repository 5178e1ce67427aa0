// A folder of gzipped logs: how soon its events can be filtered and listed.
import { readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { filesOf } from '../../../src/cli/readPath';
import { ANY_EVENT } from '../../../src/core/query';
import { gunzip } from '../../../src/platform/gunzip.node';
import { logFileStore } from '../../../src/stores/logFiles';
import { execute } from '../../workbench/execute';
import { heldBy, timed } from '../clock';
import type { Inputs } from '../inputs';
import { peer } from '../peers';

function storeOf(folder: string) {
  return logFileStore({
    id: 'bench',
    label: 'Log files',
    files: {
      async *list() {
        for await (const file of filesOf(folder))
          yield { uri: file, path: relative(folder, file), name: basename(file) };
      },
      // As the peers in this process read: what the disk and its queue take is the same for all.
      read: async ({ uri }) => readFileSync(uri),
    },
    gunzip,
  });
}

/** The newest events: every event has been looked at then, and can be filtered. */
async function firstPage(store: ReturnType<typeof storeOf>) {
  const search = store.search(ANY_EVENT);
  const { events } = await search.next(new AbortController().signal);
  if (events.length === 0) throw new Error('There are no CloudTrail events.');
  return search;
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
    const store = storeOf(folder);
    await firstPage(store);
    return timed(() => firstPage(store));
  },
  heldIndex: async ({ folder, events }: Inputs) =>
    (await heldBy(() => firstPage(storeOf(folder)))) / events,
  unpackAndParse: ({ folder }: Inputs) => timed(() => unpackAndParse(folder)),
  duckDb: async ({ folder }: Inputs) => {
    const { DuckDBInstance } = peer('@duckdb/node-api') as DuckDb;
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    return timed(async () => (await connection.runAndReadAll(duckDb(folder))).getRows());
  },
  jq: ({ folder }: Inputs) => timed(() => execute('sh', ['-c', SHELL, 'sh', folder, JQ])),
};
