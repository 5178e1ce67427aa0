/** Rows that are drawn at once: the editor takes them all, and 100,000 would take it seconds. */
export const PART = 500;

/** What is shown at once, and the rest in parts of the same size that are opened one by one. */
export interface Parts<T> {
  readonly shown: readonly T[];
  readonly parts: readonly { readonly first: number; readonly rest: readonly T[] }[];
}

/**
 * What comes later goes into parts behind what was there first: nothing moves under the reader's hands
 * while more is loaded.
 */
export function partsOf<T>(all: readonly T[], size = PART): Parts<T> {
  const parts: { readonly first: number; readonly rest: readonly T[] }[] = [];
  for (let first = size; first < all.length; first += size)
    parts.push({ first, rest: all.slice(first, first + size) });
  return { shown: all.slice(0, size), parts };
}
