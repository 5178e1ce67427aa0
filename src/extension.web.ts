/** The browser door: no Node, so gzip in JavaScript, one thread and no Event history. */
import type * as vscode from 'vscode';
import { activate as activateShared } from './activate';
import type * as reference from './core/reference';
import type * as pickers from './explorer/pickers';
import { loadBundle } from './platform/bundle.web';
import type * as gzip from './platform/gunzip.web';
import type * as logFiles from './stores/logFiles';
import type * as tracing from './trace';

/** Bundles of their own, loaded at their first use. */
export function activate(context: vscode.ExtensionContext): void {
  const bundle = <T>(name: string) => once(() => loadBundle<T>(context.extensionUri, name));
  const unpacking = bundle<typeof gzip>('gunzip.js');
  activateShared(context, {
    gunzip: async bytes => (await unpacking()).gunzip(bytes),
    reference: bundle<typeof reference>('reference.js'),
    pickers: bundle<typeof pickers>('pickers.js'),
    logFiles: bundle<typeof logFiles>('logFiles.js'),
    tracing: bundle<typeof tracing>('trace.js'),
  });
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => (loaded ??= load());
}
