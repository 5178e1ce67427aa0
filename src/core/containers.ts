/** The containers in which items lie: under a key of an object, in a list, one a line, or one alone. */
import {
  END,
  OPEN_BRACE,
  OPEN_BRACKET,
  eachMember,
  skipSpace,
  skipValue,
  unquote,
  type Tally,
} from './scan';

export interface ItemsOf {
  /** Tried in this order. `anyKey`: a list under a key of the root object, whatever its name. */
  readonly containers: readonly ('key' | 'anyKey' | 'array' | 'lines' | 'single')[];
  /** The keys of the root object under which a list of items may lie. */
  readonly keys?: readonly string[];
}

export interface Container {
  readonly kind: 'list' | 'lines' | 'single';
  /** Offset of the list's opening bracket, or of the first item. */
  readonly start: number;
}

/** So many items of a list are looked at: the first ones may be of another kind. */
const LOOKED_AT = 5;

/**
 * The container of the text of whose first items one `holds` what is looked for. Items are looked for in `head`,
 * the text's beginning, so that a large text of another kind costs nothing; `text` only tells whether
 * one value is followed by another.
 */
export function containerOf(
  text: string,
  head: string,
  start: number,
  { containers, keys = [] }: ItemsOf,
  holds: (start: number, end: number) => boolean,
): Container | undefined {
  const isObject = head.charCodeAt(start) === OPEN_BRACE;
  const isList = head.charCodeAt(start) === OPEN_BRACKET;
  const listHolds = (list: number) => {
    let seen = 0;
    // An empty list holds what anything does.
    let found = holds(list + 1, list + 1);
    eachMember(head, list, ({ valueStart, valueEnd }) => {
      found ||= holds(valueStart, valueEnd);
      return found || ++seen === LOOKED_AT;
    });
    return found;
  };
  for (const kind of containers) {
    if (kind === 'array' && isList && listHolds(start)) return { kind: 'list', start };
    if ((kind === 'key' || kind === 'anyKey') && isObject) {
      const list = listUnder(head, start, kind === 'key' ? keys : undefined, listHolds);
      if (list !== undefined) return { kind: 'list', start: list };
    }
    if ((kind === 'lines' || kind === 'single') && isObject && holds(start, endOf(head, start))) {
      const end = skipValue(text, start);
      const isFollowed = end !== END && text.charCodeAt(skipSpace(text, end)) === OPEN_BRACE;
      if (isFollowed === (kind === 'lines')) return { kind, start };
    }
  }
  return undefined;
}

/** Takes an item. The same tally is handed out each time; zeros where the item is not closed. */
export type FoundItem = (start: number, end: number, tally: Readonly<Tally>) => void;

/** So much of a text is passed over at a step, in UTF-16 units: in about half a millisecond. */
const STEP = 1 << 19;

/**
 * Calls `found` with each item; false where the text around them is not well-formed. In steps, so that
 * whoever drives it can pause.
 */
export function* scanContainer(
  text: string,
  { kind, start }: Container,
  found: FoundItem,
): Generator<void, boolean> {
  if (kind === 'lines') return yield* scanLines(text, start, found);
  if (kind === 'single') {
    const tally = { keys: 0, deepest: 0 };
    const end = skipValue(text, start, tally);
    if (end === END) return false;
    found(start, end, tally);
    return isLast(text, end);
  }
  let end = skipSpace(text, start + 1);
  for (let pause = start + STEP, isPaused = true; isPaused; pause = end + STEP) {
    isPaused = false;
    end = eachMember(
      text,
      start,
      member => {
        isPaused = member.valueStart > pause;
        if (!isPaused) found(member.valueStart, member.valueEnd, member);
        return isPaused;
      },
      text.length,
      end,
    );
    if (isPaused) yield;
  }
  if (end === END) return false;
  const root = skipSpace(text, 0);
  if (root === start) return isLast(text, end);
  // Other keys may stand beside the list: what is around it must be an object without it.
  const around = text.slice(root, start) + '[]' + text.slice(end);
  return isLast(
    around,
    eachMember(around, 0, () => undefined),
  );
}

/** How often the text may be passed over for values that do not end, before each of them must end in its line. */
const MOST_PASSES = 4;

function* scanLines(text: string, start: number, found: FoundItem): Generator<void, true> {
  const tally = { keys: 0, deepest: 0 };
  let pause = start + STEP;
  let passed = 0;
  const lineEnd = (at: number) => {
    const newline = text.indexOf('\n', at);
    return newline === -1 ? text.length : newline;
  };
  for (let at = start; at < text.length;) {
    const isLong = passed > MOST_PASSES * text.length;
    let end = skipValue(text, at, tally, isLong ? lineEnd(at) : Infinity);
    if (end === END || end === at) {
      // A line that is not closed must not swallow the lines after it.
      end = lineEnd(at);
      passed += text.length - at;
    }
    found(at, end, tally);
    at = skipSpace(text, end);
    if (at < pause) continue;
    pause = at + STEP;
    yield;
  }
  return true;
}

/** Offset of the list under one of the keys, or under any key, whose first item is right. */
function listUnder(
  head: string,
  start: number,
  keys: readonly string[] | undefined,
  isRight: (list: number) => boolean,
): number | undefined {
  let found: number | undefined;
  eachMember(head, start, ({ keyStart, keyEnd, valueStart }) => {
    if (head.charCodeAt(valueStart) !== OPEN_BRACKET) return false;
    if (keys && !keys.includes(unquote(head, keyStart, keyEnd))) return false;
    if (isRight(valueStart)) found = valueStart;
    return found !== undefined;
  });
  return found;
}

function endOf(head: string, start: number): number {
  const end = skipValue(head, start);
  return end === END ? head.length : end;
}

function isLast(text: string, offset: number): boolean {
  return offset !== END && skipSpace(text, offset) >= text.length;
}
