/**
 * A value as text: a text as it is, a list or an object as JSON. `String(value)` would call the `toString`
 * of an object, which may be what an event says it is. Never throws.
 */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  // A number, a boolean, null or nothing: of these, `String` is safe.
  if (typeof value !== 'object' && typeof value !== 'function') return String(value as Plain);
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    // Nested too deeply, or in itself.
    return Array.isArray(value) ? '[…]' : '{…}';
  }
}

type Plain = number | boolean | bigint | symbol | undefined;
