import { isObject, type JsonValue } from '../core/cloudTrailEvent';
import { EVENT_KEYS } from '../core/payloads';

/**
 * The items of a log as AWS delivers it: `{"Records":[…]}`, and nothing else in it. `undefined` for any
 * other text, of which `openLog` says what it is. Parsing it as a whole takes half of what it takes to
 * find the events and to parse each of them, and most files in a folder are like this.
 *
 * The items are those of `openLog`, in the same places: it takes the list under `Records`, where the first
 * item has what CloudTrail writes and nothing that others do. The list is parsed without what is around
 * it, so that a second one of that name makes it no list; looking for such a name took as long as parsing.
 */
export function plainLog(text: string): readonly JsonValue[] | undefined {
  if (text.length > LONGEST) return undefined;
  const [start] = START.exec(text) ?? [];
  const end = text.lastIndexOf(']') + 1;
  if (start === undefined || !END.test(text.slice(end))) return undefined;
  let records: unknown;
  try {
    records = JSON.parse(text.slice(start.length, end));
  } catch {
    return undefined;
  }
  if (!Array.isArray(records)) return undefined;
  return isTelling(records[0] as JsonValue) ? (records as readonly JsonValue[]) : undefined;
}

/** Longer ones nowhere: what is parsed of a text takes several times its memory, and a thread has 2 GB. */
const LONGEST = 32_000_000;

const START = /^[ \t\r\n]*\{[ \t\r\n]*"Records"[ \t\r\n]*:/;
const END = /^[ \t\r\n]*\}[ \t\r\n]*$/;

/** Whether a record can be nothing but an event of CloudTrail: every key of it is known. */
function isTelling(record: JsonValue): boolean {
  if (!isObject(record) || !isObject(record['userIdentity'])) return false;
  const { eventVersion, eventSource } = record;
  return (
    typeof eventVersion === 'string' &&
    typeof eventSource === 'string' &&
    /^[a-z0-9-]+\.amazonaws\.com$/.test(eventSource) &&
    Object.keys(record).every(key => KEYS.has(key))
  );
}

const KEYS: ReadonlySet<string> = new Set(EVENT_KEYS.values());

/** Whether a value is nested more deeply than so many brackets. */
export function isDeeper(value: JsonValue, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (most === 0) return true;
  if (Array.isArray(value)) {
    for (const part of value as readonly JsonValue[]) if (isDeeper(part, most - 1)) return true;
    return false;
  }
  const members = value as { readonly [key: string]: JsonValue };
  for (const key in members) if (isDeeper(members[key], most - 1)) return true;
  return false;
}
