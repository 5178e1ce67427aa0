import { WordedError, message } from '../core/message';

/** Bytes of the longest text that a string holds in V8, which VS Code, Node and Chromium run on. */
export const MOST_TEXT = 2 ** 29 - 24;

/** A file, or what it unpacks to, is longer than a text can be. `size` in bytes. */
export class TooLargeError extends WordedError {
  override readonly name = 'TooLargeError';
  constructor(size: number) {
    super(
      message(
        'The file is too large: {0} MB, and 512 MB is the most that can be read as one text. Split it; with jq and GNU split: {1}',
        Math.ceil(size / 2 ** 20),
        SPLIT,
      ),
    );
  }
}

/** Makes files of events, one a line, which are read as logs. */
const SPLIT = "jq -c '.Records[]' FILE | split -l 100000 --additional-suffix=.jsonl - part-";

/** Throws where a file of so many bytes is not to be read: it cannot be a text, packed or not. */
export function checkSize(size: number, most = MOST_TEXT): void {
  if (size > most) throw new TooLargeError(size);
}

export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** How many times bytes that mean nothing in the encoding were replaced by U+FFFD. */
  readonly replaced: number;
}

/**
 * Bytes → text. UTF-8, as AWS delivers, unless it is UTF-16, with a byte order mark, as a redirect in
 * PowerShell makes it, or without one. The mark is left out; nothing is refused but what is longer than a
 * text can be.
 */
export function decode(bytes: Uint8Array): DecodedText {
  checkSize(bytes.length);
  const encoding = encodingOf(bytes);
  try {
    return {
      text: strictDecoder(encoding).decode(bytes),
      encoding,
      replaced: 0,
    };
  } catch {
    const text = new TextDecoder(encoding).decode(bytes);
    return { text, encoding, replaced: count(text) - replacementsIn(bytes, encoding) };
  }
}

/** Kept: making one takes as long as decoding a small log. */
const strictDecoders = new Map<DecodedText['encoding'], InstanceType<typeof TextDecoder>>();

function strictDecoder(encoding: DecodedText['encoding']): InstanceType<typeof TextDecoder> {
  let decoder = strictDecoders.get(encoding);
  if (!decoder)
    strictDecoders.set(encoding, (decoder = new TextDecoder(encoding, { fatal: true })));
  return decoder;
}

function encodingOf([first = 0, second = 0, third = 0, fourth = 0]: Uint8Array) {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark: JSON begins with two characters of ASCII.
  if (isAscii(first) && second === 0 && isAscii(third) && fourth === 0) return 'utf-16le';
  if (first === 0 && isAscii(second) && third === 0 && isAscii(fourth)) return 'utf-16be';
  return 'utf-8';
}

function isAscii(byte: number): boolean {
  return byte > 0 && byte < 0x80;
}

/** How many U+FFFD were in the bytes already: a file that was decoded badly before it came here. */
function replacementsIn(bytes: Uint8Array, encoding: DecodedText['encoding']): number {
  const pattern = REPLACEMENT[encoding];
  const step = encoding === 'utf-8' ? 1 : 2;
  let found = 0;
  for (let at = 0; at + pattern.length <= bytes.length; at += step)
    if (pattern.every((byte, index) => bytes[at + index] === byte)) found++;
  return found;
}

const REPLACEMENT = {
  'utf-8': [0xef, 0xbf, 0xbd],
  'utf-16le': [0xfd, 0xff],
  'utf-16be': [0xff, 0xfd],
} as const;

function count(text: string): number {
  return text.split('\ufffd').length - 1;
}
