import * as vscode from 'vscode';
import type { Message } from '../core/message';

/** A message of the core in the editor's language. */
export function localized({ template, args }: Message): string {
  return vscode.l10n.t(template, ...args);
}
