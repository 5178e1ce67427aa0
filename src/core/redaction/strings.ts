/** The strings of a JSON text, with what is around each, without building anything from the text. */
import { COLON, END, OPEN_BRACE, eachMember, skipSpace, skipString, unquote } from '../scan';

/** An object or a list that is open. */
export interface Frame {
  /** The key that it stands under, also through lists; empty at the root. */
  readonly key: string;
  readonly parent: Frame | undefined;
  /** The offset of its bracket. */
  readonly start: number;
}

export interface JsonString {
  /** Offsets in UTF-16 units, quotes included. A number has none. */
  readonly start: number;
  readonly end: number;
  /** What the string means, or the digits of a number. */
  readonly value: string;
  /**
   * The key that it stands under; its own text where it is a key. Of `{"name": "DB_PASS", "value": "x"}`
   * and its like, the name is the key of the value.
   */
  readonly key: string;
  /** Whether the key is such a name. */
  readonly isLabelled: boolean;
  readonly isKey: boolean;
  /** A number of four digits or more: the id of an account, a secret, a telephone. */
  readonly isNumber: boolean;
  /** Whether the text ends before the string does. */
  readonly isOpen: boolean;
  readonly frame: Frame;
}

/** Each string, keys too, in the order of the text; broken text is passed over as far as it goes. */
export function* stringsOf(text: string): Generator<JsonString> {
  let frame: Frame = { key: '', parent: undefined, start: 0 };
  const labels = new WeakMap<Frame, string>();
  let key = '';
  const mark = /["{}[\]]|(?<![\w.+-])\d{4,18}(?![\w.])/g;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const [sign] = found;
    const start = found.index;
    if (sign === '{' || sign === '[') frame = { key, parent: frame, start };
    else if (sign === '}' || sign === ']') {
      key = frame.key;
      frame = frame.parent ?? frame;
    } else if (sign === '"') {
      const last = skipString(text, start);
      const isOpen = last === END;
      const end = isOpen ? text.length : last;
      mark.lastIndex = end;
      const value = isOpen ? openValue(text.slice(start)) : unquote(text, start, end);
      const isKey = !isOpen && text.charCodeAt(skipSpace(text, end)) === COLON;
      if (isKey) key = value;
      const label = isKey ? undefined : labelOf(text, key, frame, labels);
      const isLabelled = label !== undefined;
      yield {
        start,
        end,
        value,
        key: label ?? key,
        isLabelled,
        isKey,
        isNumber: false,
        isOpen,
        frame,
      };
    } else {
      const end = start + sign.length;
      const label = labelOf(text, key, frame, labels);
      const isLabelled = label !== undefined;
      yield {
        start,
        end,
        value: sign,
        key: label ?? key,
        isLabelled,
        isKey: false,
        isNumber: true,
        isOpen: false,
        frame,
      };
    }
  }
}

const VALUE = /^(?:(?:parameter|attribute|tag|string|default|secret|new|old|current)?_?values?)$/i;
const LABEL =
  /^(?:(?:parameter|attribute|tag|variable|header|field|option|env)?_?(?:name|key|path)|header|field|option|property|variable)$/i;
/** So far an object is read for the name that goes with a value; also where it has the value first. */
const READ = 2048;

/** The name that an object gives to the value in it, as lists of variables, tags and parameters do. */
function labelOf(
  text: string,
  key: string,
  inside: Frame,
  labels: WeakMap<Frame, string>,
): string | undefined {
  if (!VALUE.test(key)) return undefined;
  let frame = inside;
  // The values may be a list.
  if (text.charCodeAt(frame.start) !== OPEN_BRACE && frame.parent) frame = frame.parent;
  if (text.charCodeAt(frame.start) !== OPEN_BRACE) return undefined;
  let label = labels.get(frame);
  if (label === undefined) {
    label = '';
    const head = text.slice(frame.start, frame.start + READ);
    eachMember(head, 0, ({ keyStart, keyEnd, valueStart, valueEnd }) => {
      if (head.charAt(valueStart) !== '"' || !LABEL.test(unquote(head, keyStart, keyEnd)))
        return false;
      label = unquote(head, valueStart, valueEnd);
      return true;
    });
    // A path such as `name.familyName`.
    label = label.slice(label.lastIndexOf('.') + 1);
    labels.set(frame, label);
  }
  return label === '' ? undefined : label;
}

/** What a string means that was cut off, without the escape that it may end in. */
function openValue(text: string): string {
  for (const cut of [0, 1, 2, 3, 4, 5]) {
    try {
      return JSON.parse(`${text.slice(0, text.length - cut)}"`) as string;
    } catch {
      continue;
    }
  }
  return text.slice(1);
}

/** A string as it is written in JSON, in the way of the one that it replaces. */
export function written({ isNumber, isOpen }: JsonString, value: string): string {
  if (isNumber) return value;
  return isOpen ? JSON.stringify(value).slice(0, -1) : JSON.stringify(value);
}
