import type { Tab, Task } from '../protocol';
import type { PageWord } from '../words';
import { element } from './element';
import type { Exported } from './exporting';
import { menu } from './menu';
import type { Speech } from './speech';
import type { ZoomStep } from './zoom';

/** What the reader can do with the page as a whole. */
export interface Actions {
  show(tab: Tab): void;
  search(): void;
  zoom(step: ZoomStep): void;
  follow(on: boolean): void;
  export(wanted: Exported): void;
}

export interface ToolbarState {
  readonly tab: Tab;
  readonly follows: boolean;
  readonly canSearch: boolean;
  readonly hasSession: boolean;
  readonly task: Task | undefined;
}

export interface Toolbar {
  readonly root: HTMLElement;
  update(state: ToolbarState): void;
}

/** Made once, and then kept up to date, so that the focus stays on what was chosen. */
export function toolbar(speech: Speech, actions: Actions): Toolbar {
  const button = (word: PageWord, act: () => void, face?: string) => {
    const words = speech.word(word);
    const made = element('button', {
      type: 'button',
      class: face === undefined ? 'action' : 'action face',
      text: face ?? words,
      ...(face === undefined ? {} : { 'aria-label': words, title: words }),
    });
    made.addEventListener('click', act);
    return made;
  };
  const search = button('Where did this session come from?', actions.search);
  search.classList.add('primary');
  const chain = button('Chain', () => actions.show('chain'));
  const session = button('Session', () => actions.show('session'));
  const follow = button('Follow the cursor', () =>
    actions.follow(follow.getAttribute('aria-pressed') !== 'true'),
  );
  const zooms = element(
    'span',
    { class: 'group' },
    button('Zoom out', () => actions.zoom('out'), '−'),
    button('Fit to the width', () => actions.zoom('fit'), '↔'),
    button('Zoom in', () => actions.zoom('in'), '+'),
  );
  const exports = menu(speech, wanted => actions.export(wanted));
  const views = element('span', { class: 'group' }, chain, session);
  const root = element(
    'div',
    { class: 'toolbar', role: 'toolbar', 'aria-label': speech.word('Identity chain') },
    views,
    search,
    element('span', { class: 'space' }),
    follow,
    zooms,
    exports.root,
  );
  return {
    root,
    update({ tab, follows, canSearch, hasSession, task }) {
      chain.setAttribute('aria-pressed', String(tab === 'chain'));
      session.setAttribute('aria-pressed', String(tab === 'session'));
      follow.setAttribute('aria-pressed', String(follows));
      views.hidden = !hasSession;
      search.hidden = !canSearch || tab !== 'chain';
      search.disabled = task !== undefined;
      session.disabled = task === 'session';
      zooms.hidden = tab !== 'chain';
      exports.update(tab);
    },
  };
}
