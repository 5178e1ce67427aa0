/** The browser door: no Node, so gzip in JavaScript and no Event history. */
import type * as vscode from 'vscode';
import { activate as activateShared } from './activate';
import type * as reference from './core/reference';
import { loadBundle } from './platform/bundle.web';
import { gunzip } from './platform/gunzip.web';

export function activate(context: vscode.ExtensionContext): void {
  let loaded: Promise<typeof reference> | undefined;
  activateShared(context, {
    gunzip,
    reference: () => (loaded ??= loadBundle(context.extensionUri, 'reference.js')),
  });
}
