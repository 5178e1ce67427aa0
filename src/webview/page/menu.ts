import type { PageWord } from '../words';
import { element } from './element';
import { EXPORTS, type Exported } from './exporting';
import type { Speech } from './speech';

/** What the picture can be copied and saved as. Opens by its summary, closes by Escape and by a choice. */
export function menu(speech: Speech, choose: (wanted: Exported) => void): HTMLElement {
  const summary = element('summary', { class: 'action', text: speech.word('Export') });
  const items = EXPORTS.map(({ word, ...wanted }) => {
    const item = element('button', { type: 'button', class: 'lead' });
    item.textContent = speech.word(word satisfies PageWord);
    item.addEventListener('click', () => {
      close();
      choose(wanted);
    });
    return item;
  });
  const root = element(
    'details',
    { class: 'menu' },
    summary,
    element('div', { class: 'menu-items' }, ...items),
  );
  const close = () => {
    root.open = false;
    summary.focus();
  };
  root.addEventListener('keydown', event => {
    const here = items.findIndex(item => item === document.activeElement);
    if (event.key === 'Escape' && root.open) close();
    else if (event.key === 'ArrowDown' && root.open) items[(here + 1) % items.length]?.focus();
    else if (event.key === 'ArrowUp' && root.open) items.at(here < 1 ? -1 : here - 1)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  root.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && root.contains(relatedTarget))) root.open = false;
  });
  return root;
}
