import { FLAGS, FLAG_BITS, ROW, ROW_LENGTH } from './eventRow';
import type { ListsPart, NumberLists } from './numberLists';
import { ID_LENGTH, isNumber } from './packedID';
import { rowTexts, type RowTexts } from './rowTexts';

/** Rows that were written elsewhere, with the texts to which they refer, by number. */
export interface RowPart {
  readonly rows: Uint32Array;
  readonly words: readonly string[];
  readonly actions: ListsPart;
  readonly callers: ListsPart;
  readonly resources: ListsPart;
}

/** So many rows lie together, in 40 kB: a table grows without being copied. */
const CHUNK_BITS = 10;
const CHUNK = 2 ** CHUNK_BITS;

/** Of this process: nobody can make ids that are slow to tell apart. */
const SEED = Math.floor(Math.random() * 2 ** 32) | 1;

interface Chunk {
  readonly rows: Uint32Array;
  readonly times: Float64Array;
}

/** The rows of events. They are only ever added, so that whoever has the number of one may keep it. */
export class EventTable {
  readonly texts: RowTexts = rowTexts();
  #chunks: Chunk[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Adds rows that refer to the table's own texts. Returns the number of the first. */
  append(rows: Uint32Array): number {
    const first = this.#count;
    for (let from = 0; from < rows.length;) {
      const at = this.#count % CHUNK;
      if (at === 0 && this.#count === this.#chunks.length * CHUNK) this.#chunks.push(chunk());
      const to = Math.min(rows.length, from + (CHUNK - at) * ROW_LENGTH);
      this.#chunks.at(-1)?.rows.set(rows.subarray(from, to), at * ROW_LENGTH);
      this.#count += (to - from) / ROW_LENGTH;
      from = to;
    }
    return first;
  }

  /** Adds rows that were written elsewhere, which are changed to refer to the table's texts. */
  appendPart({ rows, words, actions, callers, resources }: RowPart): number {
    const { texts } = this;
    const ofWords = Uint32Array.from(words, word => texts.words.codeOf(word));
    for (const { numbers } of [actions, callers])
      for (let at = 0; at < numbers.length; at++) renumber(numbers, at, ofWords);
    const ofActions = renumbered(actions, texts.actions);
    const ofCallers = renumbered(callers, texts.callers);
    const ofResources = renumbered(resources, texts.resources);
    for (let at = 0; at < rows.length; at += ROW_LENGTH) {
      if (isNumber(rows, at + ROW.eventId)) renumber(rows, at + ROW.eventId, ofWords);
      const word = rows[at + ROW.action] ?? 0;
      const action = ofActions[word >>> FLAG_BITS] ?? 0;
      rows[at + ROW.action] = (action << FLAG_BITS) | (word & (2 ** FLAG_BITS - 1));
      renumber(rows, at + ROW.caller, ofCallers);
      renumber(rows, at + ROW.resources, ofResources);
    }
    return this.append(rows);
  }

  /** A number of a row, by its place in `ROW`. */
  word(row: number, at: number): number {
    return this.#chunks[row >> CHUNK_BITS]?.rows[(row & (CHUNK - 1)) * ROW_LENGTH + at] ?? 0;
  }

  time(row: number): number {
    const times = this.#chunks[row >> CHUNK_BITS]?.times;
    return times?.[((row & (CHUNK - 1)) * ROW_LENGTH) / 2] ?? Number.NEGATIVE_INFINITY;
  }

  has(row: number, flag: number): boolean {
    return (this.word(row, ROW.action) & flag) !== 0;
  }

  /** The number of the list of what was done. */
  action(row: number): number {
    return this.word(row, ROW.action) >>> FLAG_BITS;
  }

  isEvent(row: number): boolean {
    return this.has(row, FLAGS.isEvent);
  }

  /** Other ids have other hashes, unless somebody has guessed the seed. 0: the event has no id. */
  hashOfID(row: number): number {
    const rows = this.#chunks[row >> CHUNK_BITS]?.rows;
    const start = (row & (CHUNK - 1)) * ROW_LENGTH + ROW.eventId;
    let hash = SEED;
    let bits = 0;
    for (let at = start; at < start + ID_LENGTH; at++) {
      const word = rows?.[at] ?? 0;
      bits |= word;
      hash = Math.imul(hash ^ word, 0x85ebca6b) ^ (hash >>> 15);
    }
    return bits === 0 ? 0 : (hash ^ (hash >>> 13)) >>> 0 || 1;
  }

  /** Whether two events have the same id. */
  isSameID(one: number, other: number): boolean {
    for (let at = 0; at < ID_LENGTH; at++)
      if (this.word(one, ROW.eventId + at) !== this.word(other, ROW.eventId + at)) return false;
    return true;
  }
}

function chunk(): Chunk {
  const rows = new Uint32Array(CHUNK * ROW_LENGTH);
  return { rows, times: new Float64Array(rows.buffer) };
}

/** The numbers here of lists that were made elsewhere. */
function renumbered({ numbers, ends }: ListsPart, into: NumberLists): Uint32Array {
  const codes = new Uint32Array(ends.length);
  for (let code = 1; code < ends.length; code++)
    codes[code] = into.codeOf(numbers.subarray(ends[code - 1], ends[code]));
  return codes;
}

function renumber(rows: Uint32Array, at: number, codes: Uint32Array): void {
  rows[at] = codes[rows[at] ?? 0] ?? 0;
}
