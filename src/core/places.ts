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

/**
 * Where the path lies in the value that fills `within`. Where it leads nowhere, its nearest parent: the
 * key of that parent if it has one, so that a missing field does not mark a whole object.
 */
export function locatePath(text: string, within: Span, path: Path, target: Target): Span {
  let value = within;
  let key: Span | undefined;
  for (const step of path) {
    const member = memberAt(text, value, step);
    if (!member) return key ?? opening(value);
    key = member.keyStart === -1 ? undefined : { start: member.keyStart, end: member.keyEnd };
    value = { start: member.valueStart, end: member.valueEnd };
  }
  if (target === 'value') return value;
  return key ?? opening(value);
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

/** The member that a step leads to: the last of its name, as `JSON.parse` takes it. */
function memberAt(text: string, { start, end }: Span, step: string | number): Member | undefined {
  if (!opens(text, start)) return undefined;
  const isArray = text.charCodeAt(start) === OPEN_BRACKET;
  let found: Member | undefined;
  let index = 0;
  eachMember(
    text,
    start,
    member => {
      const matches = isArray
        ? index++ === step
        : unquote(text, member.keyStart, member.keyEnd) === String(step);
      if (matches) found = { ...member };
      return isArray && matches;
    },
    end,
  );
  return found;
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
