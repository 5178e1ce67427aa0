import * as vscode from 'vscode';
import { noticeText } from '../core/plainText';

/** Shows a sentence that may hold texts of events, profiles or files: nothing in it becomes a link. */
export function notice(words: string, ...buttons: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showInformationMessage(noticeText(words), ...buttons);
}

/** The same of something to look at before going on. */
export function warningNotice(
  words: string,
  ...buttons: readonly string[]
): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(noticeText(words), ...buttons);
}

/** Shows what went wrong; nothing in it becomes a link. */
export function errorNotice(words: string): void {
  void vscode.window.showErrorMessage(noticeText(words));
}
