import type { JsonValue } from '../cloudTrailEvent';

const LONGEST = 80;

/** A value of an event as a message shows it: text as it is, cut off where it is long. */
export function shown(value: JsonValue): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  const text = String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
