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
  const x = Math.min(...rects.map(rect => rect.x)) - side;
  const y = Math.min(...rects.map(rect => rect.y)) - top;
  return {
    x,
    y,
    width: Math.max(...rects.map(right)) + side - x,
    height: Math.max(...rects.map(bottom)) + side - y,
  };
}
