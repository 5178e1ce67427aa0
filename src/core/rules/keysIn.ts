import type { JsonObject, JsonValue } from '../cloudTrailEvent';

/** How many keys the objects in a value have, at any depth. */
export function keysIn(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) for (const item of value) count += keysIn(item as JsonValue);
  else {
    const members = value as JsonObject;
    for (const key in members) count += 1 + keysIn(members[key]);
  }
  return count;
}
