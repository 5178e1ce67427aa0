/** The browser door: no Node, so gzip in JavaScript and no Event history. */
import type * as vscode from 'vscode';
import { activate as activateShared } from './activate';
import type * as reference from './core/reference';
import { loadBundle } from './platform/bundle.web';
import { gunzip } from './platform/gunzip.web';
import type * as tracing from './trace';

export function activate(context: vscode.ExtensionContext): void {
  let loaded: Promise<typeof reference> | undefined;
  let loadedTracing: Promise<typeof tracing> | undefined;
  activateShared(context, {
    gunzip,
    reference: () => (loaded ??= loadBundle(context.extensionUri, 'reference.js')),
    tracing: () => (loadedTracing ??= loadBundle(context.extensionUri, 'trace.js')),
  });
}
