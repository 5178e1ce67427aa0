import * as vscode from 'vscode';
import { noticeText } from '../core/plainText';
import type { Watch } from '../host/tracing';

/** Runs something that may take a while, with a notification that tells how far it is and stops it. */
export function withProgress<T>(title: string, run: (watch: Watch) => Promise<T>): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, token) =>
      run({
        signal: signalOf(token),
        progress: words => progress.report({ message: noticeText(words) }),
      }),
  );
}

/**
 * Runs what the editor has asked for by itself, with the progress in the status bar: the editor shows
 * what it waits for, and cancels it. What is cancelled answers nothing.
 */
export async function inWindow<T>(
  token: vscode.CancellationToken,
  run: (watch: Watch) => Promise<T[]>,
): Promise<T[]> {
  const signal = signalOf(token);
  try {
    return await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window },
      progress =>
        run({ signal, progress: words => progress.report({ message: noticeText(words) }) }),
    );
  } catch (error) {
    if (signal.aborted) return [];
    throw error;
  }
}

/** A signal that is aborted when a token is cancelled. Its reason is the editor's own error for that. */
export function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  const abort = () => controller.abort(new vscode.CancellationError());
  if (token.isCancellationRequested) abort();
  else token.onCancellationRequested(abort);
  return controller.signal;
}
