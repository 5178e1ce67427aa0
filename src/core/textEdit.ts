/** An edit of a text: what was from `start` to `end` gave way to `inserted` characters. UTF-16 units. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly inserted: number;
}

/** Two edits, the second of what the first left, as one that covers both. */
export function joined(one: TextEdit, next: TextEdit): TextEdit {
  const shift = one.inserted - (one.end - one.start);
  // Where the part that the first edit put in ends, and how far the second goes beyond it.
  const beyond = Math.max(next.end - (one.start + one.inserted), 0);
  const start = Math.min(one.start, next.start);
  const end = one.end + beyond;
  return { start, end, inserted: end - start + shift + next.inserted - (next.end - next.start) };
}
