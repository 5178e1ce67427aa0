import { own } from '../../core/own';

/** Steps between a whole chain at a glance and one box that fills the page. */
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const;

export const SMALLEST = STEPS[0];

/** `one` is the size of the text around it. */
export type ZoomStep = 'in' | 'out' | 'fit' | 'one';

/** The next step from a scale, which may lie between two. */
export function zoomed(scale: number, step: 'in' | 'out'): number {
  const next =
    step === 'in'
      ? STEPS.find(one => one > scale + 0.01)
      : [...STEPS].reverse().find(one => one < scale - 0.01);
  return next ?? scale;
}

/**
 * Ctrl with the wheel and the keys + − 0 zoom; dragging the ground moves the picture, and so do the
 * arrow keys as long as no box has the focus.
 */
export function movable(ground: HTMLElement, zoom: (step: ZoomStep) => void): void {
  ground.addEventListener(
    'wheel',
    event => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 'in' : 'out');
    },
    { passive: false },
  );
  let from: { readonly x: number; readonly y: number } | undefined;
  ground.addEventListener('pointerdown', event => {
    const target = event.target as Element;
    if (event.button !== 0 || target.closest('.box, button, summary, .as-text')) return;
    from = { x: event.clientX, y: event.clientY };
    ground.setPointerCapture(event.pointerId);
    ground.classList.add('dragged');
  });
  ground.addEventListener('pointermove', event => {
    if (from === undefined) return;
    move(ground, from.x - event.clientX, from.y - event.clientY);
    from = { x: event.clientX, y: event.clientY };
  });
  for (const end of ['pointerup', 'pointercancel'] as const)
    ground.addEventListener(end, () => {
      from = undefined;
      ground.classList.remove('dragged');
    });
  ground.addEventListener('keydown', event => {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const step = own(KEYS, event.key);
    const way = event.target === ground ? own(WAYS, event.key) : undefined;
    if (step) zoom(step);
    else if (way) move(ground, ...way);
    else return;
    event.preventDefault();
  });
}

/** The picture scrolls sideways in its place, and up and down with the page. */
function move(ground: HTMLElement, x: number, y: number): void {
  ground.scrollBy(x, 0);
  window.scrollBy(0, y);
}

const KEYS: Readonly<Record<string, ZoomStep>> = {
  '+': 'in',
  '=': 'in',
  '-': 'out',
  '−': 'out',
  '0': 'one',
};

const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-60, 0],
  ArrowRight: [60, 0],
  ArrowUp: [0, -60],
  ArrowDown: [0, 60],
};
