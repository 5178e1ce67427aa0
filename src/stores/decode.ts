export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** How many times bytes that mean nothing in the encoding were replaced by U+FFFD. */
  readonly replaced: number;
}

/**
 * Bytes → text. UTF-8, as AWS delivers, unless a byte order mark says UTF-16, as a redirect in
 * PowerShell makes it. The mark is left out; nothing is refused.
 */
export function decode(bytes: Uint8Array): DecodedText {
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

function encodingOf([first, second]: Uint8Array): DecodedText['encoding'] {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
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
