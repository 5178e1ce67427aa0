import assert from 'node:assert/strict';
import { EVENT_KEYS } from '../../../src/core/payloads';
import { ANY_TRAIL_TABLE, athenaSql, isTrailTable } from '../../../src/core/sql/athenaSql';
import { TRAIL_COLUMNS, trailTableSql, type Trail } from '../../../src/core/sql/trailTable';
import { checkHive } from './sqlParsers';

const TRAIL: Trail = {
  bucket: 'amzn-s3-demo-bucket',
  accounts: ['111122223333', '444455556666'],
  regions: ['us-east-1', 'eu-west-1'],
};

describe('the table over a trail', function () {
  this.timeout(60_000);

  it('is made by a statement of Hive', () => {
    const sql = trailTableSql(TRAIL);
    checkHive(sql);
    for (const line of [
      'CREATE EXTERNAL TABLE `cloudtrail_logs` (',
      'PARTITIONED BY (`account` string, `region` string, `timestamp` string)',
      `LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/'`,
      `  'projection.account.values' = '111122223333,444455556666',`,
      `  'projection.region.values' = 'us-east-1,eu-west-1',`,
      `  'projection.timestamp.range' = '2020/01/01,NOW',`,
      "  'storage.location.template' = 's3://amzn-s3-demo-bucket/AWSLogs/${account}/CloudTrail/${region}/${timestamp}/'",
    ])
      assert.ok(sql.split('\n').includes(line), `${line}\n${sql}`);
  });

  it('knows prefixes and organizations', () => {
    const sql = trailTableSql({ ...TRAIL, prefix: "it's/here/", organization: 'o-exampleorgid' });
    checkHive(sql);
    assert.match(
      sql,
      /LOCATION 's3:\/\/amzn-s3-demo-bucket\/it\\'s\/here\/AWSLogs\/o-exampleorgid\/'/,
    );
  });

  it('has a column for what events have, and nothing else', () => {
    for (const { name } of TRAIL_COLUMNS) assert.ok(EVENT_KEYS.has(name), name);
    assert.ok(TRAIL_COLUMNS.every(({ type }) => !/\s/.test(type)));
    assert.ok(isTrailTable(ANY_TRAIL_TABLE));
  });

  it('is what a copied search reads', () => {
    const filters = [{ attribute: 'awsRegion', value: 'us-east-1' }] as const;
    const sql = athenaSql({ filters }, ANY_TRAIL_TABLE, { now: 0 });
    assert.match(
      sql,
      /FROM "cloudtrail_logs"\nWHERE "region" IN \('us-east-1'\)\n {2}AND "timestamp"/,
    );
  });

  it('is not made for what cannot be a trail', () => {
    const wrong: readonly Partial<Trail>[] = [
      { bucket: 'Not A Bucket' },
      { bucket: "b'; DROP TABLE x; --" },
      { prefix: '${account}' },
      { prefix: '/leading' },
      { organization: 'o' },
      { accounts: ['1'] },
      { accounts: [] },
      { regions: ["us-east-1'"] },
      { regions: [] },
      { since: '2020-01-01' },
    ];
    for (const part of wrong)
      assert.throws(
        () => trailTableSql({ ...TRAIL, ...part }),
        { name: 'Error' },
        JSON.stringify(part),
      );
  });
});
