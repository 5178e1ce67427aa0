/** The forms in which a known value is looked for, whatever it was first found as. */
import { base64Of, utf8Bytes } from './base64';

/** A way to write a value. */
export interface Form {
  readonly text: string;
  /** Writes another value in this way. */
  readonly write: (value: string) => string;
  /** Base64 differs by letter case. */
  readonly isExact: boolean;
}

/** A value as it is, from behind, with signs escaped and, unless it is a mere spelling of another, in Base64. */
export function formsOf(value: string, isSpelling = false): readonly Form[] {
  const forms: Form[] = [{ text: value, write: same, isExact: false }];
  const add = (write: (value: string) => string, isExact = false, back = same) => {
    const text = write(value);
    if (text !== value) forms.push({ text, write: back, isExact });
  };
  add(backwards);
  if (/[^\x00-\x7f]/.test(value)) {
    add(composed => composed.normalize('NFC'));
    add(composed => composed.normalize('NFD'));
  }
  add(plus, false, plus);
  add(escaped, false, escaped);
  add(
    twice => escaped(escaped(twice)),
    false,
    twice => escaped(escaped(twice)),
  );
  if (!isSpelling && value.length <= LONGEST_ENCODED)
    for (const write of BASE64) if (write(value).length >= SHORTEST_BASE64) add(write, true, write);
  return forms;
}

/** What is longer is found where it is decoded. */
const LONGEST_ENCODED = 256;
/** Three characters; fewer are in much that is not Base64. */
const SHORTEST_BASE64 = 4;

const same = (value: string) => value;
const backwards = (value: string) => [...value].reverse().join('');
const plus = (value: string) => value.replaceAll(' ', '+');
const escaped = (value: string) => JSON.stringify(value).slice(1, -1);
const padded = (signs: string) => signs + '='.repeat((4 - (signs.length % 4)) % 4);
const BASE64: readonly ((value: string) => string)[] = [
  value => padded(base64Of(utf8Bytes(value))),
  value => base64Of(utf8Bytes(value)),
  value => padded(base64Of(utf8Bytes(value), true)),
  value => base64Of(utf8Bytes(value), true),
];

/** A name of several words as others write it: `jane.roe` for `Jane Roe`. */
export function spellingsOf(name: string): readonly string[] {
  const words = name.split(/[ ._-]+/);
  if (words.length < 2 || words.length > 4 || !words.every(word => /^\p{L}{2,}$/u.test(word)))
    return [];
  return [' ', '.', '_', '-', '+', ...(name.length > 8 ? [''] : [])]
    .map(sign => words.join(sign))
    .filter(spelt => spelt !== name);
}

/** The part before the sign of an e-mail address where it is the name of somebody, such as `jane.roe`. */
export function localName(address: string): string | undefined {
  const local = address.slice(0, address.lastIndexOf('@'));
  return spellingsOf(local).length > 0 && !/no[._-]?reply/i.test(local) ? local : undefined;
}

/** Whether a value stands for itself there and is no part of a longer word. */
export function isApart(text: string, start: number, end: number, isStrict: boolean): boolean {
  const [before, first] = [text.charAt(start - 1), text.charAt(start)];
  const [last, after] = [text.charAt(end - 1), text.charAt(end)];
  // An escape such as `\n` that stayed as it is.
  const isBegin = isEdge(before, first, isStrict) || text.charAt(start - 2) === '\\';
  return isBegin && isEdge(last, after, isStrict);
}

function isEdge(left: string, right: string, isStrict: boolean): boolean {
  if (!WORD.test(left) || !WORD.test(right)) return true;
  if (isStrict) return false;
  return /\d/.test(left) !== /\d/.test(right) || (/\p{Ll}/u.test(left) && /\p{Lu}/u.test(right));
}

const WORD = /[\p{L}\p{N}]/u;
