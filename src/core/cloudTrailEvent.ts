import { own } from './own';

/**
 * A CloudTrail event as AWS documents it. Every field is optional and nothing is promised about a
 * value's type: events are read from files that anyone may have edited, so readers narrow what they
 * take (`text()`, `object()` below) and rules report what does not fit.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export interface CloudTrailEvent extends JsonObject {
  readonly eventVersion?: JsonValue;
  readonly userIdentity?: JsonValue;
  readonly eventTime?: JsonValue;
  readonly eventSource?: JsonValue;
  readonly eventName?: JsonValue;
  readonly awsRegion?: JsonValue;
  readonly sourceIPAddress?: JsonValue;
  readonly userAgent?: JsonValue;
  readonly errorCode?: JsonValue;
  readonly errorMessage?: JsonValue;
  readonly requestParameters?: JsonValue;
  readonly responseElements?: JsonValue;
  readonly additionalEventData?: JsonValue;
  readonly requestID?: JsonValue;
  readonly eventID?: JsonValue;
  readonly eventType?: JsonValue;
  readonly eventCategory?: JsonValue;
  readonly readOnly?: JsonValue;
  readonly managementEvent?: JsonValue;
  readonly resources?: JsonValue;
  readonly recipientAccountId?: JsonValue;
  readonly sharedEventID?: JsonValue;
  readonly insightDetails?: JsonValue;
  readonly tlsDetails?: JsonValue;
}

export type JsonValue =
  string | number | boolean | null | undefined | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Keys and array indexes from an event's root to a place in it. */
export type Path = readonly (string | number)[];

/** The value as text; `undefined` when it is not a string or is empty. */
export function text(value: JsonValue): string | undefined {
  return typeof value === 'string' && value.length > 0 ? value : undefined;
}

/** The value as an object; an empty one when it is anything else, so that reads can be chained. */
export function object(value: JsonValue): JsonObject {
  return isObject(value) ? value : EMPTY;
}

export function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a list; an empty one when it is anything else. */
export function list(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

/** The value at a path; `undefined` where the path leads nowhere. */
export function valueAt(root: JsonValue, path: Path): JsonValue {
  let value: JsonValue = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = own(value as Record<string | number, JsonValue>, step);
  }
  return value;
}

const EMPTY: JsonObject = Object.freeze({});
