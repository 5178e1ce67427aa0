/** Where the paths of a JSON value lie in its text, and which path lies at an offset. */
import type { Path } from './cloudTrailEvent';
import { OPEN_BRACE, OPEN_BRACKET, eachMember, skipSpace, unquote, type Member } from './scan';

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

/** Where a path lies, its value or its key. */
export type Locate = (path: Path, target: Target) => Span;

/**
 * Where paths lie in the value that fills `within`. Where one leads nowhere, its nearest parent: the key
 * of that parent if it has one, so that a missing field does not mark a whole object. What is in an
 * object or a list is read once, at the first path through it: an event may have findings at each of
 * 100,000 keys.
 */
export function locator(text: string, within: Span): Locate {
  const known = new Map<number, Members>();
  const membersAt = (value: Span) => {
    let members = known.get(value.start);
    if (!members) known.set(value.start, (members = membersOf(text, value)));
    return members;
  };
  return (path, target) => {
    let value = within;
    let key: Span | undefined;
    for (const step of path) {
      const member = membersAt(value).get(String(step));
      if (!member) return key ?? opening(value);
      ({ key, value } = member);
    }
    if (target === 'value') return value;
    return key ?? opening(value);
  };
}

/** Stands for a value without a key: its first character, since marking all of it would hide the rest. */
function opening({ start, end }: Span): Span {
  return { start, end: Math.min(start + 1, end) };
}

/** The path at an offset inside the value that fills `within`. */
export function pathAtOffset(text: string, within: Span, offset: number): PlaceInValue {
  const path: (string | number)[] = [];
  let span = within;
  for (;;) {
    const found = memberAround(text, span, offset);
    if (!found) return { path, target: 'value', span };
    path.push(found.step);
    const { keyStart, keyEnd, valueStart, valueEnd } = found.member;
    if (offset < valueStart) return { path, target: 'key', span: { start: keyStart, end: keyEnd } };
    span = { start: valueStart, end: valueEnd };
  }
}

/** By keys or indexes. */
type Members = ReadonlyMap<string, { readonly key: Span | undefined; readonly value: Span }>;

/** What an object or a list holds; of a repeated key the last one, as `JSON.parse` takes it. */
function membersOf(text: string, { start, end }: Span): Members {
  const members = new Map<string, { key: Span | undefined; value: Span }>();
  if (!opens(text, start)) return members;
  const isArray = text.charCodeAt(start) === OPEN_BRACKET;
  eachMember(
    text,
    start,
    ({ keyStart, keyEnd, valueStart, valueEnd }) => {
      const value = { start: valueStart, end: valueEnd };
      if (isArray) members.set(String(members.size), { key: undefined, value });
      else
        members.set(unquote(text, keyStart, keyEnd), {
          key: { start: keyStart, end: keyEnd },
          value,
        });
      return false;
    },
    end,
  );
  return members;
}

function memberAround(text: string, { start, end }: Span, offset: number) {
  if (!opens(text, start)) return undefined;
  let found: { readonly member: Member; readonly step: string | number } | undefined;
  let index = 0;
  eachMember(
    text,
    start,
    member => {
      const isItem = member.keyStart === -1;
      const from = isItem ? member.valueStart : member.keyStart;
      if (offset >= from && offset <= member.valueEnd) {
        const step = isItem ? index : unquote(text, member.keyStart, member.keyEnd);
        found = { member: { ...member }, step };
      }
      index++;
      return from > offset;
    },
    end,
  );
  return found;
}

function opens(text: string, offset: number): boolean {
  const code = text.charCodeAt(skipSpace(text, offset));
  return code === OPEN_BRACE || code === OPEN_BRACKET;
}
