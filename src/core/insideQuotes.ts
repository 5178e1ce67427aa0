import type { Span } from './places';

/** The span of a text without its quotes, which are `\"` in an event that lies in a string itself. */
export function insideQuotes(text: string, { start, end }: Span): Span {
  const width = text.charAt(start) === '\\' ? 2 : 1;
  const isText = text.charAt(start + width - 1) === '"' && end - start >= 2 * width;
  return isText ? { start: start + width, end: end - width } : { start, end };
}
