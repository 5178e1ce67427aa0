import { ownIDOf, placesInWords } from '../../core/picture/outline';
import {
  isGuess,
  leadsBack,
  type Picture,
  type PictureEdge,
  type PictureNode,
} from '../../core/picture/shape';
import { formatAccountId } from '../../core/values/accountId';
import { box, lead, type Stage } from './box';
import { element, svg } from './element';
import { walkWithArrows } from './keys';
import { acrossWidth, place, plan } from './layout';
import type { Zoom } from '../protocol';
import { SMALLEST } from './zoom';

/** The boxes and arrows: made once for a picture, arranged again when the room for them changes. */
export interface DrawnPicture {
  readonly root: HTMLElement;
  /** Lays the picture out for so many pixels, at a scale. Smaller pictures have room for more. */
  arrange(room: number, zoom: Zoom): void;
  /** Whether it lies from left to right. */
  isAcross(): boolean;
  /** The scale at which all of it lies from left to right in so many pixels, if that can be read. */
  fitting(room: number): number;
}

/** In longer chains, whoever stands between the origin and the call says less until it is opened. */
const MOST_IN_FULL = 9;
const BETWEEN: ReadonlySet<PictureNode['kind']> = new Set(['role', 'session', 'credentials']);

export function drawPicture(chain: Picture, title: string, stage: Stage): DrawnPicture {
  const { speech } = stage;
  const root = element('div', {
    class: 'picture',
    role: 'group',
    'aria-label': `${speech.word('Identity chain')}: ${title}`,
  });
  const frames = element('div', { 'aria-hidden': 'true' });
  const lines = svg('svg', { class: 'lines', 'aria-hidden': 'true' });
  const boxes = chain.nodes.map((node, index) => {
    const isBetween = index > 0 && BETWEEN.has(node.kind);
    const few = isBetween && chain.nodes.length > MOST_IN_FULL ? 1 : undefined;
    return { node, made: box(node, stage, few) };
  });
  const verbs = new Map<PictureEdge, HTMLElement>(
    chain.edges.map(edge => [edge, verb(edge, ownIDOf(chain), stage)]),
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

  const ground = element('div', { class: 'ground' }, root);

  let across = false;
  const arrange = (room: number, { scale, across: wantsAcross }: Zoom) => {
    const planned = plan(chain, room / Math.min(scale, 1), wantsAcross);
    across = planned.rows.length === 1;
    root.classList.toggle('across', planned.rows.length > 0);
    for (const { made } of boxes) made.style.width = `${planned.boxWidth}px`;
    const heights = new Map(boxes.map(({ node, made }) => [node.id, made.offsetHeight]));
    const picture = place(chain, planned, heights);
    root.style.width = `${picture.width}px`;
    root.style.height = `${picture.height}px`;
    root.style.transform = scale === 1 ? '' : `scale(${scale})`;
    ground.style.width = `${picture.width * scale}px`;
    ground.style.height = `${picture.height * scale}px`;
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
        svg('path', { class: leadsBack(edge) || isGuess(edge) ? 'line back' : 'line', d: line }),
        svg('path', { class: 'head', d: head }),
      ]),
    );
    for (const { edge, label } of picture.arrows) {
      const made = verbs.get(edge);
      made?.classList.toggle('middle', label.middle);
      put(made, label);
    }
  };
  return {
    root: ground,
    arrange,
    isAcross: () => across,
    fitting: room => Math.max(SMALLEST, Math.min(1, room / acrossWidth(chain))),
  };
}

function verb(edge: PictureEdge, ownID: string, stage: Stage): HTMLElement {
  const { speech } = stage;
  const title = speech.word('Evidence: {0}', placesInWords(edge.evidence, ownID));
  const [at] = edge.evidence;
  const sure = isGuess(edge)
    ? [element('span', { class: 'sure', text: speech.say(edge.confidence ?? '') })]
    : [];
  return lead(
    // The issuing event says more than the call does about where its credential is from.
    edge.evidence.find(({ eventID }) => eventID !== at?.eventID) ??
      at ?? { eventID: ownID, pointer: '' },
    stage,
    'verb',
    title,
    element('span', { text: speech.say(edge.kind) }),
    ...sure,
  );
}

function put(
  made: HTMLElement | undefined,
  at: { readonly x: number; readonly y: number } | undefined,
): void {
  if (made === undefined || at === undefined) return;
  made.style.left = `${at.x}px`;
  made.style.top = `${at.y}px`;
}
