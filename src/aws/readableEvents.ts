import { isObject, type JsonObject, type JsonValue } from '../core/cloudTrailEvent';

/**
 * The body of an answer such that one event of `LookupEvents` with a wrong type costs that event only. The
 * SDK rejects the page for a time that is not a number. Without `EventTime` the record is still read.
 */
export function withReadableEvents(value: JsonObject, bytes: Buffer): Buffer {
  const events = value['Events'];
  if (events === undefined) return bytes;
  if (!Array.isArray(events)) return Buffer.from(JSON.stringify({ ...value, Events: undefined }));
  const items = events as readonly JsonValue[];
  if (items.every(isReadable)) return bytes;
  const readable = items.map(item => {
    if (!isObject(item)) return {};
    return isReadable(item) ? item : { ...item, EventTime: undefined };
  });
  return Buffer.from(JSON.stringify({ ...value, Events: readable }));
}

function isReadable(item: JsonValue): boolean {
  if (!isObject(item)) return false;
  const time = item['EventTime'];
  return time === undefined || typeof time === 'number';
}
