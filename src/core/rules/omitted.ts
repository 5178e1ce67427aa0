import type { CloudTrailEvent, JsonObject, JsonValue } from '../cloudTrailEvent';
import { isObject } from '../cloudTrailEvent';
import { CONTENTS } from '../fields/rows';
import { message } from '../message';
import type { Rule } from './rule';
import { shown } from './shown';

export const contentOmitted: Rule = {
  id: 'content-omitted',
  severity: 'info',
  summary: 'The parameters of a call are there in full.',
  explanation:
    'CloudTrail leaves out requestParameters, responseElements and serviceEventDetails over 100 KB, and additionalEventData over 28 KB; a short stub says so. What was left out is recorded nowhere else, so ask the service for the state that the call left.',
  docs: CONTENTS,
  check({ event }, report) {
    for (const { key, of, limit } of LIMITED) {
      const value = of(event);
      if (!isObject(value) || !isStub(value)) continue;
      const size = Number(value['originalSize']);
      report(
        [key],
        size > limit
          ? message(
              'CloudTrail left out {0}: it had {1} KB, and {2} KB are recorded at most.',
              key,
              Math.ceil(size / KB),
              limit / KB,
            )
          : message('CloudTrail left out {0}: {1}', key, shown(value['reason'])),
        { target: 'key' },
      );
    }
  },
};

const KB = 1024;
/** What CloudTrail records of these fields at most, in bytes. Read by name: a key in a variable costs more. */
const LIMITED: readonly {
  readonly key: string;
  readonly of: (event: CloudTrailEvent) => JsonValue;
  readonly limit: number;
}[] = [
  { key: 'requestParameters', of: event => event.requestParameters, limit: 100 * KB },
  { key: 'responseElements', of: event => event.responseElements, limit: 100 * KB },
  { key: 'serviceEventDetails', of: event => event['serviceEventDetails'], limit: 100 * KB },
  { key: 'additionalEventData', of: event => event.additionalEventData, limit: 28 * KB },
];

/** `{"reason": "requestParameters too large", "omitted": true, "originalSize": 149893}` */
function isStub({ omitted, reason }: JsonObject): boolean {
  return isTrue(omitted) && typeof reason === 'string';
}

/** Tools that convert events make a text of it. */
function isTrue(value: JsonValue): boolean {
  return value === true || value === 'true';
}
