import * as vscode from 'vscode';
import { message } from '../core/message';
import type { CommandId } from '../host/commands';
import { folderFiles, onFolderFilesChanged } from '../host/folderFiles';
import type { LogFolders } from '../host/logFolders';
import { onSettingChanged } from '../host/settings';
import { StoreError } from '../stores/eventStore';
import type { LogFileAccess } from '../stores/logFileAccess';
import type { OpenLogStore } from '../stores/logFiles';
import type { OpenStore } from './openStores';
import { plainText } from '../core/plainText';

export interface FolderStoreOptions {
  readonly logStore: OpenLogStore;
  /** The reader's own folder, shown as `~`. */
  readonly home?: string | undefined;
  /** Takes the folder out of the view; nothing on the disk changes. */
  remove(): unknown;
}

/** A folder of logs that was added, as a store of its own. It is watched until it is disposed of. */
export function folderStore(
  folder: vscode.Uri,
  { logStore, home, remove }: FolderStoreOptions,
): OpenStore & vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const fire = () => changed.fire();
  const listeners = vscode.Disposable.from(
    changed,
    onFolderFilesChanged(folder, fire),
    onSettingChanged(['cloudtrail.logFiles.exclude'], fire),
  );
  const id = `log-folder:${folder.toString()}`;
  const label = folderLabel(folder, home);
  return {
    store: logStore({ id, label, files: filesOf(folder, label) }),
    icon: 'folder',
    isExpanded: true,
    onDidChange: changed.event,
    remove,
    remedy: kind =>
      kind === 'missing'
        ? {
            title: vscode.l10n.t('Remove Log Folder'),
            command: 'cloudtrail.removeLogFolder' satisfies CommandId,
            arguments: [id],
          }
        : undefined,
    dispose: () => listeners.dispose(),
  };
}

/** Asks for folders and adds them. */
export async function addLogFolders(folders: LogFolders): Promise<void> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Add Log Folder'),
    openLabel: vscode.l10n.t('Add'),
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: true,
  });
  if (chosen) await folders.add(chosen);
}

/** `~/trails/2026` */
export function folderLabel(folder: vscode.Uri, home?: string): string {
  const path = folder.scheme === 'file' ? folder.fsPath : folder.toString(true);
  const isAtHome = home && (path === home || /^[/\\]/.test(path.slice(home.length)));
  return plainText(isAtHome && path.startsWith(home) ? `~${path.slice(home.length)}` : path);
}

function filesOf(folder: vscode.Uri, label: string): LogFileAccess {
  const { list, ...others } = folderFiles(folder);
  return {
    async *list(signal, report) {
      try {
        yield* list(signal, report);
      } catch (error) {
        signal.throwIfAborted();
        throw failureOf(error, label);
      }
    },
    ...others,
  };
}

/** Why a folder cannot be listed, as a sentence that says what helps. */
function failureOf(cause: unknown, label: string): unknown {
  const code = cause instanceof vscode.FileSystemError ? cause.code : undefined;
  if (code === 'FileNotFound' || code === 'FileNotADirectory')
    return new StoreError(
      'missing',
      message(
        'There is no folder {0}. Bring it back and retry, or remove it from the view.',
        label,
      ),
      { cause },
    );
  if (code === 'NoPermissions')
    return new StoreError('denied', message('The folder {0} may not be read.', label), { cause });
  return cause;
}
