/** The identity page: draws the chain it is shown and reports what was chosen. */
import type { ChainView, FromPage, ToPage } from '../protocol';
import { draw, type Drawing } from './draw';
import './page.css';
import { speech } from './speech';

/** What outlives the page: VS Code throws a hidden page away and keeps this. */
interface Kept {
  readonly view: ChainView;
  readonly reveals: boolean;
}

const vscode = acquireVsCodeApi<Kept>();
let drawing: Drawing | undefined;

const resized = new ResizeObserver(() => drawing?.arrange());
resized.observe(document.body);
document.addEventListener('toggle', () => drawing?.arrange(), true);

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  const kept = vscode.getState();
  if (data.type === 'show') show({ view: data.view, reveals: true });
  else if (kept) show({ ...kept, reveals: false });
});

const kept = vscode.getState();
if (kept) show(kept);
tell({ type: 'ready' });

function show(shown: Kept): void {
  vscode.setState(shown);
  const { chain, title } = shown.view;
  const reveal = (pointer: string) => tell({ type: 'reveal', pointer });
  drawing = draw(chain, title, {
    speech: speech(shown.view),
    reveal: shown.reveals ? reveal : undefined,
  });
  document.body.replaceChildren(drawing.root);
  drawing.arrange();
}

function tell(message: FromPage): void {
  vscode.postMessage(message);
}
