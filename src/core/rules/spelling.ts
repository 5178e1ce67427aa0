/**
 * How many letters apart two keys are: letters left out, put in, replaced, or two neighbours swapped
 * (optimal string alignment). Case, blanks and the hyphens of other spellings do not count, so that
 * `event_time` and `EventTime` are `eventTime`. Keys are short, so the plain table is fast enough. It is
 * left, with `Infinity`, where two rows have nothing within `most`: a letter can come from either of them.
 */
export function lettersApart(one: string, other: string, most = Infinity): number {
  const a = bare(one);
  const b = bare(other);
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  let leastAbove = 0;
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let leastInRow = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + (same ? 0 : 1),
      );
      if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, at(before, column - 2) + 1);
      current.push(least);
      leastInRow = Math.min(leastInRow, least);
    }
    if (Math.min(leastInRow, leastAbove) > most) return Infinity;
    leastAbove = leastInRow;
    before = above;
    above = current;
  }
  return at(above, b.length);
}

/** Whether one key may be the other misspelt: two letters apart, one where the key is short. */
export function mayBe(key: string, known: string): boolean {
  const reach = known.length > 5 ? 2 : 1;
  const difference = bare(key).length - known.length;
  return Math.abs(difference) <= reach && lettersApart(key, known, reach) <= reach;
}

function bare(key: string): string {
  return key.toLowerCase().replace(/[\s_-]/g, '');
}

/** Outside the table there is no way: infinitely many letters. */
function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
