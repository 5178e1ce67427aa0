import { grouped } from '../../core/grouped';
import { leadsBack, type PictureEdge } from '../../core/picture/shape';
import { bottom, right, type Rect } from './geometry';
import type { Lanes } from './lanes';

export interface Arrow {
  readonly edge: PictureEdge;
  /** The line, as SVG path data. */
  readonly line: string;
  /** The head, as SVG path data. */
  readonly head: string;
  /** Where the verb stands: around this point, or from it to the right. */
  readonly label: { readonly x: number; readonly y: number; readonly middle: boolean };
}

/** Between two arrows that meet at one side of a box. */
const PORT = 20;
/** Length and half the breadth of a head. */
const HEAD = 7;
const HALF = 4;
/** Where lanes meet a box, below its upper edge, and where straight arrows do, from its left. */
const ENTRY = 22;
const INSET = 18;
const CORNER = 6;

/** Arrows from right sides to left sides; several at one side are spread, in the order of their ends. */
export function arrowsAcross(
  edges: readonly PictureEdge[],
  boxes: ReadonlyMap<string, Rect>,
): readonly Arrow[] {
  const ends = edges.flatMap(edge => {
    const back = leadsBack(edge);
    const [left, rightId] = back ? [edge.to, edge.from] : [edge.from, edge.to];
    return [{ edge, back, left, right: rightId }];
  });
  const ports = { left: portsAt(ends, 'left', boxes), right: portsAt(ends, 'right', boxes) };
  const port = (id: string, side: 'left' | 'right', far: string) => {
    const box = boxes.get(id);
    if (box === undefined) return 0;
    const { count = 1, indexes } = ports[side].get(id) ?? {};
    const step = Math.min(PORT, (box.height - 2 * CORNER) / count);
    return box.y + box.height / 2 + ((indexes?.get(far) ?? 0) - (count - 1) / 2) * step;
  };
  return ends.flatMap(({ edge, back, left, right: rightId }) => {
    const [a, b] = [boxes.get(left), boxes.get(rightId)];
    if (a === undefined || b === undefined) return [];
    const start = { x: right(a), y: port(left, 'left', rightId) };
    const meets = { x: b.x, y: port(rightId, 'right', left) };
    // Boxes of odd and even heights are half a pixel apart: no slope for that.
    const end = Math.abs(meets.y - start.y) < 2 ? { ...meets, y: start.y } : meets;
    const from = back ? start.x + HEAD : start.x;
    const to = back ? end.x : end.x - HEAD;
    const middle = (start.x + end.x) / 2;
    return {
      edge,
      line: `M${from} ${start.y}C${middle} ${start.y} ${middle} ${end.y} ${to} ${end.y}`,
      head: back ? headAt(start.x, start.y, -1) : headAt(end.x, end.y, 1),
      label: { x: middle, y: (start.y + end.y) / 2, middle: true },
    };
  });
}

interface Ends {
  readonly left: string;
  readonly right: string;
}

/** The arrows that meet at one side of each box: how many, and which in their order from above, by their far ends. */
function portsAt(
  ends: readonly Ends[],
  side: keyof Ends,
  boxes: ReadonlyMap<string, Rect>,
): ReadonlyMap<string, { readonly count: number; readonly indexes: ReadonlyMap<string, number> }> {
  const other = side === 'left' ? 'right' : 'left';
  const yOf = (id: string) => boxes.get(id)?.y ?? 0;
  return new Map(
    [...grouped(ends, end => end[side])].map(([id, here]) => {
      const far = here.map(end => end[other]).sort((a, b) => yOf(a) - yOf(b));
      const indexes = new Map<string, number>();
      for (const [index, one] of far.entries()) if (!indexes.has(one)) indexes.set(one, index);
      return [id, { count: far.length, indexes }];
    }),
  );
}

/** From the end of a row along the lane between both to the beginning of the next. */
export function arrowBetweenRows(
  edge: PictureEdge,
  from: Rect,
  to: Rect,
  lane: { readonly left: number; readonly right: number; readonly y: number },
): Arrow {
  const [y1, y2] = [from.y + from.height / 2, to.y + to.height / 2];
  const { left, right: end, y } = lane;
  return {
    edge,
    line:
      `M${right(from)} ${y1}H${end - CORNER}Q${end} ${y1} ${end} ${y1 + CORNER}` +
      `V${y - CORNER}Q${end} ${y} ${end - CORNER} ${y}H${left + CORNER}` +
      `Q${left} ${y} ${left} ${y + CORNER}V${y2 - CORNER}Q${left} ${y2} ${left + CORNER} ${y2}` +
      `H${to.x - HEAD}`,
    head: headAt(to.x, y2, 1),
    label: { x: to.x + CORNER, y, middle: false },
  };
}

/** The heights at which verbs stand between boxes that are one below the other. */
export interface Gaps {
  readonly above: ReadonlyMap<string, number>;
  readonly below: ReadonlyMap<string, number>;
}

/** Arrows straight down between neighbours, and along the left side between all others. */
export function arrowsDown(
  edges: readonly PictureEdge[],
  boxes: ReadonlyMap<string, Rect>,
  gaps: Gaps,
  lanes: Lanes,
): readonly Arrow[] {
  return edges.flatMap(edge => {
    const back = leadsBack(edge);
    const [upperId, lowerId] = back ? [edge.to, edge.from] : [edge.from, edge.to];
    const [upper, lower] = [boxes.get(upperId), boxes.get(lowerId)];
    if (upper === undefined || lower === undefined) return [];
    // The verb stands at the end that is this arrow's alone: the target of a call, or the origin.
    const y = (upperId === 'call' ? gaps.above.get(lowerId) : gaps.below.get(upperId)) ?? 0;
    const lane = lanes.of(edge);
    if (lane === undefined) return straightDown(edge, upper, lower, back, y);
    const x = upper.x - lane;
    const [y1, y2] = [upper.y + ENTRY, lower.y + ENTRY];
    const [x1, x2] = back ? [upper.x - HEAD, lower.x] : [upper.x, lower.x - HEAD];
    const turns = `Q${x} ${y1} ${x} ${y1 + CORNER}V${y2 - CORNER}Q${x} ${y2} ${x + CORNER} ${y2}`;
    return {
      edge,
      line: `M${x1} ${y1}H${x + CORNER}${turns}H${x2}`,
      head: headAt(upper.x, back ? y1 : y2, 1),
      label: { x: upper.x, y, middle: false },
    };
  });
}

function straightDown(
  edge: PictureEdge,
  upper: Rect,
  lower: Rect,
  back: boolean,
  y: number,
): Arrow {
  const x = upper.x + INSET;
  const [top, end] = [bottom(upper), lower.y];
  const tip = back ? top : end;
  const base = back ? top + HEAD : end - HEAD;
  return {
    edge,
    line: back ? `M${x} ${end}V${base}` : `M${x} ${top}V${base}`,
    head: `M${x} ${tip}L${x - HALF} ${base}H${x + HALF}Z`,
    label: { x: x + CORNER, y, middle: false },
  };
}

/** A head with its tip at a point, looking right (1) or left (-1). */
function headAt(x: number, y: number, looks: 1 | -1): string {
  return `M${x} ${y}L${x - HEAD * looks} ${y - HALF}V${y + HALF}Z`;
}
