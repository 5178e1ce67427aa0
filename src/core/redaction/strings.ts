/** The strings of a JSON text, with what is around each, without building anything from the text. */
import { COLON, END, skipSpace, skipString, unquote } from '../scan';

/** An object or a list that is open. */
export interface Frame {
  /** The key that it stands under, also through lists; empty at the root. */
  readonly key: string;
  readonly parent: Frame | undefined;
}

export interface JsonString {
  /** Offsets in UTF-16 units, quotes included. A number has none. */
  readonly start: number;
  readonly end: number;
  /** What the string means, or the digits of a number. */
  readonly value: string;
  /** The key that it stands under; its own text where it is a key. */
  readonly key: string;
  readonly isKey: boolean;
  /** A number of twelve digits, which may be the id of an account. */
  readonly isNumber: boolean;
  readonly frame: Frame;
}

/** Each string, keys too, in the order of the text; broken text is passed over as far as it goes. */
export function* stringsOf(text: string): Generator<JsonString> {
  let frame: Frame = { key: '', parent: undefined };
  let key = '';
  const mark = /["{}[\]]|(?<![\w.+-])\d{12}(?![\w.])/g;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const [sign] = found;
    const start = found.index;
    if (sign === '{' || sign === '[') frame = { key, parent: frame };
    else if (sign === '}' || sign === ']') {
      key = frame.key;
      frame = frame.parent ?? frame;
    } else if (sign === '"') {
      const end = skipString(text, start);
      if (end === END) return;
      mark.lastIndex = end;
      const value = unquote(text, start, end);
      const isKey = text.charCodeAt(skipSpace(text, end)) === COLON;
      if (isKey) key = value;
      yield { start, end, value, key, isKey, isNumber: false, frame };
    } else {
      const end = start + sign.length;
      yield { start, end, value: sign, key, isKey: false, isNumber: true, frame };
    }
  }
}
