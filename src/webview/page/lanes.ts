import { leadsBack, type Picture, type PictureEdge } from '../../core/picture/shape';

/**
 * Where boxes stand one below the other, arrows between neighbours go straight down; all others run
 * along the left side. Those that meet in one box share a lane, lanes that would cross stand apart.
 */
export interface Lanes {
  /** Room on the left for all lanes; none when every arrow goes straight down. */
  readonly width: number;
  /** The lane's distance from the left of the boxes; `undefined` for an arrow that goes straight down. */
  of(edge: LaneEdge): number | undefined;
}

type LaneEdge = Pick<PictureEdge, 'from' | 'to' | 'kind'>;

/** Between two lanes, and between the last lane and the boxes. */
const STEP = 10;

/** `inset` is the room between the boxes and the frames around them, where no lane may run. */
export function lanes({ edges }: Picture, order: readonly string[], inset: number): Lanes {
  const hubs = new Map<string, { readonly first: number; readonly last: number }>();
  const indexes = new Map(order.map((id, index) => [id, index]));
  const indexOf = (id: string) => indexes.get(id) ?? -1;
  const span = ({ from, to }: LaneEdge) => [indexOf(from), indexOf(to)] as const;
  const isStraight = (edge: LaneEdge) => {
    const [from, to] = span(edge);
    return Math.abs(from - to) === 1;
  };
  for (const edge of edges) {
    if (isStraight(edge)) continue;
    const [from, to] = span(edge);
    const { first, last } = hubs.get(hubOf(edge)) ?? { first: from, last: from };
    hubs.set(hubOf(edge), { first: Math.min(first, from, to), last: Math.max(last, from, to) });
  }
  const laneOf = new Map<string, number>();
  for (const [hub, { first, last }] of hubs) {
    const taken = new Set(
      [...laneOf].flatMap(([other, lane]) => {
        const across = hubs.get(other);
        return across && across.first <= last && first <= across.last ? [lane] : [];
      }),
    );
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    laneOf.set(hub, lane);
  }
  const count = Math.max(0, ...[...laneOf.values()].map(lane => lane + 1));
  return {
    width: count === 0 ? 0 : (count + 1) * STEP,
    of: edge =>
      isStraight(edge) ? undefined : inset + ((laneOf.get(hubOf(edge)) ?? 0) + 1) * STEP,
  };
}

/** Arrows out of the call meet there; all others meet in the box that they lead to or back from. */
function hubOf(edge: LaneEdge): string {
  const { from, to } = edge;
  if (leadsBack(edge)) return `from ${from}`;
  return from === 'call' ? `from ${from}` : `to ${to}`;
}
