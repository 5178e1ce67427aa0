/** The browser door: no Node, so gzip in JavaScript and no Event history. */
import type * as vscode from 'vscode';
import { activate as activateShared } from './activate';
import * as reference from './core/reference';
import { gunzip } from './platform/gunzip.web';

export function activate(context: vscode.ExtensionContext): void {
  activateShared(context, { gunzip, reference: () => Promise.resolve(reference) });
}
