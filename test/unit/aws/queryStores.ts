import assert from 'node:assert/strict';
import { openAthena } from '../../../src/aws/athena';
import { openLake } from '../../../src/aws/eventDataStore';
import { createPacer } from '../../../src/aws/pace';
import type { EventQuery } from '../../../src/core/query';
import { ANY_TRAIL_TABLE } from '../../../src/core/sql/athenaSql';
import { StoreError, type EventStore, type StoreErrorKind } from '../../../src/stores/eventStore';
import type { QueryOptions } from '../../replay/queryRuns';
import { startReplay, type Replay, type ReplayOptions } from '../../replay/server';
import { SAMPLE_START, sampleEvents } from '../stores/sampleEvents';
import { awsFiles, UNASKED, type AwsFiles } from './awsFiles';
import { eagerClock } from './testClock';

export const NOW = SAMPLE_START + 12 * 60 * 60_000;
export const EVENT_DATA_STORE = { id: '0f1e2d3c-1111-4222-8333-444455556666', name: 'security' };

/** A replay of the engines with files that lead to it, and the stores over its events. */
export interface QueryStores {
  readonly replay: Replay;
  readonly files: AwsFiles;
  athena(options?: Partial<Parameters<ReturnType<typeof openAthena>['store']>[0]>): EventStore;
  lake(options?: { readonly limit?: number }): EventStore;
  close(): Promise<void>;
}

export type QueryStoresOptions = Omit<Partial<ReplayOptions>, 'queries'> & {
  readonly queries?: Omit<QueryOptions, 'searchOf'>;
};

export async function queryStores({
  queries,
  ...options
}: QueryStoresOptions = {}): Promise<QueryStores> {
  /** The replay reads no SQL: whoever searches says what a statement stands for. */
  const known = new Map<string, EventQuery>();
  const replay = await startReplay({
    events: sampleEvents(120),
    now: () => NOW,
    ...options,
    queries: {
      eventDataStores: { [EVENT_DATA_STORE.id]: EVENT_DATA_STORE.name },
      ...queries,
      searchOf: statement => known.get(statement),
    },
  });
  const files = await awsFiles(replay.url);

  function telling(store: EventStore): EventStore {
    return {
      ...store,
      search(query) {
        const search = store.search(query);
        known.set(search.statement ?? assert.fail('There is no statement.'), query);
        return search;
      },
    };
  }

  const clock = eagerClock();
  const connection = {
    profile: 'demo',
    region: 'us-east-1',
    pacer: createPacer(4, clock),
    clock,
    callers: UNASKED,
    now: () => NOW,
  };
  return {
    replay,
    files,
    athena: chosen =>
      telling(
        openAthena(connection).store({
          workGroup: 'primary',
          table: { ...ANY_TRAIL_TABLE, database: 'default' },
          pageSize: 100,
          ...chosen,
        }),
      ),
    lake: chosen =>
      telling(
        openLake(connection).store({ eventDataStore: EVENT_DATA_STORE, pageSize: 100, ...chosen }),
      ),
    async close() {
      await files.remove();
      await replay.close();
    },
  };
}

export async function rejectsWith(page: Promise<unknown>, kind: StoreErrorKind, words: RegExp) {
  await assert.rejects(page, error => {
    assert.ok(error instanceof StoreError, String(error));
    assert.equal(error.kind, kind, error.message);
    assert.match(error.message, words);
    return true;
  });
}
