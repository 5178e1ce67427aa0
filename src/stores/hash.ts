/**
 * 53 bits for a text, in two lanes (cyrb53, public domain). Not secure: whoever compares by it looks at
 * the text afterwards.
 */
export function hash(text: string): number {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (two & 0x1fffff) * 2 ** 32 + (one >>> 0);
}

/** Of longer texts (policies, pages of results) the length and so many characters at both ends count. */
const END = 64;

/**
 * 32 bits for a text, in one lane, which takes a nanosecond a character; 0 for what is no text, and for
 * no text. The same caution holds.
 */
export function hashOf(value: unknown): number {
  if (typeof value !== 'string' || value === '') return 0;
  const { length } = value;
  let hash = 0x811c9dc5 ^ length;
  const head = length > 2 * END ? END : length;
  for (let at = 0; at < head; at++)
    hash = Math.imul(hash ^ value.charCodeAt(at), 0x5bd1e995) ^ (hash >>> 15);
  for (let at = Math.max(head, length - END); at < length; at++)
    hash = Math.imul(hash ^ value.charCodeAt(at), 0x5bd1e995) ^ (hash >>> 15);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0 || 1;
}
