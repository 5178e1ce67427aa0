import * as vscode from 'vscode';

/**
 * The extension's one log. Counts, times and ids of rules go into it; never the text of an event, never
 * anything about credentials.
 */
export const output = vscode.window.createOutputChannel('CloudTrail Lens', { log: true });
