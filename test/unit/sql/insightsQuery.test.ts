import fc from 'fast-check';
import assert from 'node:assert/strict';
import { FILTER_ATTRIBUTES } from '../../../src/core/query';
import { insightsQuery } from '../../../src/core/sql/insightsQuery';
import { anyValue } from './hostileValues';

const NOW = Date.UTC(2026, 0, 31, 12, 0, 0);

describe('a search as a query of CloudWatch Logs Insights', () => {
  it('has a line for every condition', () => {
    assert.equal(
      insightsQuery(
        {
          filters: [
            { attribute: 'eventName', value: 'StopLogging' },
            { attribute: 'text', value: 'Alice' },
            { attribute: 'eventName', value: 'DeleteTrail' },
            { attribute: 'readOnly', value: 'false' },
            { attribute: 'resource', value: 'sg-0123456789EXAMPLE' },
            { attribute: 'userName', value: 'root' },
            { attribute: 'text', value: '"x"' },
          ],
        },
        NOW,
      ),
      String.raw`# 2026-01-30T12:00:00Z – 2026-01-31T12:00:00Z
fields @timestamp, @message
| filter @message like "\"sg-0123456789EXAMPLE\""
| filter userIdentity.userName = "root" or userIdentity.sessionContext.sessionIssuer.userName = "root" or strcontains(concat(userIdentity.principalId, " "), ":root ") = 1 or userIdentity.type = "Root"
| filter eventName = "StopLogging" or eventName = "DeleteTrail"
| filter @message like "\"readOnly\":false"
| filter tolower(@message) like "alice"
| filter tolower(@message) like "\"x\""
| sort @timestamp desc
| limit 10000`,
    );
  });

  it('has every value in a text of its own, on its line', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FILTER_ATTRIBUTES), anyValue, (attribute, value) => {
        const shape = (of: string) =>
          insightsQuery({ filters: [{ attribute, value: of }] }, NOW)
            .replace(/"(?:[^"\\]|\\.)*"/g, '""')
            .split('\n');
        assert.deepEqual(shape(value), shape(value === 'root' ? 'root' : 'x'));
      }),
    );
  });
});
