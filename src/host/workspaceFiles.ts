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
  // A folder that comes or goes as a whole brings or takes its files, and they are not told of one by one.
  const folders = vscode.workspace.createFileSystemWatcher('**', false, true);
  changes ??= 0;
  const changedIn = (uri: vscode.Uri) => {
    // Before anybody else hears of it, and whether or not the file is excluded.
    changes = (changes ?? 0) + 1;
    if (!excludedFiles()(vscode.workspace.asRelativePath(uri, false))) changed();
  };
  const folderChanged = (uri: vscode.Uri) => {
    if (mayBeFolder(uri)) changedIn(uri);
  };
  return vscode.Disposable.from(
    watcher,
    folders,
    watcher.onDidCreate(changedIn),
    watcher.onDidChange(changedIn),
    watcher.onDidDelete(changedIn),
    folders.onDidCreate(folderChanged),
    folders.onDidDelete(folderChanged),
    vscode.workspace.onDidChangeWorkspaceFolders(() => (changes = (changes ?? 0) + 1)),
    onSettingChanged(['cloudtrail.logFiles.exclude'], () => {
      changes = (changes ?? 0) + 1;
      changed();
    }),
  );
}

/** Names of folders seldom have a dot, and Git has files without one that come and go all the time. */
function mayBeFolder({ path }: vscode.Uri): boolean {
  return !path.slice(path.lastIndexOf('/')).includes('.') && !path.includes('/.git/');
}
