import assert from 'node:assert/strict';
import { requestFor } from '../../../src/aws/eventHistory';
import { SAMPLE_START } from '../stores/sampleEvents';

const NOW = SAMPLE_START + 24 * 60 * 60_000;
const DAY = 24 * 60 * 60_000;

describe('a request for event history', () => {
  it('gives AWS the one filter that leaves least and keeps the others', () => {
    const { input, rest } = requestFor(
      {
        filters: [
          { attribute: 'readOnly', value: 'false' },
          { attribute: 'userName', value: 'alice' },
          { attribute: 'eventName', value: 'PutObject' },
        ],
      },
      NOW,
    );
    assert.deepEqual(input.LookupAttributes, [
      { AttributeKey: 'Username', AttributeValue: 'alice' },
    ]);
    assert.deepEqual(rest, {
      filters: [
        { attribute: 'readOnly', value: 'false' },
        { attribute: 'eventName', value: 'PutObject' },
      ],
    });
  });

  it('gives AWS no attribute of which there are several values, and none that it does not know', () => {
    const filters = [
      { attribute: 'eventName', value: 'StopLogging' },
      { attribute: 'eventName', value: 'DeleteTrail' },
      { attribute: 'errorCode', value: 'AccessDenied' },
      { attribute: 'userName', value: '' },
    ] as const;
    const { input, rest } = requestFor({ filters }, NOW);
    assert.equal(input.LookupAttributes, undefined);
    assert.deepEqual(rest.filters, filters);
    const source = { attribute: 'eventSource', value: 'iam.amazonaws.com' } as const;
    const more = requestFor({ filters: [...filters, source] }, NOW);
    assert.deepEqual(more.input.LookupAttributes, [
      { AttributeKey: 'EventSource', AttributeValue: 'iam.amazonaws.com' },
    ]);
    assert.deepEqual(more.rest.filters, filters);
  });

  it('stays within the 90 days that there are', () => {
    const { input } = requestFor({ from: 0, to: NOW + DAY, filters: [] }, NOW);
    assert.deepEqual(input, { StartTime: new Date(NOW - 90 * DAY), MaxResults: 50 });
  });

  it('has an end only where one is asked for: the clock of AWS may be ahead of this one', () => {
    const endOf = (to?: number) =>
      requestFor({ ...(to !== undefined && { to }), filters: [] }, NOW).input.EndTime;
    assert.equal(endOf(), undefined);
    assert.deepEqual(endOf(NOW - DAY), new Date(NOW - DAY));
    // What is after it is left to the filter here.
    assert.equal(endOf(NOW + 1), undefined);
    assert.equal(requestFor({ to: NOW + 1, filters: [] }, NOW).rest.to, NOW + 1);
  });
});
