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

/** The lower 32 bits of an id's hash; 0 for what is no text, and for no text. */
export function hashOf(id: unknown): number {
  return typeof id === 'string' ? hash(id) >>> 0 || 1 : 0;
}
