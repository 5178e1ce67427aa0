import { isRefused } from '../../core/picture/refused';
import type { SessionEvent } from '../../core/picture/sessionPicture';
import { element, svg } from './element';

/** Slots on the strip: a thousand events are no more marks than fifty. */
const SLOTS = 120;
const HEIGHT = 56;
const WIDTH = 960;
/** Above the bars, for the signs of denials and of sessions that were started. */
const SIGNS = 14;

interface Slot {
  readonly events: readonly SessionEvent[];
}

/**
 * The session at a glance: in each slot of time a bar as high as its number of events, writes at the
 * foot, reads above them and dimmed; a cross over denials and failures, a diamond over calls that
 * started a session. A picture of the list below it, and so nothing for a screen reader.
 */
export function strip(
  events: readonly SessionEvent[],
  starts: ReadonlySet<string>,
  choose: (eventID: string) => void,
): HTMLElement {
  const timed = events.filter(({ at }) => at > 0);
  const [first, last] = [timed[0], timed.at(-1)];
  if (first === undefined || last === undefined || first.at === last.at) return element('div');
  const span = last.at - first.at;
  const slots: { events: SessionEvent[] }[] = Array.from({ length: SLOTS }, () => ({ events: [] }));
  for (const event of timed)
    slots[Math.min(SLOTS - 1, Math.floor(((event.at - first.at) / span) * SLOTS))]?.events.push(
      event,
    );
  const most = Math.max(...slots.map(slot => slot.events.length));
  const wide = WIDTH / SLOTS;
  const marks = slots.flatMap((slot, index) =>
    marksOf(slot, index * wide, wide, most, starts, choose),
  );
  const picture = svg(
    'svg',
    {
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
      class: 'strip',
    },
    ...marks,
  );
  return element(
    'div',
    { class: 'time', 'aria-hidden': 'true' },
    picture,
    element(
      'div',
      { class: 'ends' },
      element('span', { text: first.time }),
      element('span', { text: last.time }),
    ),
  );
}

function marksOf(
  { events }: Slot,
  x: number,
  wide: number,
  most: number,
  starts: ReadonlySet<string>,
  choose: (eventID: string) => void,
): readonly SVGElement[] {
  const [first] = events;
  if (first === undefined) return [];
  const reads = events.filter(({ kind }) => kind === 'read').length;
  const foot = HEIGHT - 1;
  const unit = (foot - SIGNS) / most;
  const bar = (count: number, above: number, className: string) => {
    const height = Math.max(count * unit, count > 0 ? 2 : 0);
    const y = foot - above * unit - height;
    return svg('rect', {
      class: className,
      x: String(x + 1),
      y: String(y),
      width: String(wide - 2),
      height: String(height),
    });
  };
  const bad = events.find(isRefused);
  const start = events.find(({ eventID }) => starts.has(eventID));
  const middle = x + wide / 2;
  const target = svg('rect', {
    class: 'slot',
    x: String(x),
    y: '0',
    width: String(wide),
    height: String(HEIGHT),
  });
  target.addEventListener('click', () => choose((bad ?? start ?? first).eventID));
  return [
    bar(events.length - reads, 0, 'write'),
    bar(reads, events.length - reads, 'read'),
    ...(bad ? [svg('path', { class: 'bad', d: `M${middle - 3} 2l6 6m0-6l-6 6` })] : []),
    ...(start && !bad ? [svg('path', { class: 'start', d: `M${middle} 1l4 4-4 4-4-4Z` })] : []),
    target,
  ];
}
