import { sharedPartOf, type Call } from '../core/trace';
import { grown, NumberLists } from './numberLists';
import { ID_LENGTH, packID, unpackedID } from './packedID';
import { Strings } from './strings';

/**
 * Calls that are held until every file is read, as numbers: 28 bytes a call, 28 an id, and once what
 * calls share. As objects they take 1.6 kB each.
 */
export class KeptCalls {
  count = 0;
  #times = new Float64Array(1024);
  #rows = new Uint32Array(ROW.length * 1024);
  readonly #words = new Strings();
  readonly #ids = new NumberLists();
  readonly #packed = new Uint32Array(ID_LENGTH);
  readonly #shared = new Map<string, number>();
  /** The first call of those that share the rest. */
  readonly #examples: Call[] = [];

  add(call: Call): void {
    const at = this.count++;
    this.#rows = grown(this.#rows, ROW.length * this.count);
    if (at >= this.#times.length) this.#times = longer(this.#times);
    this.#times[at] = call.time ?? Number.NaN;
    const row = ROW.length * at;
    this.#rows[row + ROW.event] = this.#codeOf(call.eventID);
    this.#rows[row + ROW.request] = this.#codeOf(call.requestID);
    this.#rows[row + ROW.shared] = this.#codeOf(call.sharedEventID);
    this.#rows[row + ROW.rest] = this.#restOf(call);
  }

  at(place: number): Call {
    const row = ROW.length * place;
    const time = this.#times[place] ?? Number.NaN;
    const example = this.#examples[this.#rows[row + ROW.rest] ?? 0] as Call;
    return {
      ...example,
      eventID: this.#idOf(row + ROW.event),
      time: Number.isNaN(time) ? undefined : time,
      requestID: this.#idOf(row + ROW.request),
      sharedEventID: this.#idOf(row + ROW.shared),
    };
  }

  /** The places by time, those without one first, and those of one time by their ids. */
  byTime(): Uint32Array {
    const times = this.#times.map(time => (Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time));
    const places = Uint32Array.from({ length: this.count }, (_, place) => place);
    return places.sort((one, other) => {
      const [first, second] = [times[one] ?? 0, times[other] ?? 0];
      if (first !== second) return first < second ? -1 : 1;
      const [firstID = '', secondID = ''] = [this.#eventID(one), this.#eventID(other)];
      return firstID === secondID ? 0 : firstID < secondID ? -1 : 1;
    });
  }

  /** The places of calls that share their id, by its code. */
  doubles(): ReadonlyMap<number, readonly number[]> {
    const first = new Uint32Array(this.#ids.count);
    const found = new Map<number, number[]>();
    for (let place = 0; place < this.count; place++) {
      const code = this.idCode(place);
      const before = first[code] ?? 0;
      if (before === 0) first[code] = place + 1;
      else {
        const places = found.get(code) ?? [before - 1];
        places.push(place);
        found.set(code, places);
      }
    }
    return found;
  }

  /** A number that calls share when they have the same event id. */
  idCode(place: number): number {
    return this.#rows[ROW.length * place + ROW.event] ?? 0;
  }

  #eventID(place: number): string | undefined {
    return this.#idOf(ROW.length * place + ROW.event);
  }

  #codeOf(id: string | undefined): number {
    if (id === undefined) return 0;
    packID(id, this.#words, this.#packed, 0);
    return this.#ids.codeOf(this.#packed);
  }

  #idOf(column: number): string | undefined {
    const code = this.#rows[column] ?? 0;
    return code === 0 ? undefined : unpackedID(this.#ids.at(code), this.#words);
  }

  #restOf(call: Call): number {
    const key = sharedPartOf(call);
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    this.#shared.set(key, this.#examples.length);
    return this.#examples.push(call) - 1;
  }
}

/** The columns of a row: codes of ids, and the number of the example. */
const ROW = { event: 0, request: 1, shared: 2, rest: 3, length: 4 } as const;

function longer(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const more = new Float64Array(2 * numbers.length);
  more.set(numbers);
  return more;
}
