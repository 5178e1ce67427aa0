/** Which values the events of a log have for a field: whoever writes one more often needs them again. */
import { text, valueAt, type CloudTrailEvent, type JsonValue, type Path } from '../cloudTrailEvent';
import type { EventLog } from '../eventLog';
import { FIELDS, type Field } from '../fields';
import { ACCOUNT_ID } from '../fields/rows';
import { isMasked } from '../values/placeholder';

/** Events that are looked through, those around the cursor: parsing them takes about 10 ms. */
const MOST_EVENTS = 1000;
const MOST_VALUES = 20;
/** Longer text is a message or a document, not a name. */
const LONGEST = 256;

/** Fields whose value belongs to one event alone. */
const OWN = new Set(['eventID', 'requestID', 'eventTime']);

/** All places of account ids: an account in one of them is as good in another. */
const ACCOUNT_PATHS = FIELDS.filter(
  ({ record, pattern }) => record === 'event' && pattern === ACCOUNT_ID.pattern,
).map(({ path }) => path.split('.').flatMap(pathSteps));

function pathSteps(step: string): Path {
  return step.endsWith('[]') ? [step.slice(0, -2), 0] : [step];
}

/** Characters that cannot be seen, or that turn the direction of writing: such a text is not offered. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/**
 * The texts at a path of the events around event `index`, but for the one that is being written there;
 * the most frequent first, the nearest first among equals. The name of an event counts for its source.
 */
export function seenValues(
  log: EventLog,
  index: number,
  event: CloudTrailEvent,
  path: Path,
  field: Field | undefined,
): readonly string[] {
  if (OWN.has(String(path[0]))) return [];
  const { eventSource } = event;
  const isCall = field?.path === 'eventName' && eventSource !== undefined;
  const paths = field?.pattern === ACCOUNT_ID.pattern ? ACCOUNT_PATHS : [path];
  const counts = new Map<string, number>();
  const count = (value: JsonValue) => {
    const seen = text(value);
    if (seen === undefined || seen.length > LONGEST) return;
    if (isMasked(seen) || INVISIBLE.test(seen)) return;
    counts.set(seen, (counts.get(seen) ?? 0) + 1);
  };
  const here = path.join('\n');
  for (const at of paths) if (at.join('\n') !== here) count(valueAt(event, at));
  for (const other of around(log.count, index)) {
    const near = log.event(other);
    if (!near || (isCall && near.eventSource !== eventSource)) continue;
    for (const at of paths) count(valueAt(near, at));
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_VALUES)
    .map(([value]) => value);
}

/** The indexes around one of `count`, the nearest first, without itself. */
function* around(count: number, index: number): Generator<number> {
  let left = MOST_EVENTS;
  for (let distance = 1; left > 0 && distance < count; distance++)
    for (const near of [index - distance, index + distance])
      if (near >= 0 && near < count && left-- > 0) yield near;
}
