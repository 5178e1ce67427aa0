import * as vscode from 'vscode';
import { wordsOf, type Message } from '../core/message';

/** A message of the core in the editor's language. */
export function localized({ template, args }: Message): string {
  return vscode.l10n.t(
    template,
    ...args.map(arg => (typeof arg === 'object' ? localized(arg) : arg)),
  );
}

/** What went wrong, as a sentence in the editor's language. */
export function reasonOf(error: unknown): string {
  return localized(wordsOf(error));
}
