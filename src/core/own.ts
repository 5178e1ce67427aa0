/**
 * The value that a table or a JSON object has under a key itself. `constructor` and `toString` are keys of
 * every object, and `__proto__` leads out of it: keys that come from an event are looked up here, or in a
 * `Map`.
 */
export function own<Value>(
  table: Readonly<Record<string, Value>> | undefined,
  key: string | number,
): Value | undefined {
  return table && Object.hasOwn(table, key) ? table[key] : undefined;
}
