/** The identity page: draws what it is shown and reports what was chosen. */
import {
  keptBefore,
  keptOf,
  type FromPage,
  type Kept,
  type Looks,
  type PageView,
  type Task,
  type ToPage,
} from '../protocol';
import { draw, type Drawing } from './draw';
import { element } from './element';
import { exported } from './exporting';
import './page.css';
import './picture.css';
import { drawSession } from './session';
import './session.css';
import { speech } from './speech';
import { statusLine } from './statusLine';
import './toolbar.css';
import { toolbar, type Actions, type Toolbar } from './toolbar';
import { GONE, TRANSLATED } from '../words';

const vscode = acquireVsCodeApi<Kept>();
let looks: Looks = keptBefore(vscode.getState()) ?? { tab: 'chain', follows: false };
let view: PageView | undefined;
let drawing: Drawing | undefined;
let tools: Toolbar | undefined;
let task: Task | undefined;
const content = element('main');
const status = statusLine(() => tell({ type: 'cancel' }));

new ResizeObserver(() => drawing?.arrange()).observe(document.body);
document.addEventListener('toggle', () => drawing?.arrange(), true);

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case 'show':
      view = data.view;
      keep({ ...looks, tab: view.session ? (data.tab ?? looks.tab) : 'chain' });
      return show(view);
    case 'detach':
      return content.replaceChildren(
        element('p', { class: 'note', text: speech(data).word(GONE) }),
      );
    case 'progress':
      task = data.task;
      status.progress(data.words, view && speech(view));
      return update();
    case 'idle':
      task = undefined;
      status.end(data.problem);
      return update();
  }
});

const actions: Actions = {
  show(tab) {
    if (view === undefined) return;
    if (tab === 'session' && view.session === undefined) return tell({ type: 'session' });
    keep({ ...looks, tab });
    show(view);
  },
  search: () => tell({ type: 'search' }),
  zoom(step) {
    if (drawing === undefined) return;
    keep({ ...looks, zoom: drawing.zoom(step) });
  },
  follow(on) {
    keep({ ...looks, follows: on });
    tell({ type: 'follow', on });
    update();
  },
  async export({ format, to }) {
    if (view === undefined) return;
    const { tab } = looks;
    const made = await exported(view, tab, format, speech(view));
    if (to === 'file') return tell({ type: 'save', tab, format, content: made });
    copy(made);
  },
};

document.body.replaceChildren(content);
// Another version may have kept what it drew.
if (!keptBefore(vscode.getState())) vscode.setState(keptOf(looks, undefined));
if (looks.follows) tell({ type: 'follow', on: true });
tell({ type: 'ready', words: TRANSLATED });

function show(shown: PageView): void {
  const focused = document.activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id'];
  const stage = {
    speech: speech(shown),
    reveal: (at: FromReveal) => tell({ type: 'reveal', at }),
    copy,
    queries: shown.trace?.queries,
  };
  if (tools === undefined) {
    tools = toolbar(stage.speech, actions);
    document.body.replaceChildren(tools.root, status.root, content);
  }
  drawing = undefined;
  if (looks.tab === 'session' && shown.session)
    content.replaceChildren(drawSession(shown.session, stage));
  else {
    drawing = draw(shown, looks.zoom, stage, step => actions.zoom(step));
    content.replaceChildren(drawing.root);
    drawing.arrange();
  }
  update();
  if (focused !== undefined)
    content.querySelector<HTMLElement>(`[data-id="${CSS.escape(focused)}"]`)?.focus();
}

function update(): void {
  if (view === undefined) return;
  tools?.update({
    tab: looks.tab,
    follows: looks.follows,
    task,
    canSearch: view.trace?.canSearch === true,
    hasSession: view.trace?.hasSession === true,
  });
}

function keep(now: Looks): void {
  looks = now;
  vscode.setState(keptOf(looks, view?.source));
}

function copy(text: string): void {
  tell({ type: 'copy', text });
  if (view) status.say(speech(view).word('Copied.'));
}

type FromReveal = Extract<FromPage, { type: 'reveal' }>['at'];

function tell(message: FromPage): void {
  vscode.postMessage(message);
}
