/** The identity page: draws what it is shown and reports what was chosen. */
import { SHAPE, type FromPage, type Kept, type Task, type ToPage } from '../protocol';
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
import { TRANSLATED } from '../words';

const vscode = acquireVsCodeApi<Kept>();
const before = vscode.getState();
let kept = before?.shape === SHAPE ? before : undefined;
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
      return show({
        shape: SHAPE,
        follows: false,
        ...kept,
        view: data.view,
        reveals: true,
        tab: data.view.session ? (data.tab ?? kept?.tab ?? 'chain') : 'chain',
      });
    case 'detach':
      return kept && show({ ...kept, reveals: false });
    case 'progress':
      task = data.task;
      status.progress(data.words, kept && speech(kept.view));
      return update();
    case 'idle':
      task = undefined;
      status.end(data.problem);
      return update();
  }
});

const actions: Actions = {
  show(tab) {
    if (kept === undefined) return;
    if (tab === 'session' && kept.view.session === undefined) tell({ type: 'session' });
    else show({ ...kept, tab });
  },
  search: () => tell({ type: 'search' }),
  zoom(step) {
    if (kept === undefined || drawing === undefined) return;
    keep({ ...kept, zoom: drawing.zoom(step) });
  },
  follow(on) {
    if (kept === undefined) return;
    keep({ ...kept, follows: on });
    tell({ type: 'follow', on });
    update();
  },
  async export({ format, to }) {
    if (kept === undefined) return;
    const { tab } = kept;
    const words = speech(kept.view);
    const made = await exported(kept.view, tab, format, words);
    if (to === 'file') return tell({ type: 'save', tab, format, content: made });
    copy(made);
  },
};

if (kept) {
  show(kept);
  if (kept.follows) tell({ type: 'follow', on: true });
}
tell({ type: 'ready', words: TRANSLATED });

function show(shown: Kept): void {
  const focused = document.activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id'];
  keep(shown);
  const { view, reveals, tab } = shown;
  const stage = {
    speech: speech(view),
    reveal: reveals ? (at: FromReveal) => tell({ type: 'reveal', at }) : undefined,
    copy,
    queries: view.trace?.queries,
  };
  if (tools === undefined) {
    tools = toolbar(stage.speech, actions);
    document.body.replaceChildren(tools.root, status.root, content);
  }
  drawing = undefined;
  if (tab === 'session' && view.session) content.replaceChildren(drawSession(view.session, stage));
  else {
    drawing = draw(view, shown.zoom, stage, step => actions.zoom(step));
    content.replaceChildren(drawing.root);
    drawing.arrange();
  }
  update();
  if (focused !== undefined)
    content.querySelector<HTMLElement>(`[data-id="${CSS.escape(focused)}"]`)?.focus();
}

function update(): void {
  if (kept === undefined) return;
  const { tab, follows, view, reveals } = kept;
  tools?.update({
    tab,
    follows,
    reveals,
    task,
    canSearch: view.trace?.canSearch === true,
    hasSession: view.trace?.hasSession === true,
    canShowSession: reveals || view.session !== undefined,
  });
}

function keep(now: Kept): void {
  kept = now;
  vscode.setState(now);
}

function copy(text: string): void {
  tell({ type: 'copy', text });
  if (kept) status.say(speech(kept.view).word('Copied.'));
}

type FromReveal = Extract<FromPage, { type: 'reveal' }>['at'];

function tell(message: FromPage): void {
  vscode.postMessage(message);
}
