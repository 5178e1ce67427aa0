import * as vscode from 'vscode';

/** Words in the titles of the tests to run: a user setting that the runner writes, as it reaches every host. */
export const only = (): string | undefined =>
  vscode.workspace.getConfiguration('cloudtrailTests').get<string>('only');
