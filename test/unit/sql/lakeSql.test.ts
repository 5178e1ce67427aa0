import fc from 'fast-check';
import assert from 'node:assert/strict';
import { FILTER_ATTRIBUTES, type EventQuery } from '../../../src/core/query';
import { ANY_EVENT_DATA_STORE, lakeSql } from '../../../src/core/sql/lakeSql';
import { anyValue } from './hostileValues';
import { meaningOf, trinoTokens } from './sqlParsers';

const NOW = Date.UTC(2026, 0, 31, 12, 0, 0);
const STORE = '0f1e2d3c-1111-4222-8333-444455556666';

const sqlOf = (query: EventQuery, store = STORE) => lakeSql(query, { store, now: NOW });

/** In CloudTrail Lake an id stands where Trino wants a name; everything else is Trino's. */
const tokensOf = (query: EventQuery) =>
  trinoTokens(sqlOf(query).replace(`FROM ${STORE}`, 'FROM store'));

describe('the SQL of a search in CloudTrail Lake', function () {
  this.timeout(60_000);

  it('asks for the records, within a day when nothing else is said', () => {
    tokensOf({ filters: [] });
    assert.equal(
      sqlOf({ filters: [] }),
      `SELECT eventJson
FROM ${STORE}
WHERE eventTime >= '2026-01-30 12:00:00'
  AND eventTime <= '2026-01-31 12:00:00'
ORDER BY eventTime DESC
LIMIT 10000`,
    );
  });

  it('finds resources and sessions in the record, where types are others than in a table', () => {
    const sql = sqlOf({
      from: NOW,
      filters: [
        { attribute: 'resource', value: 'sg-0123456789EXAMPLE' },
        { attribute: 'session', value: 'AROAIOSFODNN7EXAMPLE:alice 2026-01-31T11:58:00Z' },
      ],
    });
    assert.match(sql, /json_format\(json_extract\(eventJson, '\$\.requestParameters'\)\)/);
    assert.match(sql, /'"sg-0123456789EXAMPLE"'\) > 0/);
    assert.match(sql, /date_format\(.*creationDate, '%Y-%m-%dT%H:%i:%sZ'\) = 'AROA/);
  });

  it('takes nothing but an id for an event data store', () => {
    trinoTokens(sqlOf({ filters: [] }, ANY_EVENT_DATA_STORE));
    for (const store of ['', 'a; SELECT 1', "a'", 'a b', 'a\n'])
      assert.throws(() => sqlOf({ filters: [] }, store), /not the id of an event data store/);
  });

  it('is one statement whatever the value', () => {
    const shape = (query: EventQuery) =>
      tokensOf(query).map(token => (meaningOf(token) === undefined ? token : "''"));
    fc.assert(
      fc.property(fc.constantFrom(...FILTER_ATTRIBUTES), anyValue, (attribute, value) => {
        const query = (text: string) => ({ filters: [{ attribute, value: text }] });
        assert.deepEqual(shape(query(value)), shape(query('x')));
      }),
      { numRuns: 100 },
    );
  });
});
