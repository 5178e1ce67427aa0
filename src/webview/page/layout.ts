/**
 * Where everything of the picture goes. A chain is a few boxes in a few columns, so it is laid out by
 * hand: from left to right where the columns fit, in rows where they do not, and from top to bottom where
 * not even two stand beside each other. In two steps, because the height of a box is known only once its width is: `plan`, then `place`.
 */
import type { Picture, PictureEdge } from '../../core/picture/shape';
import { arrowBetweenRows, arrowsAcross, arrowsDown, type Arrow, type Gaps } from './arrows';
import { around, bottom, greatest, least, right, type Rect } from './geometry';
import { lanes, type Lanes } from './lanes';
import { ranks } from './ranks';
import { rows, type Columns } from './rows';

export interface Plan {
  /** Rows that are read from left to right, one below the other; none where boxes run down. */
  readonly rows: readonly Columns[];
  readonly boxWidth: number;
  /** Accounts are framed when the chain tells of more than one. */
  readonly framed: boolean;
  readonly columns: Columns;
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
/** Between rows, for the arrow that leads from one to the next; on both sides, where it turns. */
const LANE = 48;
const TURN = 18;
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
  const shareOf = (count: number, room: number) =>
    Math.floor((room - sides - GUTTER * (count - 1)) / count);
  const share = shareOf(columns.length, width);
  const common = { columns, framed, lanes: lanes(chain, columns.flat(), framed ? FRAME : 0) };
  if (share >= NARROWEST || wantsAcross) {
    const boxWidth = Math.min(Math.max(share, NARROWEST), WIDEST);
    return { ...common, rows: [columns], boxWidth };
  }
  const room = width - 2 * TURN;
  const inRows = rows(chain, columns, Math.floor((room - sides + GUTTER) / (NARROWEST + GUTTER)));
  if (inRows) {
    const longest = Math.max(...inRows.map(({ length }) => length));
    return { ...common, rows: inRows, boxWidth: Math.min(shareOf(longest, room), WIDEST) };
  }
  const boxWidth = Math.max(width - sides - common.lanes.width, NARROWEST);
  return { ...common, rows: [], boxWidth: Math.min(boxWidth, WIDEST_DOWN) };
}

/** Where things go, once the heights of the boxes are known. */
export function place(chain: Picture, plan: Plan, heights: ReadonlyMap<string, number>): Placed {
  const account = new Map(chain.nodes.map(({ id, account }) => [id, account]));
  const frameOf = (id: string) => (plan.framed ? account.get(id) : undefined);
  const isDown = plan.rows.length === 0;
  const { boxes, gaps } = isDown
    ? boxesDown(plan, heights, frameOf)
    : boxesInRows(plan, heights, frameOf);
  const frames = frameRuns(plan, frameOf).map(({ account, ids }) => ({
    account,
    ...around(
      ids.flatMap(id => boxes.get(id) ?? []),
      FRAME,
      TITLE,
    ),
  }));
  const all: readonly Rect[] = [...boxes.values(), ...frames];
  const arrows = isDown
    ? arrowsDown(chain.edges, boxes, gaps, plan.lanes)
    : arrowsInRows(chain, plan, boxes, gaps, all);
  return {
    width: greatest(all, right) + MARGIN + (plan.rows.length > 1 ? TURN : 0),
    height: greatest(all, bottom) + MARGIN,
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

/** The gap above a column's boxes is the lane above their row, if there is one. */
function boxesInRows(
  { rows, boxWidth, framed }: Plan,
  heights: ReadonlyMap<string, number>,
  frameOf: FrameOf,
): Boxes {
  const left = MARGIN + (framed ? FRAME : 0) + (rows.length > 1 ? TURN : 0);
  const boxes = new Map<string, Rect>();
  const above = new Map<string, number>();
  let top = MARGIN + (framed ? TITLE : 0);
  for (const columns of rows) {
    const stacks = columns.map(ids => stack(ids, heights, STACK, frameOf));
    const tallest = Math.max(...stacks.map(({ height }) => height));
    stacks.forEach(({ tops, height }, column) => {
      const x = left + column * (boxWidth + GUTTER);
      const shift = top + Math.floor((tallest - height) / 2);
      for (const [id, y] of tops) {
        boxes.set(id, boxAt(id, x, shift + y, boxWidth, heights));
        above.set(id, top - (framed ? TITLE : 0) - LANE / 2);
      }
    });
    top += tallest + LANE + (framed ? FRAME + TITLE : 0);
  }
  return { boxes, gaps: { above, below: new Map() } };
}

function arrowsInRows(
  { edges }: Picture,
  { rows }: Plan,
  boxes: ReadonlyMap<string, Rect>,
  { above }: Gaps,
  all: readonly Rect[],
): readonly Arrow[] {
  const rowOf = new Map(
    rows.flatMap((columns, row) => columns.flat().map(id => [id, row] as const)),
  );
  const leads = (edge: PictureEdge) => rowOf.get(edge.from) !== rowOf.get(edge.to);
  const ends = {
    left: least(all, ({ x }) => x) - TURN + MARGIN,
    right: greatest(all, right) + TURN - MARGIN,
  };
  return [
    ...arrowsAcross(
      edges.filter(edge => !leads(edge)),
      boxes,
    ),
    ...edges.filter(leads).flatMap(edge => {
      const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
      const y = above.get(edge.to) ?? 0;
      return from && to ? [arrowBetweenRows(edge, from, to, { ...ends, y })] : [];
    }),
  ];
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
  { columns, rows }: Plan,
  frameOf: FrameOf,
): readonly { readonly account: string; readonly ids: readonly string[] }[] {
  interface Run {
    readonly account: string | undefined;
    readonly ids: string[];
    readonly whole: boolean;
  }
  const found = (rows.length > 0 ? rows : [[columns.flat()]]).flatMap(row => {
    const runs: Run[] = [];
    for (const ids of row) {
      const whole = ids.every(id => frameOf(id) === frameOf(ids[0] ?? ''));
      ids.forEach((id, index) => {
        const last = runs.at(-1);
        const joins = last?.account === frameOf(id) && (index > 0 || (whole && last?.whole));
        if (last && joins) last.ids.push(id);
        else runs.push({ account: frameOf(id), ids: [id], whole });
      });
    }
    return runs;
  });
  return found.flatMap(({ account, ids }) => (account === undefined ? [] : [{ account, ids }]));
}
