import type { Picture } from '../../core/picture/shape';
import type { PageView, Zoom } from '../protocol';
import { asText } from './asText';
import type { Stage } from './box';
import { drawPicture, type DrawnPicture } from './drawPicture';
import { element } from './element';
import { movable, zoomed, type ZoomStep } from './zoom';

/** The picture on the page, with its title, and the same in words. */
export interface Drawing {
  readonly root: HTMLElement;
  arrange(): void;
  /** Draws it larger or smaller, and says how. */
  zoom(step: ZoomStep): Zoom | undefined;
}

/** The size as long as nobody has zoomed: a little smaller where that brings all of it in sight. */
function ownScale(fit: number): number {
  return fit >= LEAST_READABLE ? fit : 1;
}

const LEAST_READABLE = 0.75;

/** So many resources are drawn at first; a request for a hundred objects is still one glance. */
const FIRST_RESOURCES = 6;

export function draw(
  { picture: chain, title, trace }: PageView,
  zoomedBefore: Zoom | undefined,
  stage: Stage,
  zoom: (step: ZoomStep) => void,
): Drawing {
  const { speech } = stage;
  const root = element('div');
  const stands = element('div', {
    class: 'stands',
    tabindex: '0',
    role: 'group',
    'aria-label': speech.word('Identity chain'),
  });
  let picture: DrawnPicture | undefined;
  let now = zoomedBefore;
  const fit = () => picture?.fitting(stands.clientWidth) ?? 1;
  const shownNow = (): Zoom => now ?? { scale: ownScale(fit()), across: false };
  const arrange = () => picture?.arrange(stands.clientWidth, shownNow());

  const show = (shown: Picture) => {
    picture = drawPicture(shown, title, stage);
    stands.replaceChildren(picture.root);
    const left = chain.nodes.length - shown.nodes.length;
    if (left === 0) return;
    const more = element('button', {
      class: 'action more',
      type: 'button',
      text:
        left === 1
          ? speech.word('Show 1 more resource')
          : speech.word('Show {0} more resources', left),
    });
    more.addEventListener('click', () => {
      show(chain);
      arrange();
      stands.querySelector<HTMLElement>('[data-id="call"]')?.focus();
    });
    stands.append(more);
  };
  show(folded(chain));
  movable(stands, zoom);

  const searched = trace?.searched ?? [];
  root.append(
    element('h1', { text: title, title }),
    ...(searched.length > 0
      ? [element('p', { class: 'note', text: speech.word('Searched: {0}', searched.join('; ')) })]
      : []),
    stands,
    asText(chain, stage),
  );
  return {
    root,
    arrange,
    zoom(step) {
      const { scale } = shownNow();
      const across = picture?.isAcross() ?? false;
      if (step === 'one') now = undefined;
      else if (step === 'fit') now = { scale: fit(), across: true };
      else now = { scale: zoomed(scale, step), across };
      arrange();
      return now;
    },
  };
}

function folded(chain: Picture): Picture {
  const resources = chain.nodes.filter(({ kind }) => kind === 'resource');
  if (resources.length <= FIRST_RESOURCES) return chain;
  const left = new Set(resources.slice(FIRST_RESOURCES).map(({ id }) => id));
  return {
    nodes: chain.nodes.filter(({ id }) => !left.has(id)),
    edges: chain.edges.filter(({ to }) => !left.has(to)),
  };
}
