import * as vscode from 'vscode';
import type { Watch } from './everyLog';

/**
 * Runs something that may take a while, with a notification that tells how far it is and has a Cancel
 * button. What is quick shows nothing: the editor waits a moment by itself.
 */
export function withProgress<T>(title: string, run: (watch: Watch) => Promise<T>): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, token) =>
      run({ signal: signalOf(token), progress: words => progress.report({ message: words }) }),
  );
}

/** A signal that is aborted when a token is cancelled. Its reason is the editor's own error for that. */
export function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  const abort = () => controller.abort(new vscode.CancellationError());
  if (token.isCancellationRequested) abort();
  else token.onCancellationRequested(abort);
  return controller.signal;
}
