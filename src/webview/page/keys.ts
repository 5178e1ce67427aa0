import { own } from '../../core/own';

/** Arrow keys walk the boxes in reading order; Tab goes on to the facts of the one that has the focus. */
export function walkWithArrows(picture: HTMLElement, boxes: readonly HTMLElement[]): void {
  boxes[0]?.setAttribute('tabindex', '0');
  picture.addEventListener('keydown', event => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const here = boxes.findIndex(box => box.contains(document.activeElement));
    const to = here < 0 ? undefined : own(STEPS, event.key)?.(here, boxes.length - 1);
    const target = to === undefined ? undefined : boxes[to];
    if (target === undefined) return;
    event.preventDefault();
    target.focus();
  });
  picture.addEventListener('focusin', () => {
    const here = boxes.find(box => box.contains(document.activeElement));
    if (here) for (const box of boxes) box.setAttribute('tabindex', box === here ? '0' : '-1');
  });
}

const STEPS: Readonly<Record<string, (here: number, last: number) => number>> = {
  ArrowRight: here => here + 1,
  ArrowDown: here => here + 1,
  ArrowLeft: here => here - 1,
  ArrowUp: here => here - 1,
  Home: () => 0,
  End: (_, last) => last,
};
