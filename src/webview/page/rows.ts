import { leadsBack, type Picture, type PictureEdge } from '../../core/picture/shape';

/** Columns of a picture, each with its nodes, from left to right. */
export type Columns = readonly (readonly string[])[];

/**
 * Columns in rows of at most so many, each read from left to right: about equally long, and broken only
 * where one arrow leads on, so that whatever branches stays together. `undefined` where that cannot be.
 */
export function rows(
  { edges }: Picture,
  columns: Columns,
  most: number,
): readonly Columns[] | undefined {
  if (most < 2) return undefined;
  const columnOf = new Map(columns.flatMap((ids, column) => ids.map(id => [id, column] as const)));
  const mayBreak = (at: number) => {
    const crossing = edges.filter(edge => {
      const [from, to] = endsOf(edge, columnOf);
      return Math.min(from, to) < at && at <= Math.max(from, to);
    });
    const [only] = crossing;
    return crossing.length === 1 && only !== undefined && !leadsBack(only);
  };
  const found: Columns[] = [];
  const even = Math.ceil(columns.length / Math.ceil(columns.length / most));
  let start = 0;
  while (columns.length - start > even) {
    const lengths = [...Array(most).keys()].map(index => index + 1);
    // As long as the others, or a little longer, before it is shorter.
    const wish = (length: number) => (length < even ? 2 * most - length : length);
    const length = lengths
      .sort((a, b) => wish(a) - wish(b))
      .find(one => start + one < columns.length && mayBreak(start + one));
    if (length === undefined) break;
    found.push(columns.slice(start, start + length));
    start += length;
  }
  if (columns.length - start > most) return undefined;
  return [...found, columns.slice(start)];
}

function endsOf(
  { from, to }: PictureEdge,
  columnOf: ReadonlyMap<string, number>,
): readonly [number, number] {
  return [columnOf.get(from) ?? 0, columnOf.get(to) ?? 0];
}
