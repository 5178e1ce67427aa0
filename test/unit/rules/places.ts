import type { CloudTrailEvent, JsonValue, Path } from '../../../src/core/cloudTrailEvent';
import { isObject } from '../../../src/core/cloudTrailEvent';

/** Objects whose keys each service chooses. */
const OPEN = new Set([
  'requestParameters',
  'responseElements',
  'additionalEventData',
  'serviceEventDetails',
  'edgeDeviceDetails',
]);

/** Where the keys lie that AWS documents, in an event that has no others. */
export function* describedPlaces(event: CloudTrailEvent): Generator<Path> {
  yield* below(event, []);
}

function* below(value: JsonValue, path: Path): Generator<Path> {
  if (Array.isArray(value)) {
    // The items of a list are alike.
    if (value.length > 0) yield* below(value[0], [...path, 0]);
  } else if (isObject(value)) {
    for (const key in value) {
      yield [...path, key];
      if (!OPEN.has(key)) yield* below(value[key], [...path, key]);
    }
  }
}
