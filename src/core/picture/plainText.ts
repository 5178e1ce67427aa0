import { outline, ownIDOf, placesInWords, type Say } from './outline';
import { sessionOutline } from './sessionOutline';
import type { SessionPicture } from './sessionPicture';
import type { Picture } from './shape';

/** The picture as lines of text, for a ticket or a terminal: nothing in it can move a cursor. */
export function plainTextOf(picture: Picture, title: string, say: Say): string {
  const ownID = ownIDOf(picture);
  const lines = outline(picture, say).flatMap(({ name, account, facts, arrows }, index) => [
    `${index + 1}. ${name}${account === undefined ? '' : `, ${account}`}`,
    ...facts.map(({ words, isObservation }) => `   ${isObservation ? '!' : '-'} ${words}`),
    ...arrows.map(
      ({ verb, to, evidence }) => `   -> ${verb} ${to}  [${placesInWords(evidence, ownID)}]`,
    ),
  ]);
  return `${[title, '', ...lines].map(oneLine).join('\n')}\n`;
}

/** A session as lines of text, oldest event first. */
export function sessionTextOf(session: SessionPicture, say: Say): string {
  const { title, heads, children, rows } = sessionOutline(session, say);
  const lines = [
    title,
    ...heads,
    '',
    ...(children.length > 0 ? [say('Sessions that it started')] : []),
    ...children.map(({ words, startedBy }) => `- ${words}  [${startedBy}]`),
    ...(children.length > 0 ? [''] : []),
    ...rows.map(({ time, name, target, marks, eventID }) => {
      const said = [name, target, ...marks.map(({ words }) => words)].filter(Boolean);
      return `${time || '-'}  ${said.join('; ')}  [${eventID}]`;
    }),
  ];
  return `${lines.map(oneLine).join('\n')}\n`;
}

/** Text of an event on one line, without what would change how the text around it is read. */
export function oneLine(words: string): string {
  return words.trimEnd().replaceAll(UNSEEN, visible);
}

/** Controls, line ends, and marks that turn the direction of what follows or hide it. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return /\s/.test(character) ? ' ' : `\\u${code.toString(16).padStart(4, '0')}`;
}
