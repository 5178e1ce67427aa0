import * as vscode from 'vscode';

/** The folders of logs that the reader has added, wherever they lie. Names are kept, nothing else. */
export interface LogFolders extends vscode.Disposable {
  readonly all: readonly vscode.Uri[];
  readonly onDidChange: vscode.Event<void>;
  add(folders: readonly vscode.Uri[]): Promise<void>;
  remove(folder: vscode.Uri): Promise<void>;
  /** Takes all of them out of the view. */
  clear(): Promise<void>;
}

export interface FolderState {
  readonly workspaceState: vscode.Memento;
  readonly globalState: vscode.Memento;
}

/**
 * Kept for the workspace. A window without one forgets its state when it is closed, so what is added
 * there is kept for all such windows of the machine.
 */
export function logFolders({ workspaceState, globalState }: FolderState): LogFolders {
  const { workspaceFolders, workspaceFile } = vscode.workspace;
  const isEmpty = !workspaceFolders?.length && !workspaceFile;
  const state = isEmpty ? globalState : workspaceState;
  const key = isEmpty
    ? `cloudtrail.logFolders:${vscode.env.remoteName ?? ''}`
    : 'cloudtrail.logFolders';
  const changed = new vscode.EventEmitter<void>();

  function kept(): readonly vscode.Uri[] {
    const values: unknown = state.get(key);
    return (Array.isArray(values) ? values : []).flatMap(value => {
      // What is kept may come from another version: what cannot be read counts as absent.
      try {
        return typeof value === 'string' ? vscode.Uri.parse(value, true) : [];
      } catch {
        return [];
      }
    });
  }

  async function keep(folders: readonly vscode.Uri[]): Promise<void> {
    await state.update(key, folders.length > 0 ? [...new Set(folders.map(String))] : undefined);
    changed.fire();
  }

  return {
    get all() {
      return kept();
    },
    onDidChange: changed.event,
    add: folders => keep([...kept(), ...folders]),
    remove: folder => keep(kept().filter(known => String(known) !== String(folder))),
    clear: () => keep([]),
    dispose: () => changed.dispose(),
  };
}
