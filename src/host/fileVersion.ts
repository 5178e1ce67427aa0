import * as vscode from 'vscode';

/** The time of a file's last change, in milliseconds, and its size; `undefined` where nobody can tell. */
export async function fileVersion({ uri }: { readonly uri: string }): Promise<string | undefined> {
  const { mtime, size } = await vscode.workspace.fs.stat(vscode.Uri.parse(uri, true));
  return mtime > 0 ? `${mtime} ${size}` : undefined;
}
