/** Where in an item the event is: the item itself, a value in it, or a JSON string in it. */
import { OPEN_BRACE, QUOTE, eachMember, skipSpace, unquote } from './scan';

export interface PayloadSpan {
  readonly start: number;
  readonly end: number;
  /** The event is in a JSON string: its own text is what the string means. */
  readonly isString: boolean;
}

/** Where the event of the item lies. The item may be cut off at its end. */
export type Payload = (text: string, start: number, end: number) => PayloadSpan | undefined;

/** The item is the event. */
export const itself: Payload = (text, start, end) =>
  looksLikeEvent(text, start, end) ? { start, end, isString: false } : undefined;

/** The event is the value of a key, as an object or as JSON in a string; `beside` must be there too. */
export function envelope(key: string, beside?: string): Payload {
  return (text, start, end) => {
    let payload: PayloadSpan | undefined;
    let isBeside = beside === undefined;
    if (text.charCodeAt(start) !== OPEN_BRACE) return undefined;
    eachMember(
      text,
      start,
      ({ keyStart, keyEnd, valueStart, valueEnd }) => {
        const name = unquote(text, keyStart, keyEnd);
        if (name === beside) isBeside = true;
        if (name === key) payload = eventIn(text, valueStart, valueEnd);
        return isBeside && payload !== undefined;
      },
      end,
    );
    return isBeside ? payload : undefined;
  };
}

/** The event is the first value of the item that is one: `{"name": …, "event": {…}}`. */
export const wrapped: Payload = (text, start, end) => {
  let payload: PayloadSpan | undefined;
  if (text.charCodeAt(start) !== OPEN_BRACE) return undefined;
  eachMember(
    text,
    start,
    ({ valueStart, valueEnd }) => {
      payload = eventIn(text, valueStart, valueEnd);
      return payload !== undefined;
    },
    end,
  );
  return payload;
};

/** A row of CloudTrail Lake: a list of objects with one key each, among them keys of an event. */
export const lakeRow: Payload = (text, start, end) => {
  let known = 0;
  let json: PayloadSpan | undefined;
  eachMember(
    text,
    start,
    cell => {
      if (text.charCodeAt(cell.valueStart) !== OPEN_BRACE) return false;
      eachMember(text, cell.valueStart, ({ keyStart, keyEnd, valueStart, valueEnd }) => {
        const key = unquote(text, keyStart, keyEnd).toLowerCase();
        if (EVENT_KEYS.has(key)) known++;
        if (key === 'eventjson') json = eventIn(text, valueStart, valueEnd);
        return true;
      });
      return json !== undefined;
    },
    end,
  );
  return json ?? (known >= 2 ? { start, end, isString: false } : undefined);
};

/** A row of a table in Athena: the keys of an event in lower case. */
export const tableRow: Payload = (text, start, end) =>
  keysOf(text, start, end).filter(key => LOWER_CASE_KEYS.has(key)).length >= 3
    ? { start, end, isString: false }
    : undefined;

/** A digest file, which says which log files were delivered. */
export const digest: Payload = (text, start, end) => {
  const keys = keysOf(text, start, end);
  return keys.includes('digestS3Object') && keys.includes('logFiles')
    ? { start, end, isString: false }
    : undefined;
};

/** The value as an event: an object, or JSON of one in a string. */
function eventIn(text: string, start: number, end: number): PayloadSpan | undefined {
  const code = text.charCodeAt(start);
  if (code === OPEN_BRACE && looksLikeEvent(text, start, end))
    return { start, end, isString: false };
  if (code !== QUOTE) return undefined;
  // As much of the string as tells: of a cut one, the escapes at its end may be broken.
  const inner = unescaped(text.slice(start + 1, Math.min(end - 1, start + ENOUGH)));
  const first = skipSpace(inner, 0);
  return looksLikeEvent(inner, first, inner.length) ? { start, end, isString: true } : undefined;
}

const ENOUGH = 4096;

function unescaped(content: string): string {
  const whole = content.replace(/\\(u[0-9a-fA-F]{0,3})?$/, '');
  try {
    return JSON.parse(`"${whole}"`) as string;
  } catch {
    return '';
  }
}

/**
 * Keys that CloudTrail writes at the top of an event, by their lower case. Three of them make an event,
 * so that one with a dropped or misspelt key is still recognised and can be reported.
 */
export const EVENT_KEYS: ReadonlyMap<string, string> = new Map(
  (
    'eventVersion userIdentity eventTime eventSource eventName awsRegion sourceIPAddress userAgent ' +
    'eventID eventType eventCategory requestParameters responseElements recipientAccountId ' +
    'managementEvent readOnly requestID sharedEventID insightDetails tlsDetails resources errorCode ' +
    'errorMessage additionalEventData apiVersion vpcEndpointId vpcEndpointAccountId annotation ' +
    'serviceEventDetails eventData timeWindow addendum edgeDeviceDetails eventContext ' +
    'sessionCredentialFromConsole'
  )
    .split(' ')
    .map(name => [name.toLowerCase(), name]),
);

/** The columns of a table in Athena: the keys all in lower case, where that is not how they are. */
const LOWER_CASE_KEYS = new Set(
  [...EVENT_KEYS].flatMap(([lower, name]) => (lower === name ? [] : lower)),
);

/** Keys of which an event has one at least; the others are common in other people's JSON. */
export const TELLING_KEYS: ReadonlySet<string> = new Set([
  'eventversion',
  'eventsource',
  'useridentity',
  'sourceipaddress',
  'insightdetails',
]);

/** Whether the object at the offset has the keys of a CloudTrail event, as they are or in PascalCase. */
function looksLikeEvent(text: string, start: number, end: number): boolean {
  let known = 0;
  let telling = false;
  if (text.charCodeAt(start) !== OPEN_BRACE) return false;
  eachMember(
    text,
    start,
    ({ keyStart, keyEnd }) => {
      const key = unquote(text, keyStart, keyEnd);
      // All in lower case they are the columns of a table.
      if (LOWER_CASE_KEYS.has(key)) return false;
      const lower = key.toLowerCase();
      if (EVENT_KEYS.has(lower)) known++;
      if (TELLING_KEYS.has(lower)) telling = true;
      // What LookupEvents puts around an event has some of its keys.
      if (key === 'CloudTrailEvent') known = Number.NEGATIVE_INFINITY;
      return false;
    },
    end,
  );
  return telling && known >= 3;
}

function keysOf(text: string, start: number, end: number): readonly string[] {
  const keys: string[] = [];
  if (text.charCodeAt(start) !== OPEN_BRACE) return keys;
  eachMember(
    text,
    start,
    ({ keyStart, keyEnd }) => {
      keys.push(unquote(text, keyStart, keyEnd));
      return false;
    },
    end,
  );
  return keys;
}
