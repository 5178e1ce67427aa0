import type { JsonValue } from '../cloudTrailEvent';
import { fieldAt } from '../fields';

/** The versions of the event format that AWS has documented, oldest first. */
const KNOWN = fieldAt(['eventVersion'])?.knownValues ?? [];

/** Nearly every event has a known version: looked up, not parsed. */
const MINORS: ReadonlyMap<JsonValue, number> = new Map(KNOWN.map(known => [known, parse(known)]));

/** The part after the dot as an integer, 11 for `1.11`; -1 when the value is no version. */
export function minorOf(version: JsonValue): number {
  return MINORS.get(version) ?? parse(version);
}

export const NEWEST_VERSION = KNOWN.at(-1) ?? '1.0';
export const NEWEST_MINOR = minorOf(NEWEST_VERSION);

function parse(version: JsonValue): number {
  const minor = typeof version === 'string' && /^\d+\.(\d+)$/.exec(version)?.[1];
  return minor ? +minor : -1;
}
