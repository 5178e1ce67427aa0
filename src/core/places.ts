/** Where the paths of a JSON value lie in its text, and which path lies at an offset. */
import type { Path } from './cloudTrailEvent';
import { OPEN_BRACE, OPEN_BRACKET, eachMember, skipSpace, unquote } from './scan';
import { DEEPEST } from './syntax';

/** A part of a text: offsets in UTF-16 units, the end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A member of an object has two places in the text. */
export type Target = 'key' | 'value';

export interface PlaceInValue {
  readonly path: Path;
  readonly target: Target;
  readonly span: Span;
}

/** Where things lie in a JSON value. What is in an object or a list is read once, as far as it is asked for. */
export interface Places {
  /**
   * Where a path lies, its value or its key. Where it leads nowhere, its nearest parent: the key of that
   * parent if it has one, so that a missing field does not mark a whole object.
   */
  locate(path: Path, target: Target): Span;
  /** The path at an offset, no deeper than any event is read; `undefined` between the cells of a row. */
  at(offset: number): PlaceInValue | undefined;
}

/**
 * The places in the value that fills `within`. An event may have a finding, or what is looked for, at
 * each of 100,000 keys: reading the object anew for each of them would take minutes.
 */
export function placesIn(text: string, within: Span) {
  const known = new Map<number, Members>();
  const membersAt = (value: Span) => {
    let members = known.get(value.start);
    if (!members) known.set(value.start, (members = membersOf(text, value)));
    return members;
  };
  return {
    locate(path: Path, target: Target): Span {
      let value = within;
      let key: Span | undefined;
      for (const step of path) {
        const member = membersAt(value).named(step);
        if (!member) return key ?? opening(value);
        ({ key, value } = member);
      }
      if (target === 'value') return value;
      return key ?? opening(value);
    },
    at(offset: number): PlaceInValue {
      const path: (string | number)[] = [];
      let span = within;
      while (path.length < DEEPEST) {
        const found = membersAt(span).around(offset);
        if (!found) break;
        const { step, key, value } = found;
        path.push(step);
        if (key && offset < value.start) return { path, target: 'key', span: key };
        span = value;
      }
      return { path, target: 'value', span };
    },
  } satisfies Places;
}

/** Stands for a value without a key: its first character, since marking all of it would hide the rest. */
function opening({ start, end }: Span): Span {
  return { start, end: Math.min(start + 1, end) };
}

/** What an object or a list holds. */
interface Members {
  /** The member of a key or index; of a repeated key the last one, as `JSON.parse` takes it. */
  named(step: string | number): Member | undefined;
  /** The member that an offset lies in. */
  around(offset: number): Member | undefined;
}

interface Member {
  readonly step: string | number;
  readonly key: Span | undefined;
  readonly value: Span;
}

const startOf = ({ key, value }: Member) => (key ?? value).start;

function membersOf(text: string, { start, end }: Span): Members {
  const read: Member[] = [];
  let byStep: ReadonlyMap<string, Member> | undefined;
  let isDone = !opens(text, start);

  /** Reads on until a member begins behind the offset. */
  function readTo(offset: number): void {
    // It goes on with the newest member, which is read again.
    const from = read.pop();
    let isPast = false;
    eachMember(
      text,
      start,
      ({ keyStart, keyEnd, valueStart, valueEnd }) => {
        const isItem = keyStart === -1;
        read.push({
          step: isItem ? read.length : unquote(text, keyStart, keyEnd),
          key: isItem ? undefined : { start: keyStart, end: keyEnd },
          value: { start: valueStart, end: valueEnd },
        });
        isPast = (isItem ? valueStart : keyStart) > offset;
        return isPast;
      },
      end,
      from && startOf(from),
    );
    isDone = !isPast;
  }

  return {
    named(step) {
      if (!isDone) readTo(Infinity);
      byStep ??= new Map(read.map(member => [String(member.step), member]));
      return byStep.get(String(step));
    },
    around(offset) {
      const newest = read.at(-1);
      if (!isDone && (newest === undefined || newest.value.end < offset)) readTo(offset);
      const member = read[lastFrom(read, offset, startOf)];
      return member && offset <= member.value.end ? member : undefined;
    },
  };
}

/** Index of the last of things in order that begins at the offset or before it; -1 where none does. */
export function lastFrom<T>(
  inOrder: readonly T[],
  offset: number,
  startOf: (one: T) => number,
): number {
  let low = 0;
  let high = inOrder.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = inOrder[middle];
    if (one !== undefined && startOf(one) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function opens(text: string, offset: number): boolean {
  const code = text.charCodeAt(skipSpace(text, offset));
  return code === OPEN_BRACE || code === OPEN_BRACKET;
}
