import * as vscode from 'vscode';

const SCHEME = 'cloudtrail-row';

/** Given to a row as its resource, it dims the label: nothing else colours the text of a tree row. */
export const dimmedUri = vscode.Uri.from({ scheme: SCHEME, path: '/dimmed' });

export function registerDimmedRows(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: uri =>
      uri.scheme === SCHEME
        ? { color: new vscode.ThemeColor('list.deemphasizedForeground') }
        : undefined,
  });
}
