/** Shapes of the picture, in CSS pixels from its upper left corner. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const right = ({ x, width }: Rect) => x + width;
export const bottom = ({ y, height }: Rect) => y + height;

/** The smallest rectangle around others, with room on each side. */
export function around(rects: readonly Rect[], side: number, top: number): Rect {
  const x = least(rects, rect => rect.x) - side;
  const y = least(rects, rect => rect.y) - top;
  return {
    x,
    y,
    width: greatest(rects, right) + side - x,
    height: greatest(rects, bottom) + side - y,
  };
}

/** The least of what rectangles have: a call with an argument for each of 100,000 would exhaust the stack. */
export function least(rects: Iterable<Rect>, valueOf: (rect: Rect) => number): number {
  let found = Infinity;
  for (const rect of rects) found = Math.min(found, valueOf(rect));
  return found;
}

export function greatest(rects: Iterable<Rect>, valueOf: (rect: Rect) => number): number {
  return -least(rects, rect => -valueOf(rect));
}
