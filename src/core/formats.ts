/**
 * The format table: every shape of text in which CloudTrail events are found, one row each. A row says
 * in which containers its items lie and where in an item the event is; `containers.ts` does the rest.
 */
import { firstRecord, foreignOf } from './foreign';
import { containerOf, type Container, type ItemsOf } from './containers';
import {
  EVENT_KEYS,
  TELLING_KEYS,
  digest,
  envelope,
  itself,
  lakeRow,
  tableRow,
  wrapped,
  type Payload,
} from './payloads';
import { END, skipSpace, skipValue } from './scan';
import type { Message } from './message';

export type FormatId =
  | 'logFile'
  | 'bareArray'
  | 'jsonLines'
  | 'singleEvent'
  | 'digest'
  | 'lookupEvents'
  | 'cloudWatchLogs'
  | 'eventBridge'
  | 'lakeRows'
  | 'athenaRows'
  | 'wrapper';

export interface Format {
  readonly id: FormatId;
  /** What people call it, in English. */
  readonly title: string;
  readonly items: ItemsOf;
  /** Where the event of an item lies; `undefined` when the item holds none. */
  readonly payload: Payload;
  /**
   * What an item's event is: a record as AWS writes it, which keeps the rules; a row of a query, whose
   * values a database has turned into text; or a digest.
   */
  readonly holds: 'event' | 'row' | 'digest';
  /** Where an item stands in the record that AWS documents: `Events[0]` of what LookupEvents returns. */
  readonly prefix?: readonly (string | number)[];
}

/** Tried in this order. */
export const FORMATS: readonly Format[] = [
  {
    id: 'logFile',
    title: 'CloudTrail log file',
    items: { containers: ['key'], keys: ['Records'] },
    payload: itself,
    holds: 'event',
  },
  {
    id: 'digest',
    title: 'CloudTrail digest file',
    items: { containers: ['single'] },
    payload: digest,
    holds: 'digest',
  },
  {
    id: 'bareArray',
    title: 'array of events',
    items: { containers: ['array'] },
    payload: itself,
    holds: 'event',
  },
  {
    id: 'jsonLines',
    title: 'JSON lines',
    items: { containers: ['lines'] },
    payload: itself,
    holds: 'event',
  },
  {
    id: 'singleEvent',
    title: 'single event',
    items: { containers: ['single'] },
    payload: itself,
    holds: 'event',
  },
  {
    id: 'lookupEvents',
    title: 'output of lookup-events',
    items: { containers: ['key', 'array', 'lines', 'single'], keys: ['Events'] },
    payload: envelope('CloudTrailEvent'),
    holds: 'event',
    prefix: ['Events', 0],
  },
  {
    id: 'eventBridge',
    title: 'EventBridge event',
    items: { containers: ['single', 'array', 'lines'] },
    payload: envelope('detail', 'detail-type'),
    holds: 'event',
    prefix: [],
  },
  {
    id: 'cloudWatchLogs',
    title: 'CloudWatch Logs events',
    items: { containers: ['key', 'array', 'lines', 'single'], keys: ['events', 'logEvents'] },
    payload: envelope('message'),
    holds: 'event',
  },
  {
    id: 'lakeRows',
    title: 'rows of CloudTrail Lake',
    items: { containers: ['key'], keys: ['QueryResultRows'] },
    payload: lakeRow,
    holds: 'row',
  },
  {
    id: 'athenaRows',
    title: 'rows of an Athena table',
    items: { containers: ['array', 'lines', 'single'] },
    payload: tableRow,
    holds: 'row',
  },
  {
    id: 'wrapper',
    title: 'events in a wrapper',
    items: { containers: ['array', 'lines', 'single', 'anyKey'] },
    payload: wrapped,
    holds: 'event',
  },
];

/** How much of a text is looked at to see whether it holds CloudTrail events, in UTF-16 units. */
export const HEAD_LENGTH = 64 * 1024;

/**
 * How much is looked at where the beginning does not tell: the first field of an event may be longer than
 * that. Of a text that is not CloudTrail's, this much is only searched for names of fields.
 */
export const LONG_HEAD_LENGTH = 1024 * 1024;

/** What stands in each text with events: searching for it takes a tenth of looking at containers. */
const NAMES = new RegExp([...EVENT_KEYS.values(), 'digestS3Object', '\\\\u'].join('|'), 'i');
const TELLING_NAMES = new RegExp([...TELLING_KEYS].join('|'), 'i');

export interface FormatOptions {
  /** The text is CloudTrail by its name or language, so an unfinished event is one too. */
  readonly assumed?: boolean;
}

/** A format with the container in which it was found. */
export interface FoundFormat {
  readonly format: Format;
  readonly container: Container;
}

/**
 * The shape of the text, or `undefined` when it holds no CloudTrail events. Looks at its beginning only.
 */
export function formatOf(
  text: string,
  { assumed = false }: FormatOptions = {},
): FoundFormat | undefined {
  const start = skipSpace(text, 0);
  let head = '';
  let isForeign = false;
  for (head of headsOf(text, start)) {
    isForeign = foreignOf(head, start) !== undefined;
    const found = isForeign || !NAMES.test(head) ? undefined : find(text, head, start, FORMATS);
    if (found) return found;
  }
  return isForeign || !assumed ? undefined : find(text, head, start, BARE, () => true);
}

/** The beginning of the text, and a longer one where its first record goes on after the short one. */
function* headsOf(text: string, start: number): Generator<string> {
  const head = text.slice(0, HEAD_LENGTH);
  yield head;
  if (text.length <= HEAD_LENGTH || skipValue(head, firstRecord(head, start)) !== END) return;
  const long = text.slice(0, LONG_HEAD_LENGTH);
  if (TELLING_NAMES.test(long)) yield long;
}

/** Formats whose items are events themselves: what an unfinished text can be taken for. */
const BARE = FORMATS.filter(({ payload }) => payload === itself);

function find(
  text: string,
  head: string,
  start: number,
  formats: readonly Format[],
  isRight?: () => boolean,
): FoundFormat | undefined {
  for (const format of formats) {
    const holds = (from: number, to: number) => format.payload(head, from, to) !== undefined;
    const container = containerOf(text, head, start, format.items, isRight ?? holds);
    if (container) return { format, container };
  }
  return undefined;
}

/** What a text is that looks like CloudTrail and is not, as far as it is known; for a note. */
export function notCloudTrail(text: string): Message | undefined {
  const start = skipSpace(text, 0);
  let note: Message | undefined;
  for (const head of headsOf(text, start)) note = foreignOf(head, start);
  return note;
}
