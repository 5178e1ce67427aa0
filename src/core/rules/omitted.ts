import type { JsonObject, JsonValue } from '../cloudTrailEvent';
import { isObject } from '../cloudTrailEvent';
import { CONTENTS } from '../fields/rows';
import { message } from '../message';
import { fills } from './call';
import type { Report, Rule } from './rule';
import { shown } from './shown';
import { valueText } from '../valueText';

export const contentOmitted: Rule = {
  id: 'content-omitted',
  severity: 'info',
  summary: 'The parameters of a call are there in full.',
  explanation:
    'CloudTrail leaves out requestParameters, responseElements and serviceEventDetails over 100 KB, and additionalEventData over 28 KB; a short stub says so. What was left out is recorded nowhere else, so ask the service for the state that the call left.',
  docs: CONTENTS,
  concerns: call => Object.keys(LIMITS).some(key => fills(call, key)),
  check({ event }, report) {
    // Read by name: a key in a variable costs more.
    look('requestParameters', event.requestParameters, report);
    look('responseElements', event.responseElements, report);
    look('serviceEventDetails', event['serviceEventDetails'], report);
    look('additionalEventData', event.additionalEventData, report);
  },
};

function look(key: keyof typeof LIMITS, value: JsonValue, report: Report): void {
  if (isObject(value) && isStub(value)) say(key, value, LIMITS[key], report);
}

function say(key: string, stub: JsonObject, limit: number, report: Report): void {
  const size = Number(valueText(stub['originalSize']));
  report(
    [key],
    size > limit
      ? message(
          'CloudTrail left out {0}: it had {1} KB, and {2} KB are recorded at most.',
          key,
          Math.ceil(size / KB),
          limit / KB,
        )
      : message('CloudTrail left out {0}: {1}', key, shown(stub['reason'])),
    { target: 'key' },
  );
}

const KB = 1024;
/** What CloudTrail records of these fields at most, in bytes. */
const LIMITS = {
  requestParameters: 100 * KB,
  responseElements: 100 * KB,
  serviceEventDetails: 100 * KB,
  additionalEventData: 28 * KB,
};

/** `{"reason": "requestParameters too large", "omitted": true, "originalSize": 149893}` */
function isStub(value: JsonObject): boolean {
  return isTrue(value['omitted']) && typeof value['reason'] === 'string';
}

/** Tools that convert events make a text of it. */
function isTrue(value: JsonValue): boolean {
  return value === true || value === 'true';
}
