import { glanceAt, hintWords, outcomeKind } from '../../core/picture/glance';
import { filled, type Say } from '../../core/picture/outline';
import { oneLine } from '../../core/picture/plainText';
import { isGuess, leadsBack, type Picture, type PictureNode } from '../../core/picture/shape';
import { formatAccountId } from '../../core/values/accountId';
import { place, plan } from './layout';
import { wrapped } from './wrapped';

/** The picture as a document of its own: without scripts, links, fonts or style sheets. */
export interface SvgPicture {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** Colours of a light page, since a report is mostly read on one. */
const INK = '#1f1f1f';
const QUIET = '#5f5f5f';
const EDGE = '#8a8a8a';
const PAPER = '#ffffff';
const BOX = '#f8f8f8';
const OUTCOMES = { succeeded: '#1a7f37', denied: '#b3261e', failed: '#b3261e', neutral: INK };

const SANS = 'system-ui, sans-serif';
const MONO = 'ui-monospace, monospace';

const PADDING = 12;
/** Above the picture, for its title; around all of it. */
const TITLE = 44;
const MARGIN = 16;
/** Wide enough for any chain to lie from left to right. */
const ROOM = 100_000;

interface Line {
  readonly words: string;
  readonly size: number;
  readonly colour: string;
  readonly font: string;
  readonly bold: boolean;
}

export function svgOf(picture: Picture, title: string, say: Say): SvgPicture {
  const planned = plan(picture, ROOM);
  const inner = planned.boxWidth - 2 * PADDING;
  const lines = new Map(picture.nodes.map(node => [node.id, linesOf(node, inner, say)]));
  const heights = new Map([...lines].map(([id, of]) => [id, heightOf(of) + 2 * PADDING - 4]));
  const placed = place(picture, planned, heights);
  const width = Math.ceil(placed.width) + 2 * MARGIN;
  const height = Math.ceil(placed.height) + TITLE + MARGIN;

  const frames = placed.frames.map(
    ({ account, x, y, width: wide, height: high }) =>
      `<rect x="${x}" y="${y}" width="${wide}" height="${high}" rx="8" fill="none" stroke="${EDGE}"/>` +
      words(filled(say('Account {0}'), formatAccountId(account)), x + 11, y + 16, {
        size: 11,
        colour: QUIET,
      }),
  );
  const boxes = picture.nodes.map(node => {
    const at = placed.boxes.get(node.id);
    if (at === undefined) return '';
    const dash = node.kind === 'gap' ? ' stroke-dasharray="5 4"' : '';
    let y = at.y + PADDING - 4;
    const text = (lines.get(node.id) ?? []).map(line => {
      y += line.size * 1.4;
      return words(line.words, at.x + PADDING, y, line);
    });
    return `<rect x="${at.x}" y="${at.y}" width="${at.width}" height="${at.height}" rx="6" fill="${BOX}" stroke="${EDGE}"${dash}/>${text.join('')}`;
  });
  const arrows = placed.arrows.map(({ edge, line, head, label }) => {
    const dash = leadsBack(edge) || isGuess(edge) ? ' stroke-dasharray="4 3"' : '';
    const said = [say(edge.kind), ...(isGuess(edge) ? [say(edge.confidence ?? '')] : [])];
    const wide = 8 + 6.3 * Math.max(...said.map(({ length }) => length));
    const high = 16 * said.length;
    const [left, top] = [label.x - wide / 2, label.y - high / 2];
    return (
      `<path d="${line}" fill="none" stroke="${QUIET}"${dash}/><path d="${head}" fill="${QUIET}"/>` +
      `<rect x="${left}" y="${top}" width="${wide}" height="${high}" fill="${PAPER}"/>` +
      said
        .map((one, index) =>
          words(one, label.x, top + 12 + 15 * index, {
            size: 12,
            colour: index === 0 ? INK : QUIET,
            middle: true,
          }),
        )
        .join('')
    );
  });
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${escaped(title)}</title>
<rect width="${width}" height="${height}" fill="${PAPER}"/>
${words(title, MARGIN + 4, 28, { size: 15, colour: INK, bold: true })}
<g transform="translate(${MARGIN} ${TITLE})">
${[...frames, ...arrows, ...boxes].join('\n')}
</g>
</svg>
`;
  return { text, width, height };
}

function linesOf(node: PictureNode, width: number, say: Say): readonly Line[] {
  const { kind, outcome, hints, facts } = glanceAt(node, say);
  const lines = (text: string, size: number, look: Partial<Line> = {}, most = 3): Line[] => {
    const line = { size, colour: INK, font: SANS, bold: false, ...look };
    const room = Math.floor(width / (size * (line.font === MONO ? 0.61 : line.bold ? 0.6 : 0.56)));
    return wrapped(oneLine(text), room, most).map(part => ({ ...line, words: part }));
  };
  return [
    ...lines(kind, 11, { colour: QUIET }, 1),
    ...lines(say(node.label), 14, { bold: true }),
    ...(outcome
      ? lines(say(outcome.value), 13, { bold: true, colour: OUTCOMES[outcomeKind(outcome)] })
      : []),
    ...node.observations.flatMap(({ label }) => lines(`⚠ ${say(label)}`, 13)),
    ...hints.flatMap(hint => lines(hintWords(hint, node, say), 12, { colour: QUIET })),
    ...facts.flatMap(fact => [
      ...lines(say(fact.label), 11, { colour: QUIET }, 1),
      ...lines(fact.value, 12, { font: MONO }),
    ]),
  ];
}

const heightOf = (lines: readonly Line[]) => lines.reduce((sum, { size }) => sum + size * 1.4, 4);

function words(
  text: string,
  x: number,
  y: number,
  look: { size: number; colour: string; font?: string; bold?: boolean; middle?: boolean },
): string {
  const { size, colour, font = SANS, bold = false, middle = false } = look;
  return (
    `<text x="${round(x)}" y="${round(y)}" font-family="${font}" font-size="${size}" fill="${colour}"` +
    `${bold ? ' font-weight="600"' : ''}${middle ? ' text-anchor="middle"' : ''}>${escaped(text)}</text>`
  );
}

const round = (number: number) => Math.round(number * 10) / 10;

/** Text of an event as text of XML, which takes neither controls nor halves of characters. */
function escaped(text: string): string {
  return oneLine(text)
    .replaceAll(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
    .replaceAll(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD');
}
