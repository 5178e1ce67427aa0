/**
 * Finding things in JSON text without building anything from it.
 *
 * Why by hand: a delivered log is one line of up to tens of megabytes, and a syntax tree of it costs a
 * second and hundreds of megabytes, while its events are looked at one by one. These functions move an
 * offset over the text: a string is left by one `indexOf` (native, and most of a log is strings), the
 * rest is a loop over character codes with a depth counter, so no nesting can exhaust the stack. They
 * are tolerant on purpose: whether an event is JSON is for `JSON.parse` to say.
 *
 * Cost: a log of 44 MB is passed over in an eighth of the time of `JSON.parse`. Leaving strings by a
 * loop over character codes takes five times as long, even where only the first 16 are looked at.
 *
 * All offsets are in UTF-16 units. `END` (-1) means that the text ended before the thing did.
 */
export const END = -1;

export const QUOTE = 34;
export const COMMA = 44;
export const COLON = 58;
export const OPEN_BRACKET = 91;
const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;

/** Offset of the first character from `offset` on that is not JSON white space (or a byte order mark). */
export function skipSpace(text: string, offset: number): number {
  for (;;) {
    const code = text.charCodeAt(offset);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9 && code !== 0xfeff) return offset;
    offset++;
  }
}

/** Offset after the string whose opening quote is at `offset`. */
export function skipString(text: string, offset: number): number {
  let quote = offset;
  for (;;) {
    quote = text.indexOf('"', quote + 1);
    if (quote === -1) return END;
    let before = quote - 1;
    while (text.charCodeAt(before) === BACKSLASH) before--;
    if ((quote - before) % 2 === 1) return quote + 1;
  }
}

/** What lies in a value, counted in passing. */
export interface Tally {
  /** How many keys its text has: repeated ones as often as they stand there. */
  keys: number;
  /** How deep its brackets go: 0 for a string or a word. */
  deepest: number;
}

/**
 * Offset after the value that starts at `offset`. Brackets are counted, not matched by kind. What is
 * counted goes into `tally`: zeros when the value does not end, at the latest at `limit`.
 */
export function skipValue(text: string, offset: number, tally?: Tally, limit = Infinity): number {
  if (tally) tally.keys = tally.deepest = 0;
  const first = text.charCodeAt(offset);
  if (first === QUOTE) return skipString(text, offset);
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) return skipWord(text, offset);
  let depth = 0;
  let deepest = 0;
  let keys = 0;
  let at = offset;
  const last = Math.min(limit, text.length);
  while (at < last) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        // As `skipString` does; nearly every string has no escape at its end.
        const quote = text.indexOf('"', at + 1);
        if (quote === -1) return END;
        const isEscaped = text.charCodeAt(quote - 1) === BACKSLASH;
        at = isEscaped ? skipString(text, at) : quote + 1;
        if (at === END) return END;
        continue;
      }
      case COLON:
        keys++;
        break;
      case OPEN_BRACE:
      case OPEN_BRACKET:
        if (++depth > deepest) deepest = depth;
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        if (--depth > 0) break;
        if (tally) {
          tally.keys = keys;
          tally.deepest = deepest;
        }
        return at + 1;
    }
    at++;
  }
  return END;
}

/** What lies in the value at `offset`; zeros where it does not end. */
export function tallyAt(text: string, offset: number): Tally {
  const tally = { keys: 0, deepest: 0 };
  skipValue(text, offset, tally);
  return tally;
}

/** Offset after a number, `true`, `null` or whatever stands there up to the next space or punctuation. */
function skipWord(text: string, offset: number): number {
  let at = offset;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === COMMA || code === COLON || code === QUOTE) break;
    if (code === OPEN_BRACE || code === OPEN_BRACKET) break;
    if (code === CLOSE_BRACE || code === CLOSE_BRACKET) break;
  }
  return at;
}

/** How deep the brackets of the text go, counted no further than `limit`. */
export function depthOf(text: string, limit: number): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length && deepest < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = skipString(text, at) - 1;
      if (at < 0) break;
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      deepest = Math.max(deepest, ++depth);
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth--;
    }
  }
  return deepest;
}

/** One member of an object, or item of an array (then without a key), as offsets; the tally is its value's. */
export interface Member extends Tally {
  /** Offsets of the key with its quotes; -1 for an item. */
  keyStart: number;
  keyEnd: number;
  valueStart: number;
  /** After the value; the end of the text where the value does not end. */
  valueEnd: number;
}

/**
 * Visits the members of the object, or the items of the array, that starts at `offset`, until `visit`
 * returns true. The same `Member` is handed out each time: copy what is kept. Returns the offset after
 * the closing bracket, `END` where the container is not closed or is not well-formed at its own level,
 * and the offset of the visited value where `visit` stopped. `from` is where to go on after that: the
 * offset of a member.
 */
export function eachMember(
  text: string,
  offset: number,
  visit: (member: Readonly<Member>) => boolean | undefined,
  limit = text.length,
  from = skipSpace(text, offset + 1),
): number {
  const isObject = text.charCodeAt(offset) === OPEN_BRACE;
  const close = isObject ? CLOSE_BRACE : CLOSE_BRACKET;
  const member: Member = {
    keyStart: -1,
    keyEnd: -1,
    valueStart: 0,
    valueEnd: 0,
    keys: 0,
    deepest: 0,
  };
  let at = from;
  if (text.charCodeAt(at) === close) return at + 1;
  while (at < limit) {
    if (isObject) {
      if (text.charCodeAt(at) !== QUOTE) return END;
      member.keyStart = at;
      at = skipString(text, at);
      if (at === END) return END;
      member.keyEnd = at;
      at = skipSpace(text, at);
      if (text.charCodeAt(at) !== COLON) return END;
      at = skipSpace(text, at + 1);
    }
    member.valueStart = at;
    at = skipValue(text, at, member);
    const ended = at !== END && at > member.valueStart;
    member.valueEnd = ended ? at : limit;
    if (visit(member)) return member.valueStart;
    if (!ended) return END;
    at = skipSpace(text, at);
    const code = text.charCodeAt(at);
    if (code === close) return at + 1;
    if (code !== COMMA) return END;
    at = skipSpace(text, at + 1);
  }
  return END;
}

/** The text of a JSON string at these offsets, quotes included; as it stands where it is not valid. */
export function unquote(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1);
  if (!inner.includes('\\')) return inner;
  try {
    return JSON.parse(text.slice(start, end)) as string;
  } catch {
    return inner;
  }
}
