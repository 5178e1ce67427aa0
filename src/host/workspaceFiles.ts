import * as vscode from 'vscode';
import { excludedFiles, excludedPatterns } from './excludedFiles';
import { fileVersion } from './fileVersion';
import { onSettingChanged } from './settings';

/** Files that may be logs by their name; what they hold decides. */
const MAY_BE_LOG = '**/*.{json,jsonl,ndjson,json.gz,jsonl.gz,ndjson.gz}';

/** The files of the workspace that may be logs, and their bytes. */
export const workspaceFiles = {
  async *list(signal: AbortSignal) {
    const exclude = excludedPatterns();
    const cancel = new vscode.CancellationTokenSource();
    const stop = () => cancel.cancel();
    signal.addEventListener('abort', stop);
    try {
      const found = await vscode.workspace.findFiles(
        MAY_BE_LOG,
        exclude.length > 0 ? `{${exclude.join(',')}}` : undefined,
        undefined,
        cancel.token,
      );
      for (const uri of found) {
        const path = vscode.workspace.asRelativePath(uri);
        yield { uri: uri.toString(), path, name: path.slice(path.lastIndexOf('/') + 1) };
      }
    } finally {
      signal.removeEventListener('abort', stop);
      cancel.dispose();
    }
  },
  async read({ uri }: { readonly uri: string }): Promise<Uint8Array> {
    return vscode.workspace.fs.readFile(vscode.Uri.parse(uri, true));
  },
  version: fileVersion,
  changes: () => changes,
};

/** Grows when a file that may be a log has changed; `undefined` until somebody watches. */
let changes: number | undefined;

/** Calls back when a file that may be a log comes, goes or changes, and when others are excluded. */
export function onWorkspaceFilesChanged(changed: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(MAY_BE_LOG);
  changes ??= 0;
  const count = () => {
    changes = (changes ?? 0) + 1;
  };
  const changedIn = (uri: vscode.Uri) => {
    if (!excludedFiles()(vscode.workspace.asRelativePath(uri, false))) changed();
  };
  return vscode.Disposable.from(
    watcher,
    // Before anybody else hears of it, and whether or not the file is excluded.
    ...[watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete].map(on => on(count)),
    vscode.workspace.onDidChangeWorkspaceFolders(count),
    onSettingChanged(['cloudtrail.logFiles.exclude'], count),
    watcher.onDidCreate(changedIn),
    watcher.onDidChange(changedIn),
    watcher.onDidDelete(changedIn),
    onSettingChanged(['cloudtrail.logFiles.exclude'], changed),
  );
}
