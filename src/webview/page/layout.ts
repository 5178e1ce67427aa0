/**
 * Where everything of the picture goes. A chain is a few boxes in a few columns, so it is laid out by
 * hand: from left to right where the columns fit, from top to bottom where they do not. In two steps,
 * because the height of a box is known only once its width is: `plan`, then `place`.
 */
import type { Picture } from '../../core/picture/shape';
import { arrowsAcross, arrowsDown, type Arrow, type Gaps } from './arrows';
import { around, bottom, right, type Rect } from './geometry';
import { lanes, type Lanes } from './lanes';
import { ranks } from './ranks';

export interface Plan {
  /** Left to right; otherwise top to bottom. */
  readonly across: boolean;
  readonly boxWidth: number;
  /** Accounts are framed when the chain tells of more than one. */
  readonly framed: boolean;
  readonly columns: readonly (readonly string[])[];
  readonly lanes: Lanes;
}

export interface Placed {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Rect>;
  readonly frames: readonly Frame[];
  readonly arrows: readonly Arrow[];
}

export interface Frame extends Rect {
  readonly account: string;
}

/** Around the picture, so that a focus ring has room. */
const MARGIN = 4;
/** Between columns: an arrow with its verb. */
export const GUTTER = 104;
/** Between a frame and its boxes; above them its title. */
const FRAME = 10;
const TITLE = 24;
/** Between boxes of one column. */
const STACK = 14;
/** Between boxes that stand one below the other, with a verb in between. */
export const DROP = 38;
const NARROWEST = 160;
const WIDEST = 264;
const WIDEST_DOWN = 480;

/** So many pixels are needed to draw the chain from left to right. */
export function acrossWidth(chain: Picture): number {
  const count = ranks(chain).length;
  return sidesOf(isFramed(chain)) + GUTTER * (count - 1) + NARROWEST * count;
}

const isFramed = ({ nodes }: Picture) =>
  new Set(nodes.flatMap(({ account }) => account ?? [])).size > 1;
const sidesOf = (framed: boolean) => 2 * (MARGIN + (framed ? FRAME : 0));

/** How the chain is drawn in so many pixels; from left to right also where it does not fit, if asked. */
export function plan(chain: Picture, width: number, wantsAcross = false): Plan {
  const columns = ranks(chain);
  const framed = isFramed(chain);
  const sides = sidesOf(framed);
  const share = Math.floor((width - sides - GUTTER * (columns.length - 1)) / columns.length);
  const common = { columns, framed, lanes: lanes(chain, columns.flat(), framed ? FRAME : 0) };
  if (share >= NARROWEST || wantsAcross) {
    const boxWidth = Math.min(Math.max(share, NARROWEST), WIDEST);
    return { ...common, across: true, boxWidth };
  }
  const boxWidth = Math.max(width - sides - common.lanes.width, NARROWEST);
  return { ...common, across: false, boxWidth: Math.min(boxWidth, WIDEST_DOWN) };
}

/** Where things go, once the heights of the boxes are known. */
export function place(chain: Picture, plan: Plan, heights: ReadonlyMap<string, number>): Placed {
  const account = new Map(chain.nodes.map(({ id, account }) => [id, account]));
  const frameOf = (id: string) => (plan.framed ? account.get(id) : undefined);
  const { boxes, gaps } = plan.across
    ? boxesAcross(plan, heights, frameOf)
    : boxesDown(plan, heights, frameOf);
  const frames = frameRuns(plan, frameOf).map(({ account, ids }) => ({
    account,
    ...around(
      ids.flatMap(id => boxes.get(id) ?? []),
      FRAME,
      TITLE,
    ),
  }));
  const arrows = plan.across
    ? arrowsAcross(chain.edges, boxes)
    : arrowsDown(chain.edges, boxes, gaps, plan.lanes);
  const all: readonly Rect[] = [...boxes.values(), ...frames];
  return {
    width: Math.max(...all.map(right)) + MARGIN,
    height: Math.max(...all.map(bottom)) + MARGIN,
    boxes,
    frames,
    arrows,
  };
}

type FrameOf = (id: string) => string | undefined;

interface Boxes {
  readonly boxes: ReadonlyMap<string, Rect>;
  readonly gaps: Gaps;
}

function boxesAcross(
  { columns, boxWidth, framed }: Plan,
  heights: ReadonlyMap<string, number>,
  frameOf: FrameOf,
): Boxes {
  const stacks = columns.map(ids => stack(ids, heights, STACK, frameOf));
  const tallest = Math.max(...stacks.map(({ height }) => height));
  const top = MARGIN + (framed ? TITLE : 0);
  const left = MARGIN + (framed ? FRAME : 0);
  const boxes = stacks.flatMap(({ tops, height }, column) => {
    const x = left + column * (boxWidth + GUTTER);
    const shift = top + Math.floor((tallest - height) / 2);
    return [...tops].map(([id, y]) => [id, boxAt(id, x, shift + y, boxWidth, heights)] as const);
  });
  return { boxes: new Map(boxes), gaps: { above: new Map(), below: new Map() } };
}

function boxesDown(
  { columns, boxWidth, framed, lanes }: Plan,
  heights: ReadonlyMap<string, number>,
  frameOf: FrameOf,
): Boxes {
  const x = MARGIN + lanes.width + (framed ? FRAME : 0);
  const ids = columns.flat();
  const top = MARGIN + (framed ? TITLE : 0);
  const { tops, gaps } = stack(ids, heights, DROP, frameOf);
  const above = ids.map((id, index) => [id, top + (gaps[index] ?? 0)] as const);
  const below = ids.map((id, index) => [id, top + (gaps[index + 1] ?? 0)] as const);
  return {
    boxes: new Map(
      [...tops].map(([id, y]) => [id, boxAt(id, x, top + y, boxWidth, heights)] as const),
    ),
    gaps: { above: new Map(above), below: new Map(below) },
  };
}

function boxAt(
  id: string,
  x: number,
  y: number,
  width: number,
  heights: ReadonlyMap<string, number>,
): Rect {
  return { x, y, width, height: heights.get(id) ?? 0 };
}

/** Boxes one below the other, with more room where a frame ends or begins. */
function stack(
  ids: readonly string[],
  heights: ReadonlyMap<string, number>,
  gap: number,
  frameOf: FrameOf,
) {
  const tops = new Map<string, number>();
  /** The middle of the room above each box, outside of frames. */
  const gaps: number[] = [];
  let y = 0;
  ids.forEach((id, index) => {
    const before = ids[index - 1];
    if (before !== undefined) {
      const changes = frameOf(before) !== frameOf(id);
      if (changes && frameOf(before) !== undefined) y += FRAME;
      gaps[index] = y + gap / 2;
      y += gap;
      if (changes && frameOf(id) !== undefined) y += TITLE;
    }
    tops.set(id, y);
    y += heights.get(id) ?? 0;
  });
  return { tops, gaps, height: y };
}

/**
 * Boxes that share a frame: neighbours in a column, and whole columns that follow each other in one
 * account. A column with boxes of several accounts has frames of its own, so frames never overlap.
 */
function frameRuns(
  { columns, across }: Plan,
  frameOf: FrameOf,
): readonly { readonly account: string; readonly ids: readonly string[] }[] {
  const runs: { account: string | undefined; ids: string[]; whole: boolean }[] = [];
  for (const ids of across ? columns : [columns.flat()]) {
    const whole = ids.every(id => frameOf(id) === frameOf(ids[0] ?? ''));
    ids.forEach((id, index) => {
      const last = runs.at(-1);
      const joins = last?.account === frameOf(id) && (index > 0 || (whole && last?.whole));
      if (last && joins) last.ids.push(id);
      else runs.push({ account: frameOf(id), ids: [id], whole });
    });
  }
  return runs.flatMap(({ account, ids }) => (account === undefined ? [] : [{ account, ids }]));
}
