import type { ActionTable } from '../actions/actionTable';
import type { CloudTrailEvent, JsonValue, Path } from '../cloudTrailEvent';
import { isObject, object, text, valueAt } from '../cloudTrailEvent';
import type { Field } from '../fields';
import { canonicalPath, fieldAt, recordKind } from '../fields';
import { parseTime } from '../values/time';
import { own } from '../own';

/** What an explanation may know besides the event; without it, it depends on the event alone. */
export interface ExplainOptions {
  /** The time of the reader, in milliseconds since 1970: adds how long ago a time was. */
  readonly now?: number;
  /** The reader's IANA time zone, `Europe/Berlin`: adds what a time was there. */
  readonly timeZone?: string;
  /** What is known of calls: adds what one does, its IAM actions, what attackers used it for. */
  readonly actions?: ActionTable | undefined;
  /** The name or path of the log file: adds how long the event took to be delivered. */
  readonly fileName?: string | undefined;
}

/** One place of an event, with what the words about it may need. */
export interface Place {
  /** The event with its top-level keys as AWS documents them. */
  readonly event: CloudTrailEvent;
  /** The path with its keys as AWS documents them. */
  readonly path: Path;
  readonly value: JsonValue;
  readonly field: Field | undefined;
  readonly options: ExplainOptions;
  /** When the event happened. */
  readonly time: number | undefined;
  /** The account of who made the call. */
  readonly caller: string | undefined;
  /** The account that received the event. */
  readonly recipient: string | undefined;
}

/** The place at a path, whatever the age of the record: old ones write `EventName`. */
export function placeAt(root: CloudTrailEvent, path: Path, options: ExplainOptions): Place {
  const event = canonicalEvent(root);
  const record = recordKind(event);
  const canonical = canonicalPath(path, record);
  const field = fieldAt(canonical, record);
  const stub = field?.required === 'stub-only' && !isStub(valueAt(event, canonical.slice(0, 1)));
  return {
    event,
    path: canonical,
    value: valueAt(root, path),
    field: stub ? undefined : field,
    options,
    time: parseTime(event.eventTime),
    caller: text(object(event.userIdentity)['accountId']),
    recipient: text(event.recipientAccountId),
  };
}

/** Whether an object only says that the content was too large. */
export function isStub(value: JsonValue): boolean {
  return isObject(value) && 'omitted' in value;
}

/** Most records are in today's spelling; only others are looked through key by key. */
function canonicalEvent(event: CloudTrailEvent): CloudTrailEvent {
  if ('eventVersion' in event || 'eventTime' in event) return event;
  const keys = Object.keys(event);
  const renamed = keys.map(
    key => [key, String(canonicalPath([key], recordKind(event))[0])] as const,
  );
  if (renamed.every(([key, name]) => key === name)) return event;
  return Object.fromEntries(renamed.map(([key, name]) => [name, own(event, key)]));
}
