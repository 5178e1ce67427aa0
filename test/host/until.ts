import * as vscode from 'vscode';
import { note } from '../workbench/report';

/** Milliseconds of a test after which nothing is waited for any more: before its time limit, which says nothing. */
const PATIENCE = 18_000;

/** What the current test waits for now, each with the time at which it began. */
const waiting = new Map<string, number>();
let started = performance.now();

/**
 * Waits until there is something to look at. `what` completes the sentence “waited for …”; a wait that
 * comes to nothing fails with it and with what the window shows.
 */
export async function until<T>(
  what: string,
  look: () => T | undefined | PromiseLike<T | undefined>,
): Promise<T> {
  for (;;) {
    const found = await within(what, look());
    if (found !== undefined && found !== false) return found;
    if (isOver()) throw tooLong(what);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** Waits for something that may never come to an end, such as a command of the editor. */
export async function within<T>(what: string, work: T | PromiseLike<T>): Promise<T> {
  const key = `${what}#${waiting.size}`;
  waiting.set(key, performance.now());
  let late: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(tooLong(what)), started + PATIENCE - performance.now());
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(late);
    waiting.delete(key);
  }
}

const isOver = () => performance.now() > started + PATIENCE;

const tooLong = (what: string) => new Error(`waited for ${what}; ${windowState()}`);

/** What the window shows: most waits are for that, and end in vain because of something else in it. */
function windowState(): string {
  const { activeTextEditor, tabGroups, visibleTextEditors } = vscode.window;
  const active = activeTextEditor?.document;
  const tabs = tabGroups.all.flatMap(group =>
    group.tabs.map(tab => `${tab.label}${tab.isActive ? '*' : ''}${tab.isDirty ? ' (dirty)' : ''}`),
  );
  return [
    `active editor: ${active ? `${active.uri.scheme}:${active.uri.path} (${active.languageId})` : 'none'}`,
    `visible: ${visibleTextEditors.length}`,
    `tabs: ${tabs.join(', ') || 'none'}`,
    `focused window: ${vscode.window.state.focused}`,
  ].join('; ');
}

beforeEach(() => {
  started = performance.now();
  waiting.clear();
});

afterEach('what was waited for', function () {
  if (this.currentTest?.state !== 'failed') return;
  for (const [what, since] of waiting) {
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    note(`      waiting for ${what.replace(/#\d+$/, '')} for ${seconds} s`);
  }
  // Each test file has a copy of this module, and all of them hear of a failure.
  const shared = globalThis as { noted?: unknown };
  if (shared.noted === this.currentTest) return;
  shared.noted = this.currentTest;
  note(`      ${windowState()}`);
});
