import fc from 'fast-check';
import assert from 'node:assert/strict';
import {
  FILTER_ATTRIBUTES,
  type EventFilter,
  type EventQuery,
  type FilterAttribute,
} from '../../../src/core/query';
import {
  ANY_TRAIL_TABLE,
  athenaSql,
  isTrailTable,
  type AthenaTable,
} from '../../../src/core/sql/athenaSql';
import { anyValue, wellFormed } from './hostileValues';
import { meaningOf, trinoTokens } from './sqlParsers';

const NOW = Date.UTC(2026, 0, 31, 23, 30, 0);
const HOUR = 60 * 60 * 1000;

const sqlOf = (query: EventQuery, table = ANY_TRAIL_TABLE) => athenaSql(query, table, { now: NOW });
const one = (attribute: FilterAttribute, value: string): EventQuery => ({
  filters: [{ attribute, value }],
});
const linesOf = (query: EventQuery, table?: AthenaTable) =>
  sqlOf(query, table)
    .split('\n')
    .filter(line => /^(WHERE| {2}AND) /.test(line))
    .map(line => line.replace(/^(WHERE| {2}AND) /, ''));

describe('the SQL of a search in Athena', function () {
  this.timeout(60_000);

  it('reads one day when nothing else is said, and says so', () => {
    const sql = sqlOf({ filters: [] });
    trinoTokens(sql);
    assert.match(sql, /^SELECT eventVersion,\n {2}json_format\(CAST\(userIdentity AS JSON\)\) AS/);
    assert.match(sql, /\nFROM "cloudtrail_logs"\n/);
    assert.match(sql, /\nORDER BY eventTime DESC\nLIMIT 10000$/);
    // A log file that is delivered after midnight lies under the next day.
    assert.deepEqual(linesOf({ filters: [] }), [
      `"timestamp" BETWEEN '2026/01/30' AND '2026/02/01'`,
      `eventTime BETWEEN '2026-01-30T23:30:00Z' AND '2026-01-31T23:30:00Z'`,
    ]);
  });

  it('takes whole seconds within the time range', () => {
    const [, time] = linesOf({ from: NOW - HOUR + 1, to: NOW - 1, filters: [] });
    assert.equal(time, `eventTime BETWEEN '2026-01-31T22:30:01Z' AND '2026-01-31T23:29:59Z'`);
    const widest = linesOf({ from: -8.64e15, to: 8.64e15, filters: [] });
    assert.deepEqual(widest, [
      `"timestamp" BETWEEN '1970/01/01' AND '9999/12/31'`,
      `eventTime BETWEEN '1970-01-01T00:00:00Z' AND '9999-12-30T23:59:59Z'`,
    ]);
  });

  const cases: readonly (readonly [FilterAttribute, string])[] = [
    ['eventId', `eventID = 'x'`],
    ['requestId', `'x' IN (requestID, sharedEventID)`],
    ['accessKeyId', `userIdentity.accessKeyId = 'x'`],
    ['errorCode', `errorCode = 'x'`],
    ['sourceIPAddress', `sourceIPAddress = 'x'`],
    ['readOnly', `CAST(readOnly AS varchar) = 'x'`],
    [
      'session',
      `userIdentity.principalId || ' ' || userIdentity.sessionContext.attributes.creationDate = 'x'`,
    ],
    [
      'userName',
      `'x' IN (userIdentity.userName, userIdentity.sessionContext.sessionIssuer.userName, ` +
        `split_part(userIdentity.principalId, ':', 2), IF(userIdentity.type = 'Root', 'root'))`,
    ],
    [
      'resource',
      `strpos(concat_ws(' ', requestParameters, responseElements, ` +
        `json_format(CAST(resources AS JSON))), '"x"') > 0`,
    ],
  ];
  for (const [attribute, condition] of cases)
    it(`finds ${attribute} where events have it`, () =>
      assert.equal(linesOf(one(attribute, 'x'))[2], condition));

  it('takes alternatives of one attribute together, and every word of free text', () => {
    const filters: readonly EventFilter[] = [
      { attribute: 'eventName', value: 'StopLogging' },
      { attribute: 'text', value: 'Alice' },
      { attribute: 'eventName', value: 'DeleteTrail' },
      { attribute: 'text', value: 'cli' },
      { attribute: 'principal', value: 'a' },
      { attribute: 'principal', value: 'b' },
    ];
    const [, , principal, name, ...words] = linesOf({ filters });
    assert.equal(name, `eventName IN ('StopLogging', 'DeleteTrail')`);
    assert.match(principal ?? '', /^\('a' IN \(userIdentity\.arn, .*\) OR 'b' IN \(.*\)\)$/);
    assert.equal(words.length, 2);
    assert.match(words[0] ?? '', /^strpos\(lower\(concat_ws\(' ', eventVersion, .*'alice'\) > 0$/);
  });

  it('binds Region and account where the table is partitioned by them', () => {
    const filters: readonly EventFilter[] = [
      { attribute: 'awsRegion', value: 'eu-west-1' },
      { attribute: 'awsRegion', value: 'us-east-1' },
      { attribute: 'recipientAccountId', value: '111122223333' },
    ];
    assert.deepEqual(linesOf({ filters }).slice(0, 3), [
      `"account" IN ('111122223333')`,
      `"region" IN ('eu-west-1', 'us-east-1')`,
      `"timestamp" BETWEEN '2026/01/30' AND '2026/02/01'`,
    ]);
  });

  it('keeps to the partitions that the table says it has', () => {
    const table: AthenaTable = {
      ...ANY_TRAIL_TABLE,
      database: 'security "logs"',
      partitions: [
        { name: 'region', type: 'string' },
        { name: 'hour', type: 'string' },
      ],
      parameters: {
        'projection.region.type': 'enum',
        'projection.region.values': 'us-east-1,eu-west-1',
        'projection.hour.type': 'date',
        'projection.hour.format': 'yyyy-MM-dd-HH',
      },
    };
    trinoTokens(sqlOf({ filters: [] }, table));
    assert.match(sqlOf({ filters: [] }, table), /\nFROM "security ""logs"""\."cloudtrail_logs"\n/);
    assert.deepEqual(linesOf({ from: NOW, filters: [] }, table).slice(0, 2), [
      `"region" IN ('us-east-1', 'eu-west-1')`,
      `"hour" BETWEEN '2026-01-31-23' AND '2026-02-01-23'`,
    ]);
  });

  it('binds year, month and day, however they are written', () => {
    const partitions = ['region', 'year', 'month', 'day'].map(name => ({ name, type: 'string' }));
    const table = { ...ANY_TRAIL_TABLE, partitions };
    trinoTokens(sqlOf({ filters: [] }, table));
    assert.equal(
      linesOf({ filters: [] }, table)[0],
      `concat(CAST("year" AS varchar), '/', lpad(CAST("month" AS varchar), 2, '0'), '/', ` +
        `lpad(CAST("day" AS varchar), 2, '0')) BETWEEN '2026/01/30' AND '2026/02/01'`,
    );
  });

  it('refuses tables of which it would have to read everything', () => {
    const account = [{ name: 'account', type: 'string' }];
    const injected: AthenaTable = {
      ...ANY_TRAIL_TABLE,
      partitions: account,
      parameters: { 'projection.account.type': 'injected' },
    };
    assert.throws(() => sqlOf({ filters: [] }, injected), /without a value of account/);
    assert.match(sqlOf(one('recipientAccountId', '111122223333'), injected), /"account" IN/);
    const backwards: AthenaTable = {
      ...ANY_TRAIL_TABLE,
      parameters: {
        'projection.timestamp.type': 'date',
        'projection.timestamp.format': 'dd/MM/yyyy',
      },
    };
    assert.throws(() => sqlOf({ filters: [] }, backwards), /dates like dd\/MM\/yyyy/);
  });

  it('asks for the columns that the table has, in the types that they have', () => {
    const table: AthenaTable = {
      name: 'logs',
      columns: [
        { name: 'eventtime', type: 'timestamp' },
        { name: 'eventname', type: 'string' },
        { name: 'readonly', type: 'boolean' },
        { name: 'useridentity', type: 'struct<type:string>' },
        { name: 'somebodys_own', type: 'string' },
      ],
      partitions: [],
    };
    const sql = sqlOf(one('text', 'x'), table);
    trinoTokens(sql);
    assert.match(sql, /eventTime BETWEEN TIMESTAMP '2026-01-30 23:30:00' AND TIMESTAMP/);
    assert.match(sql, /CAST\(readOnly AS varchar\)/);
    assert.doesNotMatch(sql, /somebodys_own/);
    assert.ok(isTrailTable({ ...table, columns: ANY_TRAIL_TABLE.columns }));
    assert.ok(!isTrailTable(table));
  });

  it('is one statement whose only trace of a value is a literal, whatever the value', () => {
    const plain = new Map(FILTER_ATTRIBUTES.map(name => [name, shapeOf(one(name, 'x'))]));
    fc.assert(
      fc.property(fc.constantFrom(...FILTER_ATTRIBUTES), anyValue, (attribute, value) => {
        const query = one(attribute, value);
        const tokens = trinoTokens(sqlOf(query));
        assert.deepEqual(shapeOf(query), plain.get(attribute));
        const meanings = tokens.map(meaningOf).filter(meaning => meaning !== undefined);
        const wanted = wellFormed(attribute === 'text' ? value.toLowerCase() : value);
        assert.ok(
          attribute === 'resource'
            ? meanings.some(
                meaning => /^"/.test(meaning) && JSON.parse(meaning) === wellFormed(value),
              )
            : meanings.includes(wanted),
        );
        // What is shown is what runs: nothing in it is hidden or turns about what is beside it.
        assert.doesNotMatch(sqlOf(query), /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 200 },
    );
  });

  /** The tokens of a query, with its literals left blank. */
  function shapeOf(query: EventQuery): readonly string[] {
    return trinoTokens(sqlOf(query)).map(token => (meaningOf(token) === undefined ? token : "''"));
  }
});
