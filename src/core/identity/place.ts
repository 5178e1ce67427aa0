import type { CloudTrailEvent, JsonValue, Path } from '../cloudTrailEvent';
import { toPointer } from '../jsonPointer';
import { own } from '../own';

/** A value of the event with the way to it, so that whatever is said also carries where it is said. */
export interface Place {
  readonly value: JsonValue;
  readonly path: Path;
}

export function eventPlace(event: CloudTrailEvent): Place {
  return { value: event, path: [] };
}

/**
 * The place below another one; its value is `undefined` where the keys lead nowhere. A key that is
 * not there as AWS spells it is looked up without regard to case, because early records and rows of
 * query engines write `UserIdentity` or `useridentity`; the path has the record's own spelling.
 */
export function at(place: Place, ...keys: Path): Place {
  return keys.reduce<Place>(({ value, path }, key) => {
    const found = ownKey(value, key);
    return found === undefined
      ? { value: undefined, path: [...path, key] }
      : { value: own(value as Record<string | number, JsonValue>, found), path: [...path, found] };
  }, place);
}

/** The places of a list's items; of an object that stands where a list belongs, none. */
export function items(place: Place): readonly Place[] {
  const { value, path } = place;
  return Array.isArray(value)
    ? value.map((item: JsonValue, index) => ({ value: item, path: [...path, index] }))
    : [];
}

/** The places of an object's values, in the order of the record. */
export function entries(place: Place): readonly (readonly [key: string, place: Place])[] {
  const { value, path } = place;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).map(([key, item]) => [key, { value: item, path: [...path, key] }])
    : [];
}

/**
 * The value as words, trimmed; `undefined` when it is empty, a list or an object. Numbers and booleans
 * count, as do the texts of a converter that wrote `null` for nothing: those are nothing.
 */
export function wordsAt(place: Place): string | undefined {
  const { value } = place;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const words = typeof value === 'string' ? value.trim() : '';
  return words === '' || /^(null|None)$/.test(words) ? undefined : words;
}

/** The first of the places that has words. */
export function firstWith(...places: readonly Place[]): Place | undefined {
  return places.find(place => wordsAt(place) !== undefined);
}

export function isThere(place: Place): boolean {
  return place.value !== undefined;
}

export function pointerTo(place: Place): string {
  return toPointer(place.path);
}

function ownKey(value: JsonValue, key: string | number): string | number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Object.hasOwn(value, key)) return key;
  if (typeof key === 'number' || Array.isArray(value)) return undefined;
  const wanted = key.toLowerCase();
  return Object.keys(value).find(own => own.toLowerCase() === wanted);
}
