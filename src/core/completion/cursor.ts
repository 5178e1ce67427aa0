/** What is being typed at an offset of an event, however broken the event is meanwhile. */
import type { Path } from '../cloudTrailEvent';
import type { Span, Target } from '../places';
import { OPEN_BRACE } from '../scan';
import { isKey, tokenFrom, wordsOf, type Token } from './tokens';

export interface Cursor {
  readonly target: Target;
  /** Of the object that the key is for, or of the value. */
  readonly path: Path;
  /** The string or word that the cursor is in, or touches; absent between tokens. */
  readonly token: Token | undefined;
  readonly offset: number;
  /** The other keys of the object that a key is for. */
  readonly siblings: ReadonlySet<string>;
  /** Where a comma is missing before the cursor. */
  readonly missingComma: number | undefined;
  /** Whether the key before the value has no colon yet. */
  readonly missingColon: boolean;
  /** Whether a colon, and so a value, follows the key. */
  readonly hasColon: boolean;
  /** Whether something follows that a comma must divide from what is inserted. */
  readonly isFollowed: boolean;
}

/** An object or a list that the cursor is in. */
interface Frame {
  readonly isObject: boolean;
  readonly keys: string[];
  key: string;
  index: number;
  expects: 'key' | 'colon' | 'value' | 'comma';
  /** After the newest value. */
  valueEnd: number;
}

/**
 * The cursor at an offset of the event that begins at `start` and ends before `end`; `undefined` outside
 * of it, and right after a key or a value, where only punctuation can follow.
 */
export function cursorAt(text: string, { start, end }: Span, offset: number): Cursor | undefined {
  if (offset <= start) return undefined;
  const frames: Frame[] = [];
  let at = start;
  let token = tokenFrom(text, at);
  while (token && token.start < offset && !isUnder(token, offset)) {
    take(frames, token, text);
    if (frames.length === 0) return undefined;
    at = token.end;
    token = tokenFrom(text, at);
  }
  const frame = frames.at(-1);
  if (!frame) return undefined;
  const under = token && isUnder(token, offset) ? typed(token, offset) : undefined;
  const { expects } = frame;
  if (!under && offset === at && (expects === 'colon' || expects === 'comma')) return undefined;

  const isKeyHere =
    frame.isObject &&
    (expects === 'key' || expects === 'comma' || (under !== undefined && isKey(text, under)));
  const after = under?.end ?? offset;
  const next = tokenFrom(text, after);
  const follows = next && next.start < end ? next.kind : undefined;
  return {
    target: isKeyHere ? 'key' : 'value',
    path: pathOf(isKeyHere ? frames.slice(0, -1) : frames),
    token: under,
    offset,
    siblings: new Set(isKeyHere ? [...frame.keys, ...keysAfter(text, after, end)] : []),
    missingComma: expects === 'comma' ? frame.valueEnd : undefined,
    missingColon: !isKeyHere && expects === 'colon',
    hasColon: isKeyHere && follows === 'colon',
    isFollowed: follows === 'string' || follows === 'word' || follows === 'open',
  };
}

/** Whether the offset is inside a string or word, or at the end of one that can still grow. */
function isUnder({ kind, start, end, closed }: Token, offset: number): boolean {
  if (kind === 'string') return offset > start && (offset < end || (!closed && offset === end));
  return kind === 'word' && offset > start && offset <= end;
}

/** Where a string has no end, no more than what is before the cursor belongs to it. */
function typed(token: Token, offset: number): Token {
  return token.closed ? token : { ...token, end: offset };
}

/** Moves on by a token. */
function take(frames: Frame[], token: Token, text: string): void {
  const frame = frames.at(-1);
  if (token.kind === 'open') {
    const isObject = text.charCodeAt(token.start) === OPEN_BRACE;
    const expects = isObject ? 'key' : 'value';
    frames.push({ isObject, keys: [], key: '', index: 0, expects, valueEnd: token.end });
    return;
  }
  if (!frame) return;
  switch (token.kind) {
    case 'close': {
      frames.pop();
      const around = frames.at(-1);
      if (around) ended(around, token);
      return;
    }
    case 'comma':
      frame.expects = frame.isObject ? 'key' : 'value';
      frame.index++;
      return;
    case 'colon':
      if (frame.isObject) frame.expects = 'value';
      return;
    default:
      if (!frame.isObject || (isValueNext(frame) && !isKey(text, token)))
        return ended(frame, token);
      frame.key = wordsOf(text, token);
      frame.keys.push(frame.key);
      frame.expects = 'colon';
  }
}

function isValueNext({ expects }: Frame): boolean {
  return expects === 'value' || expects === 'colon';
}

function ended(frame: Frame, { end }: Token): void {
  frame.expects = 'comma';
  frame.valueEnd = end;
}

function pathOf(frames: readonly Frame[]): Path {
  return frames.map(({ isObject, key, index }) => (isObject ? key : index));
}

/** The keys that follow in the object around an offset. */
function keysAfter(text: string, offset: number, end: number): readonly string[] {
  const keys: string[] = [];
  let depth = 0;
  for (
    let token = tokenFrom(text, offset);
    token && token.start < end && depth >= 0;
    token = tokenFrom(text, token.end)
  ) {
    if (token.kind === 'open') depth++;
    else if (token.kind === 'close') depth--;
    else if (depth === 0 && isKey(text, token)) keys.push(wordsOf(text, token));
  }
  return keys;
}
