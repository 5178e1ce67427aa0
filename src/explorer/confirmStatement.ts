import * as vscode from 'vscode';
import { notice } from '../host/notices';
import type { Proposal } from './engineStore';
import { minute } from './progressWords';

/** Shows a statement as a read-only document. */
export type ShowStatement = (name: string, sql: string) => Thenable<unknown>;

/**
 * Shows a statement and asks whether it is to be run: beside the document, not in front of it. Without an
 * answer nothing runs; an answer that comes after the signal was aborted counts no more.
 */
export async function confirmStatement(
  { store, statement, range }: Proposal,
  signal: AbortSignal,
  show: ShowStatement,
): Promise<boolean> {
  signal.throwIfAborted();
  await show(store, statement);
  const run = vscode.l10n.t('Run');
  const words = vscode.l10n.t(
    'Run this statement in {0}? It takes in {1} to {2} UTC. AWS bills what it reads.',
    store,
    minute(range.from),
    minute(range.to),
  );
  const answer = notice(words, run, vscode.l10n.t('Don’t Run'));
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    answer
      .then(pressed => resolve(pressed === run), reject)
      .then(() => signal.removeEventListener('abort', leave));
  });
}
