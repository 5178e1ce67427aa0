import assert from 'node:assert/strict';
import { openAthena } from '../../../src/aws/athena';
import { openLake } from '../../../src/aws/eventDataStore';
import { createPacer } from '../../../src/aws/pace';
import { listTrails } from '../../../src/aws/trails';
import { isTrailTable } from '../../../src/core/sql/athenaSql';
import { trailTableSql } from '../../../src/core/sql/trailTable';
import { never } from '../stores/eventStoreContract';
import { UNASKED } from './awsFiles';
import { EVENT_DATA_STORE, queryStores, rejectsWith, type QueryStores } from './queryStores';
import { eagerClock } from './testClock';

const DATABASES = Array.from({ length: 60 }, (_, n) => `database_${String(n).padStart(2, '0')}`);

describe('what can be chosen', () => {
  let stores: QueryStores;
  const connection = () => {
    const clock = eagerClock();
    const pacer = createPacer(4, clock);
    return { profile: 'demo', region: 'us-east-1', pacer, clock, callers: UNASKED };
  };

  before(async () => {
    stores = await queryStores({
      queries: {
        workGroups: ['primary', 'old-disabled', 'analysts-nowhere', 'analysts'],
        tables: {
          ...Object.fromEntries(DATABASES.map(name => [name, []])),
          security: ['cloudtrail_logs', 'flow_logs'],
        },
        trails: [
          {
            Name: 'management',
            S3BucketName: 'amzn-s3-demo-bucket',
            S3KeyPrefix: 'logs',
            HomeRegion: 'eu-west-1',
            IsMultiRegionTrail: true,
            TrailARN: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/management',
          },
        ],
      },
    });
  });
  after(() => stores.close());

  it('are the workgroups that run queries', async () => {
    const names = await openAthena(connection()).workGroups(never());
    assert.deepEqual(names, ['analysts', 'analysts-nowhere', 'primary']);
  });

  it('are all databases, page by page', async () => {
    const names = await openAthena(connection()).databases(never());
    assert.deepEqual(names, [...DATABASES, 'security']);
  });

  it('are tables, and it can be told which are over a trail', async () => {
    const athena = openAthena(connection());
    const tables = await athena.tables('security', never());
    assert.deepEqual(
      tables.map(table => [table.name, isTrailTable(table)]),
      [
        ['cloudtrail_logs', true],
        ['flow_logs', false],
      ],
    );
    const table = await athena.table('security', 'cloudtrail_logs', never());
    assert.deepEqual(table, tables[0]);
    assert.equal(table.parameters?.['projection.region.values'], 'us-east-1,eu-west-1');
    const { statement } = athena.store({ workGroup: 'primary', table }).search({ filters: [] });
    assert.match(statement ?? '', /FROM "security"\."cloudtrail_logs"\n.*/);
    assert.match(statement ?? '', /"region" IN \('us-east-1', 'eu-west-1'\)/);
  });

  it('say so when they are not there', async () => {
    const athena = openAthena(connection());
    await rejectsWith(athena.tables('gone', never()), 'missing', /Database gone not found\./);
    await rejectsWith(athena.table('security', 'gone', never()), 'missing', /Table gone not found/);
  });

  it('say so when a workgroup keeps no results, and take a place for them', async () => {
    const workGroup = 'analysts-nowhere';
    const nowhere = stores.athena({ workGroup }).search({ filters: [] });
    await rejectsWith(nowhere.next(never()), 'missing', /No output location provided/);
    const outputLocation = 's3://amzn-s3-demo-bucket/results/';
    const page = await stores
      .athena({ workGroup, outputLocation })
      .search({ filters: [] })
      .next(never());
    assert.equal(page.events.length, 99);
  });

  it('are event data stores by their names', async () => {
    const found = await openLake(connection()).eventDataStores(never());
    assert.deepEqual(found, [EVENT_DATA_STORE]);
  });

  it('are trails, from which a table can be made', async () => {
    const [trail, ...others] = await listTrails(connection(), never());
    assert.deepEqual(
      [trail, others],
      [
        {
          name: 'management',
          bucket: 'amzn-s3-demo-bucket',
          prefix: 'logs',
          account: '111122223333',
          region: 'eu-west-1',
          hasAllRegions: true,
          isOfOrganization: false,
        },
        [],
      ],
    );
    const { bucket = '', prefix = '', account = '', region = '' } = trail ?? {};
    const sql = trailTableSql({ bucket, prefix, accounts: [account], regions: [region] });
    assert.match(sql, /LOCATION 's3:\/\/amzn-s3-demo-bucket\/logs\/AWSLogs\/'/);
  });

  it('are called what the person chose', () => {
    assert.deepEqual(
      [stores.athena().id, stores.athena().label],
      [
        'athena:us-east-1:demo:primary:default.cloudtrail_logs',
        'cloudtrail_logs · demo · us-east-1',
      ],
    );
    assert.deepEqual(
      [stores.lake().id, stores.lake().label],
      [`event-data-store:us-east-1:demo:${EVENT_DATA_STORE.id}`, 'security · demo · us-east-1'],
    );
  });
});
