/**
 * What is kept of an event so that filters need not read it again: a row of 40 bytes, whatever the
 * event holds, and texts that many events share.
 *
 * What was done and by whom are numbers of lists of texts (`rowTexts.ts`), of which there are few: a
 * filter is answered once for each of them. Of the texts of requests and responses, which differ more,
 * lists of hashes are kept. Ids differ in every event: the event's own is kept in its 16 bytes, the
 * others as a hash of 4. A filter that is met by a row may therefore not be met by the event (never the
 * other way around), and whoever shows the event looks once more.
 *
 * Tried: the identity and the resources as one text each (JSON and joined: it took as long as parsing the
 * logs to write them and to look them up); each text of a request by number (50 ms in 35,000 events, for
 * 12 of hashing, and 2 MB of texts); a number for each field in the row (72 bytes); a row of columns
 * in an array each (as fast to fill, slower to hand over between threads, and more to grow); the posting
 * lists of each value (three times the memory, as most values are rare).
 */
import { object, text, type CloudTrailEvent, type JsonValue } from '../core/cloudTrailEvent';
import { canonicalEvent } from '../core/legacyEvent';
import { eventTime, resources } from '../core/query';
import { hash, hashOf } from './hash';
import { grown, type NumberLists } from './numberLists';
import { packID } from './packedID';
import { ACTION, CALLER, LONGEST, type RowTexts } from './rowTexts';
import type { Strings } from './strings';
import { valueText } from '../core/valueText';

/** The numbers of a row, of 32 bits each; the time takes two. */
export const ROW = {
  /** Milliseconds since the epoch, as a float of 64 bits; -Infinity without one. */
  time: 0,
  eventId: 2,
  requestId: 6,
  /** The number of the list above `FLAG_BITS`, the flags below. */
  action: 7,
  caller: 8,
  /** The shared event id is among them: few events have one. */
  resources: 9,
} as const;

export const ROW_LENGTH = 10;

export const FLAG_BITS = 4;

export const FLAGS = {
  /** There is an event at this index of the log. */
  isEvent: 1,
  /** Not everything could be kept: any filter may be met. */
  isUnsure: 2,
  isReadOnly: 4,
  isNotReadOnly: 8,
} as const;

/** Writes rows one after the other, the index in a log's events being the place in its rows. */
export class RowWriter {
  count = 0;
  #rows = new Uint32Array(64 * ROW_LENGTH);
  #times = new Float64Array(this.#rows.buffer);
  readonly #action: SharedFields;
  readonly #caller: SharedFields;
  #resources = new Uint32Array(64);

  constructor(private readonly texts: RowTexts) {
    this.#action = new SharedFields(ACTION.length, texts.words, texts.actions);
    this.#caller = new SharedFields(CALLER.length, texts.words, texts.callers);
  }

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
    if (!anyEvent) return;
    const event = canonicalEvent(anyEvent);
    this.#times[at / 2] = eventTime(event) ?? Number.NEGATIVE_INFINITY;
    const id = text(event.eventID);
    if (id !== undefined) packID(id, this.texts.words, rows, at + ROW.eventId);
    rows[at + ROW.requestId] = hashOf(event.requestID);
    const flags = FLAGS.isEvent | readOnlyFlag(event.readOnly);
    rows[at + ROW.action] = (this.#actionOf(event) << FLAG_BITS) | flags;
    rows[at + ROW.caller] = this.#callerOf(event);
    rows[at + ROW.resources] = this.#resourcesOf(event);
  }

  /** Takes back the rows from `count` on: those of a log that was interrupted. */
  cut(count: number): void {
    this.count = count;
  }

  /** In the order of `ACTION`. */
  #actionOf(event: CloudTrailEvent): number {
    const action = this.#action;
    action.put(0, short(event.eventName));
    action.put(1, short(event.eventSource));
    action.put(2, short(event.errorCode));
    action.put(3, short(event.awsRegion));
    action.put(4, short(event.recipientAccountId));
    return action.code();
  }

  /** In the order of `CALLER`. */
  #callerOf(event: CloudTrailEvent): number {
    const caller = this.#caller;
    const identity = object(event.userIdentity);
    const session = object(identity['sessionContext']);
    const issuer = object(session['sessionIssuer']);
    caller.put(0, event.sourceIPAddress);
    caller.put(1, identity['type']);
    caller.put(2, identity['arn']);
    caller.put(3, identity['principalId']);
    caller.put(4, identity['accessKeyId']);
    caller.put(5, identity['userName']);
    caller.put(6, identity['invokedBy']);
    caller.put(7, object(session['attributes'])['creationDate']);
    caller.put(8, issuer['arn']);
    caller.put(9, issuer['principalId']);
    caller.put(10, issuer['userName']);
    return caller.code();
  }

  #resourcesOf(event: CloudTrailEvent): number {
    const found = resources(event);
    const shared = text(event.sharedEventID);
    const length = found.length + (shared === undefined ? 0 : 1);
    this.#resources = grown(this.#resources, length);
    for (let at = 0; at < found.length; at++) this.#resources[at] = hashOf(found[at]);
    if (shared !== undefined) this.#resources[found.length] = hashOf(shared);
    return this.texts.resources.codeOf(this.#resources, length);
  }

  #grow(): void {
    this.#rows = grown(this.#rows, 2 * this.#rows.length);
    this.#times = new Float64Array(this.#rows.buffer);
  }
}

/** Fields that an event mostly shares with the one before: comparing is less than looking up. */
class SharedFields {
  readonly #newest: string[];
  readonly #words: Uint32Array;
  #code = 0;
  #isAnother = true;

  constructor(
    length: number,
    private readonly texts: Strings,
    private readonly lists: NumberLists,
  ) {
    this.#newest = Array.from({ length }, () => '');
    this.#words = new Uint32Array(length);
  }

  put(at: number, value: JsonValue): void {
    const word = typeof value === 'string' ? value : '';
    if (word === this.#newest[at]) return;
    this.#newest[at] = word;
    this.#words[at] = this.texts.codeOf(word);
    this.#isAnother = true;
  }

  /** The number of the list of what was put. */
  code(): number {
    if (this.#isAnother) this.#code = this.lists.codeOf(this.#words);
    this.#isAnother = false;
    return this.#code;
  }
}

/** A text as it is kept: a long one by its hash. */
export function short<T extends JsonValue>(value: T): T | string {
  if (typeof value !== 'string' || value.length <= LONGEST) return value;
  return `${value.length} ${hash(value)}`;
}

/** The words of `readOnly`; others than these two are nobody's, and so any. */
function readOnlyFlag(value: JsonValue): number {
  if (value === undefined) return 0;
  const word = valueText(value);
  if (word === 'true') return FLAGS.isReadOnly;
  return word === 'false' ? FLAGS.isNotReadOnly : FLAGS.isUnsure;
}
