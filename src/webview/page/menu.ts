import type { Tab } from '../protocol';
import type { PageWord } from '../words';
import { element } from './element';
import { EXPORTS, isExportOf, type Exported } from './exporting';
import type { Speech } from './speech';

export interface Menu {
  readonly root: HTMLElement;
  /** Offers what that side of the page can be copied and saved as. */
  update(tab: Tab): void;
}

/** What the page can be copied and saved as. Opens by its summary, closes by Escape and by a choice. */
export function menu(speech: Speech, choose: (wanted: Exported) => void): Menu {
  const summary = element('summary', { class: 'action', text: speech.word('Export') });
  const all = EXPORTS.map(({ word, ...wanted }) => {
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
    element('div', { class: 'menu-items' }, ...all),
  );
  const close = () => {
    root.open = false;
    summary.focus();
  };
  root.addEventListener('keydown', event => {
    const items = all.filter(({ hidden }) => !hidden);
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
  return {
    root,
    update(tab) {
      EXPORTS.forEach(({ format }, index) => {
        const item = all[index];
        if (item) item.hidden = !isExportOf(tab, format);
      });
    },
  };
}
