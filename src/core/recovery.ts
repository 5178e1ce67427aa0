/**
 * The items of a list whose container is broken, and what is wrong around them.
 *
 * A slip in a log of 44 MB must cost no more than reading it does: a tolerant parser takes seconds and
 * gigabytes for it. So items are left as they are in a log that is whole, and only what stands between
 * two of them, or in one that does not end, is given to that parser. Where the list goes on after a slip
 * is told by the key that its first item begins with: every record of a log begins with the same.
 */
import type { FoundItem } from './containers';
import { COMMA, END, OPEN_BRACE, QUOTE, skipSpace, skipString, skipValue } from './scan';
import { isTooDeep, notJson, syntaxErrors, tooDeep, type SyntaxProblem } from './syntax';

/** So many problems are told: the first ones are what a reader can act on. */
const MOST_PROBLEMS = 20;

/** So much of a part that is broken is looked at, in UTF-16 units. */
const LONGEST_PART = 100_000;

/**
 * Calls `found` with the items of the list whose bracket is at `start`. Each step is one item, so that
 * whoever drives it can pause; what is returned is what is wrong.
 */
export function* recovering(
  text: string,
  start: number,
  found: FoundItem,
): Generator<void, readonly SyntaxProblem[]> {
  const problems: SyntaxProblem[] = [];
  const tally = { keys: 0, deepest: 0 };
  const nextItem = itemFinder(text, start);
  const say = (problem: SyntaxProblem | undefined) => {
    if (problem && problems.length < MOST_PROBLEMS) problems.push(problem);
  };
  // Where the item before ends; the opening bracket is as good as one with its comma.
  let before = start + 1;
  let list = '[';
  for (;;) {
    let at = skipSpace(text, before);
    const isSeparated = list === '[' || text.charCodeAt(at) === COMMA;
    if (list !== '[' && isSeparated) at = skipSpace(text, at + 1);
    const endOf = (item: number) => skipValue(text, item, tally, nextItem(item + 1));
    let end = endOf(at);
    const isItem = end !== at && (isSeparated || text.charCodeAt(at) === OPEN_BRACE);
    if (!isItem) {
      const next = nextItem(at);
      if (next === Infinity) break;
      at = next;
      end = endOf(at);
    }
    if (!isItem || !isSeparated) say(problemIn(text, before, at, list, '0]'));
    const next = nextItem(at + 1);
    if (end === END || end > next) {
      end = next === Infinity ? text.length : beforeComma(text, next);
      const isDeep = isTooDeep(text.slice(at, end));
      say(isDeep ? tooDeep(at) : problemIn(text, at, end, '', ''));
    }
    found(at, end, tally);
    before = end;
    list = '[0';
    yield;
  }
  const root = skipSpace(text, 0);
  const head = text.slice(root, start) + list;
  say(problemIn(text, before, text.length, head, ''));
  return problems.length > 0 ? problems : [notJson(start)];
}

/** The first problem of a part of the text, put between what makes it JSON where it is in order. */
function problemIn(
  text: string,
  start: number,
  end: number,
  head: string,
  tail: string,
): SyntaxProblem | undefined {
  const part = text.slice(start, Math.min(end, start + LONGEST_PART));
  const [problem] = syntaxErrors(head + part + tail, start - head.length);
  if (!problem) return undefined;
  const last = Math.max(text.length - 1, 0);
  const from = Math.min(Math.max(problem.start, start), end, last);
  return { ...problem, start: from, end: Math.max(problem.end, from + 1) };
}

/**
 * Finds the next item from an offset on: a brace with the key after it that the first item begins with.
 * What was found is kept, so that all searches together pass over the text once.
 */
function itemFinder(text: string, start: number): (offset: number) => number {
  const brace = skipSpace(text, start + 1);
  const quote = skipSpace(text, brace + 1);
  const isKnown = text.charCodeAt(brace) === OPEN_BRACE && text.charCodeAt(quote) === QUOTE;
  const end = isKnown ? skipString(text, quote) : END;
  // Of a key that does not end, nothing may be left to search for, and nothing is found without end.
  const key = end === END ? undefined : text.slice(quote, end);
  let from = 0;
  let known = -1;
  return offset => {
    if (key === undefined) return Infinity;
    if (offset >= from && offset <= known) return known;
    from = offset;
    for (let at = text.indexOf(key, offset); at !== -1; at = text.indexOf(key, at + 1)) {
      known = spaceBefore(text, at) - 1;
      if (known >= offset && text.charCodeAt(known) === OPEN_BRACE) return known;
    }
    return (known = Infinity);
  };
}

/** The end of an item that the one at `next` follows. */
function beforeComma(text: string, next: number): number {
  const end = spaceBefore(text, next);
  return text.charCodeAt(end - 1) === COMMA ? spaceBefore(text, end - 1) : end;
}

/** Where the space before an offset begins. */
function spaceBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text.charCodeAt(at - 1) <= 32) at--;
  return at;
}
