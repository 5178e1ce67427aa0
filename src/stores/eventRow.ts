/**
 * What is kept of an event so that filters need not read it again: a row of 72 bytes, whatever the
 * event holds, and texts that many events share.
 *
 * Names and addresses are numbers of texts. The caller is the number of its `userIdentity` as JSON, so
 * that whatever a filter asks of an identity is answered once for each of them, by the same code as for
 * an event; so are the texts of requests and responses, all of an event's as one. Ids differ in every
 * event: the event's own is kept in its 16 bytes, the others as a hash of 4. A filter that is met by a
 * row may therefore not be met by the event (never the other way around), and whoever shows the event
 * looks once more.
 *
 * Tried: a row of columns in an array each (as fast to fill, slower to hand over between threads, and
 * more to grow); the posting lists of each value (three times the memory, as most values are rare).
 */
import { isObject, text, type CloudTrailEvent, type JsonValue } from '../core/cloudTrailEvent';
import { canonicalEvent } from '../core/legacyEvent';
import { eventTime, resources } from '../core/query';
import { hash, hashOf } from './hash';
import { packID } from './packedID';
import { Strings } from './strings';

/** The numbers of a row, of 32 bits each; the time takes two. */
export const ROW = {
  /** Milliseconds since the epoch, as a float of 64 bits; -Infinity without one. */
  time: 0,
  eventId: 2,
  requestId: 6,
  sharedEventId: 7,
  eventName: 8,
  eventSource: 9,
  errorCode: 10,
  sourceIPAddress: 11,
  awsRegion: 12,
  recipientAccountId: 13,
  userAgent: 14,
  identity: 15,
  resource: 16,
  flags: 17,
} as const;

export const ROW_LENGTH = 18;

/** What the numbers of words are kept of. */
export const WORDS = [
  'eventName',
  'eventSource',
  'errorCode',
  'sourceIPAddress',
  'awsRegion',
  'recipientAccountId',
  'userAgent',
] as const;

export const FLAGS = {
  /** There is an event at this index of the log. */
  isEvent: 1,
  /** Not everything could be kept: any filter may be met. */
  isUnsure: 2,
  isReadOnly: 4,
  isNotReadOnly: 8,
} as const;

/** The texts to which rows refer. */
export interface RowTexts {
  readonly words: Strings;
  readonly identities: Strings;
  readonly resources: Strings;
}

export function rowTexts(): RowTexts {
  return { words: new Strings(), identities: new Strings(), resources: new Strings() };
}

type Word = (typeof WORDS)[number];

/** What stands between the texts of a resource list. */
export const BETWEEN = '\u0000';

/** Longer texts (policies, pages of results) are kept by their hash. */
const LONGEST = 128;

/** Writes rows one after the other, the index in a log's events being the place in its rows. */
export class RowWriter {
  count = 0;
  #rows = new Uint32Array(64 * ROW_LENGTH);
  #times = new Float64Array(this.#rows.buffer);

  readonly #newest: string[] = WORDS.map(() => '');
  readonly #newestCodes: number[] = WORDS.map(() => 0);

  constructor(private readonly texts: RowTexts) {}

  /** The rows so far: a view that holds until the next one is added. */
  get rows(): Uint32Array {
    return this.#rows.subarray(0, this.count * ROW_LENGTH);
  }

  /** Adds the row of an event, or of something in its place that is none. */
  add(anyEvent: CloudTrailEvent | undefined): void {
    if ((this.count + 1) * ROW_LENGTH > this.#rows.length) this.#grow();
    const at = this.count++ * ROW_LENGTH;
    const rows = this.#rows;
    rows.fill(0, at, at + ROW_LENGTH);
    if (!anyEvent) {
      this.#times[at / 2] = Number.NEGATIVE_INFINITY;
      return;
    }
    const event = canonicalEvent(anyEvent);
    this.#times[at / 2] = eventTime(event) ?? Number.NEGATIVE_INFINITY;
    const { words } = this.texts;
    const id = text(event.eventID);
    if (id !== undefined) packID(id, words, rows, at + ROW.eventId);
    rows[at + ROW.requestId] = hashOf(event.requestID);
    rows[at + ROW.sharedEventId] = hashOf(event.sharedEventID);
    for (let word = 0; word < WORDS.length; word++)
      rows[at + ROW.eventName + word] = this.#word(word, event[WORDS[word] as Word]);
    rows[at + ROW.resource] = this.#resources(event);
    const identity = this.#identity(event.userIdentity);
    if (identity !== undefined) rows[at + ROW.identity] = identity;
    rows[at + ROW.flags] =
      FLAGS.isEvent | readOnlyFlag(event.readOnly) | (identity === undefined ? FLAGS.isUnsure : 0);
  }

  /** Takes back the rows from `count` on: those of a log that was interrupted. */
  cut(count: number): void {
    this.count = count;
  }

  #word(word: number, value: JsonValue): number {
    if (typeof value !== 'string' || value === '') return 0;
    // Mostly the same as in the event before: comparing is less than looking up.
    if (value === this.#newest[word]) return this.#newestCodes[word] ?? 0;
    const code = this.texts.words.codeOf(short(value));
    this.#newest[word] = value;
    this.#newestCodes[word] = code;
    return code;
  }

  #identity(value: JsonValue): number | undefined {
    if (!isObject(value)) return 0;
    try {
      return this.texts.identities.codeOf(JSON.stringify(value));
    } catch {
      // Nested too deep to be written.
      return undefined;
    }
  }

  #resources(event: CloudTrailEvent): number {
    const values = resources(event);
    if (values.length === 0) return 0;
    const joined = values.length === 1 ? short(values[0] ?? '') : values.map(short).join(BETWEEN);
    return this.texts.resources.codeOf(joined);
  }

  #grow(): void {
    const rows = new Uint32Array(2 * this.#rows.length);
    rows.set(this.#rows);
    this.#rows = rows;
    this.#times = new Float64Array(rows.buffer);
  }
}

/** The text as it is kept: a long one by its hash. */
export function short(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.length} ${hash(text)}`;
}

/** The words of `readOnly`; others than these two are nobody's, and so any. */
function readOnlyFlag(value: JsonValue): number {
  if (value === undefined) return 0;
  const word = String(value);
  if (word === 'true') return FLAGS.isReadOnly;
  return word === 'false' ? FLAGS.isNotReadOnly : FLAGS.isUnsure;
}
