import { outline, ownIDOf, placesInWords, type Say } from './outline';
import { oneLine } from './plainText';
import { SESSION_COLUMNS, sessionOutline } from './sessionOutline';
import type { SessionPicture } from './sessionPicture';
import type { Picture } from './shape';

/** The picture as a Markdown list, for an incident report. What events say stays text in it. */
export function markdownOf(picture: Picture, title: string, say: Say): string {
  const ownID = ownIDOf(picture);
  const items = outline(picture, say).flatMap(({ name, account, facts, arrows }, index) => [
    `${index + 1}. **${escaped(name)}**${account === undefined ? '' : `, ${escaped(account)}`}`,
    ...facts.map(({ words, isObservation }) =>
      isObservation ? `   - **${escaped(words)}**` : `   - ${escaped(words)}`,
    ),
    ...arrows.map(
      ({ verb, to, evidence }) =>
        `   - → *${escaped(verb)}* ${escaped(to)} (${escaped(placesInWords(evidence, ownID))})`,
    ),
  ]);
  return `## ${escaped(title)}\n\n${items.join('\n')}\n`;
}

/** A session as a Markdown table, oldest event first. */
export function sessionMarkdownOf(session: SessionPicture, say: Say): string {
  const { title, heads, children, rows } = sessionOutline(session, say);
  const cells = (...words: readonly string[]) => `| ${words.map(escaped).join(' | ')} |`;
  const started = children.map(
    ({ words, startedBy }) => `- ${escaped(words)} (${escaped(startedBy)})`,
  );
  return [
    `## ${escaped(title)}`,
    '',
    ...heads.flatMap(words => [escaped(words), '']),
    ...(started.length > 0
      ? [`### ${escaped(say('Sessions that it started'))}`, '', ...started, '']
      : []),
    cells(...SESSION_COLUMNS.map(say)),
    '| --- | --- | --- | --- | --- |',
    ...rows.map(({ time, name, target, marks, eventID }) =>
      cells(time, name, target, marks.map(({ words }) => words).join('; '), eventID),
    ),
    '',
  ].join('\n');
}

/** Each character that Markdown or HTML in it could take for its own, as itself; also of bare links. */
function escaped(words: string): string {
  return oneLine(words)
    .replaceAll(/[\\`*_{}[\]<>#|~^$&]/g, character =>
      /[<>&]/.test(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`,
    )
    .replaceAll(/:\/\//g, '&#58;//')
    .replaceAll(/@/g, '&#64;')
    .replaceAll(/www\./gi, match => `${match.slice(0, 3)}&#46;`);
}
