import * as vscode from 'vscode';
import { wordsOf, type Message } from '../core/message';
import { plainText } from '../core/plainText';

/** A message of the core in the editor's language. */
export function localized({ template, args }: Message): string {
  return vscode.l10n.t(
    template,
    ...args.map(arg => (typeof arg === 'object' ? localized(arg) : arg)),
  );
}

/** A message of the core for where plain text is shown: the texts in it, which may be of events, are plain. */
export function plainWords({ template, args }: Message): string {
  return vscode.l10n.t(template, ...args.map(plainArgument));
}

function plainArgument(arg: Message['args'][number]): string | number {
  if (typeof arg === 'object') return plainWords(arg);
  return typeof arg === 'string' ? plainText(arg, SENTENCE) : arg;
}

/** Sentences of AWS are arguments as a whole. */
const SENTENCE = { longest: 500 };

/** What went wrong, as a sentence in the editor's language. */
export function reasonOf(error: unknown): string {
  return localized(wordsOf(error));
}
