import assert from 'node:assert/strict';
import type { ActionTable } from '../../../src/core/actions/actionTable';
import type { Completion } from '../../../src/core/completion/completion';
import { completionsAt } from '../../../src/core/completion/completionsAt';
import { openLogAt } from '../../../src/core/completion/openLogAt';
import { expandSnippet } from './expandSnippet';

/** 2 March 2026, 09:14:07 UTC. */
export const NOW = Date.UTC(2026, 2, 2, 9, 14, 7, 250);
export const GUID = '00000000-0000-4000-8000-000000000000';

const actions: ActionTable = {
  eventNames: source => (source === 'iam.amazonaws.com' ? ['CreateUser', 'DeleteUser'] : []),
  action: () => undefined,
  actionsOf: () => undefined,
  threatOf: () => undefined,
};

/** A text in which a bar marks the cursor. */
function cursorIn(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  assert.notEqual(offset, -1, 'no cursor');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** The completions at the bar. */
export function completions(marked: string): readonly Completion[] {
  const { text, offset } = cursorIn(marked);
  const log = openLogAt(text, offset, { assumed: true });
  return log ? completionsAt(log, offset, { now: NOW, actions }) : [];
}

export function labels(marked: string): readonly string[] {
  return completions(marked).map(({ label }) => label);
}

/** The completion of this label at the bar. */
export function completion(marked: string, label: string): Completion {
  const found = completions(marked).find(one => one.label === label);
  assert.ok(found, `${label} is not offered`);
  return found;
}

/** The text after a completion was taken, with its tab stops at their defaults. */
export function taken(marked: string, label: string): string {
  const { text, offset } = cursorIn(marked);
  const { insert, replace, filter, commas } = completion(marked, label);
  const typed = text.slice(replace.start, offset);
  assert.ok(replace.start <= offset && offset <= replace.end, 'the cursor is not replaced');
  assert.ok(!text.slice(replace.start, replace.end).includes('\n'), 'several lines are replaced');
  assert.ok(isSubsequence(typed.toLowerCase(), filter.toLowerCase()), `${typed} hides ${filter}`);
  const edits = [
    { ...replace, text: expandSnippet(insert, { UUID: () => GUID }) },
    ...commas.map(at => ({ start: at, end: at, text: ',' })),
  ];
  edits.sort((one, other) => other.start - one.start || other.end - one.end);
  return edits.reduce(
    (all, edit) => all.slice(0, edit.start) + edit.text + all.slice(edit.end),
    text,
  );
}

/** How the editor compares what is typed with what is offered, roughly. */
function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const char of long) if (char === short.charAt(at)) at++;
  return at >= short.length;
}
