import { LEADS_BACK, type IdentityChain, type IdentityEdge } from '../../core/identity';
import { formatAccountId } from '../../core/values/accountId';
import { asText } from './asText';
import { box, lead, type Stage } from './box';
import { element, svg } from './element';
import { walkWithArrows } from './keys';
import { place, plan } from './layout';

/** A picture on the page: made once for a chain, arranged again when the room for it changes. */
export interface Drawing {
  readonly root: HTMLElement;
  arrange(): void;
}

/** So many resources are drawn at first; a request for a hundred objects is still one glance. */
const FIRST_RESOURCES = 6;

export function draw(chain: IdentityChain, title: string, stage: Stage): Drawing {
  const { speech } = stage;
  const root = element('main');
  const stands = element('div', { class: 'stands' });
  let picture: Drawing | undefined;

  const show = (shown: IdentityChain) => {
    picture = drawPicture(shown, title, stage);
    stands.replaceChildren(picture.root);
    const left = chain.nodes.length - shown.nodes.length;
    if (left === 0) return;
    const more = element('button', {
      class: 'more',
      type: 'button',
      text: speech.word('Show {0} more resources', left),
    });
    more.addEventListener('click', () => {
      show(chain);
      picture?.arrange();
      stands.querySelector<HTMLElement>('[data-id="call"]')?.focus();
    });
    stands.append(more);
  };
  show(folded(chain));

  root.append(
    element('h1', { text: title }),
    ...(stage.reveal
      ? []
      : [
          element('p', {
            class: 'note',
            text: speech.word(
              'Open this event’s chain again to go from a fact to its place in the event.',
            ),
          }),
        ]),
    stands,
    asText(chain, stage),
  );
  return { root, arrange: () => picture?.arrange() };
}

function folded(chain: IdentityChain): IdentityChain {
  const resources = chain.nodes.filter(({ kind }) => kind === 'resource');
  if (resources.length <= FIRST_RESOURCES) return chain;
  const left = new Set(resources.slice(FIRST_RESOURCES).map(({ id }) => id));
  return {
    nodes: chain.nodes.filter(({ id }) => !left.has(id)),
    edges: chain.edges.filter(({ to }) => !left.has(to)),
  };
}

function drawPicture(chain: IdentityChain, title: string, stage: Stage): Drawing {
  const { speech } = stage;
  const root = element('div', {
    class: 'picture',
    role: 'group',
    'aria-label': `${speech.word('Identity chain')}: ${title}`,
  });
  const frames = element('div', { 'aria-hidden': 'true' });
  const lines = svg('svg', { class: 'lines', 'aria-hidden': 'true' });
  const boxes = chain.nodes.map(node => ({ node, made: box(node, stage) }));
  const verbs = new Map<IdentityEdge, HTMLElement>(
    chain.edges.map(edge => [edge, verb(edge, stage)]),
  );
  root.append(
    frames,
    lines,
    ...boxes.flatMap(({ node, made }) => [
      made,
      ...[...verbs].flatMap(([{ from }, made]) => (from === node.id ? [made] : [])),
    ]),
  );
  walkWithArrows(
    root,
    boxes.map(({ made }) => made),
  );

  const arrange = () => {
    const planned = plan(chain, root.parentElement?.clientWidth ?? 0);
    root.classList.toggle('across', planned.across);
    for (const { made } of boxes) made.style.width = `${planned.boxWidth}px`;
    const heights = new Map(boxes.map(({ node, made }) => [node.id, made.offsetHeight]));
    const picture = place(chain, planned, heights);
    root.style.width = `${picture.width}px`;
    root.style.height = `${picture.height}px`;
    lines.setAttribute('viewBox', `0 0 ${picture.width} ${picture.height}`);
    for (const { node, made } of boxes) put(made, picture.boxes.get(node.id));
    frames.replaceChildren(
      ...picture.frames.map(frame => {
        const made = element(
          'div',
          { class: 'frame' },
          element('span', { text: speech.word('Account {0}', formatAccountId(frame.account)) }),
        );
        made.style.width = `${frame.width}px`;
        made.style.height = `${frame.height}px`;
        put(made, frame);
        return made;
      }),
    );
    lines.replaceChildren(
      ...picture.arrows.flatMap(({ edge, line, head }) => [
        svg('path', { class: LEADS_BACK.has(edge.kind) ? 'line back' : 'line', d: line }),
        svg('path', { class: 'head', d: head }),
      ]),
    );
    for (const { edge, label } of picture.arrows) {
      const made = verbs.get(edge);
      made?.classList.toggle('middle', label.middle);
      put(made, label);
    }
  };
  return { root, arrange };
}

function verb(edge: IdentityEdge, stage: Stage): HTMLElement {
  const words = stage.speech.chainWord(edge.kind);
  const title = stage.speech.word('Evidence: {0}', edge.evidence.join(', '));
  return lead(edge.evidence[0] ?? '', stage, 'verb', title, element('span', { text: words }));
}

function put(
  made: HTMLElement | undefined,
  at: { readonly x: number; readonly y: number } | undefined,
): void {
  if (made === undefined || at === undefined) return;
  made.style.left = `${at.x}px`;
  made.style.top = `${at.y}px`;
}
