import { outline, ownIDOf, placesInWords } from '../../core/picture/outline';
import type { Picture } from '../../core/picture/shape';
import { lead, type Stage } from './box';
import { element } from './element';

/** The picture in words, equal in content: every node with what is said of it, and where it leads. */
export function asText(picture: Picture, stage: Stage): HTMLElement {
  const { speech } = stage;
  const ownID = ownIDOf(picture);
  const items = outline(picture, speech.say).map(({ name, account, facts, arrows }) =>
    element(
      'li',
      {},
      element('strong', { text: name }),
      account === undefined ? undefined : element('span', { text: `, ${account}` }),
      element(
        'ul',
        {},
        ...facts.map(({ words, at }) =>
          element('li', {}, lead(at, stage, 'words', at.pointer, element('span', { text: words }))),
        ),
        ...arrows.map(({ verb, to, evidence }) =>
          element(
            'li',
            { class: 'arrow' },
            element('span', { text: `→ ${verb} ${to}` }),
            element('span', {
              class: 'evidence',
              text: ` (${speech.word('Evidence: {0}', placesInWords(evidence, ownID))})`,
            }),
          ),
        ),
      ),
    ),
  );
  return element(
    'details',
    { class: 'as-text' },
    element('summary', { text: speech.word('As text') }),
    element('ol', {}, ...items),
  );
}
