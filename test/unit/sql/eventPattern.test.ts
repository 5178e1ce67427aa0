import fc from 'fast-check';
import assert from 'node:assert/strict';
import { isObject, list, object, type JsonValue } from '../../../src/core/cloudTrailEvent';
import { matches, type EventQuery } from '../../../src/core/query';
import { eventPattern } from '../../../src/core/sql/eventPattern';
import { anySearch, SEARCHED_EVENTS } from './searches';

/** What EventBridge does with a pattern, of the operators that we use. */
function meets(event: JsonValue, pattern: JsonValue): boolean {
  if (Array.isArray(pattern))
    return pattern.some((wanted: JsonValue) =>
      (Array.isArray(event) ? event : [event]).some((value: JsonValue) => {
        if (!isObject(wanted)) return value === wanted;
        return typeof value === 'string' && value.endsWith(String(wanted['suffix']));
      }),
    );
  return Object.entries(object(pattern)).every(([key, part]) =>
    key === '$or'
      ? list(part).some(alternative => meets(event, alternative))
      : isObject(event) && meets(event[key], part),
  );
}

/** On its way to EventBridge nobody has turned a boolean into a word. */
const DELIVERED = SEARCHED_EVENTS.filter(({ readOnly }) => typeof readOnly !== 'string');

describe('a search as a pattern of EventBridge', () => {
  const asked = (query: EventQuery) => {
    const { text, leftOut } = eventPattern(query);
    return { pattern: JSON.parse(text) as JsonValue, leftOut };
  };

  it('names the field of every filter', () => {
    const { pattern, leftOut } = asked({
      filters: [
        { attribute: 'eventName', value: 'StopLogging' },
        { attribute: 'eventName', value: 'DeleteTrail' },
        { attribute: 'readOnly', value: 'false' },
        { attribute: 'requestId', value: 'a' },
      ],
    });
    assert.deepEqual(leftOut, []);
    assert.deepEqual(pattern, {
      'detail-type': [{ suffix: 'via CloudTrail' }],
      detail: {
        eventName: ['StopLogging', 'DeleteTrail'],
        readOnly: [false],
        $or: [{ requestID: ['a'] }, { sharedEventID: ['a'] }],
      },
    });
  });

  it('takes every event that CloudTrail delivers when nothing is asked', () => {
    assert.deepEqual(asked({ filters: [] }), {
      pattern: { 'detail-type': [{ suffix: 'via CloudTrail' }] },
      leftOut: [],
    });
  });

  it('says what it cannot ask for', () => {
    const { leftOut } = asked({
      from: 0,
      filters: [
        { attribute: 'text', value: 'a' },
        { attribute: 'resource', value: 'b' },
        { attribute: 'principal', value: 'c' },
        { attribute: 'userName', value: 'd' },
      ],
    });
    assert.deepEqual([...leftOut].sort(), ['resource', 'text', 'time', 'userName']);
  });

  it('finds what the search finds, less what it says that it leaves out', () => {
    fc.assert(
      fc.property(anySearch, query => {
        const { pattern, leftOut } = asked(query);
        const filters = query.filters.filter(({ attribute }) => !leftOut.includes(attribute));
        for (const event of DELIVERED)
          assert.equal(
            meets({ 'detail-type': 'AWS API Call via CloudTrail', detail: event }, pattern),
            matches({ filters }, event),
            JSON.stringify([pattern, event]),
          );
      }),
    );
  });
});
