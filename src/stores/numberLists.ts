/** Lists as they go from one thread to another: their numbers, and where each list ends. */
export interface ListsPart {
  readonly numbers: Uint32Array;
  readonly ends: Uint32Array;
}

/** Of this process: nobody can make lists that are slow to tell apart. */
const SEED = Math.floor(Math.random() * 2 ** 32) | 1;

/**
 * Lists of numbers, each kept once and known by its number; 0 stands for the empty one. They lie one
 * after the other in one array and are found by their hash: some 4 bytes a number and 12 a list, a
 * quarter of what a map of joined texts held.
 */
export class NumberLists {
  #numbers = new Uint32Array(256);
  /** Where each list ends, which is where the next one begins. */
  #ends = new Uint32Array(64);
  #count = 1;
  /** The list by its hash, or by a free place after it. */
  #places = new Uint32Array(128);

  get count(): number {
    return this.#count;
  }

  /** The numbers of a list: a view that holds until another one is added. */
  at(list: number): Uint32Array {
    return this.#numbers.subarray(list === 0 ? 0 : this.#ends[list - 1], this.#ends[list]);
  }

  /** The number of the list that is the first `length` of these. */
  codeOf(list: Uint32Array, length = list.length): number {
    if (length === 0) return 0;
    const mask = this.#places.length - 1;
    let place = hashOf(list, 0, length) & mask;
    for (let code; (code = this.#places[place] ?? 0) !== 0; place = (place + 1) & mask)
      if (this.#is(code, list, length)) return code;
    this.#places[place] = this.#count;
    this.#add(list, length);
    return this.#count - 1;
  }

  part(): ListsPart {
    const ends = this.#ends.slice(0, this.#count);
    return { numbers: this.#numbers.slice(0, ends[this.#count - 1]), ends };
  }

  #is(code: number, list: Uint32Array, length: number): boolean {
    const start = this.#ends[code - 1] ?? 0;
    if (this.#ends[code] !== start + length) return false;
    for (let at = 0; at < length; at++) if (this.#numbers[start + at] !== list[at]) return false;
    return true;
  }

  #add(list: Uint32Array, length: number): void {
    const start = this.#ends[this.#count - 1] ?? 0;
    this.#numbers = grown(this.#numbers, start + length);
    for (let at = 0; at < length; at++) this.#numbers[start + at] = list[at] ?? 0;
    this.#ends = grown(this.#ends, this.#count + 1);
    this.#ends[this.#count++] = start + length;
    if (2 * this.#count > this.#places.length) this.#spread();
  }

  /** Gives the lists twice as many places. */
  #spread(): void {
    const places = new Uint32Array(2 * this.#places.length);
    const mask = places.length - 1;
    for (let code = 1; code < this.#count; code++) {
      let place = hashOf(this.#numbers, this.#ends[code - 1] ?? 0, this.#ends[code] ?? 0) & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = code;
    }
    this.#places = places;
  }
}

/** The same numbers with room for so many, half as much again where there was none. */
export function grown(numbers: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  if (length <= numbers.length) return numbers as Uint32Array<ArrayBuffer>;
  const larger = new Uint32Array(Math.max(length, Math.ceil(1.5 * numbers.length)));
  larger.set(numbers);
  return larger;
}

function hashOf(numbers: Uint32Array, start: number, end: number): number {
  let hash = SEED;
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ (numbers[at] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  return (hash ^ (hash >>> 13)) >>> 0;
}
