import * as vscode from 'vscode';
import { command } from '../host/commands';
import type { LogFolders } from '../host/logFolders';
import { inWords } from './groupItem';
import type { ViewState } from './viewState';

export interface KeptOptions {
  readonly state: ViewState;
  readonly folders: Pick<LogFolders, 'all' | 'clear'>;
  /** Ends what the stores are searched for now, which would be kept again. */
  clearSearches(): unknown;
}

interface Choice extends vscode.QuickPickItem {
  clear(): unknown;
}

/** Clears what the editor keeps for us over a restart: all of it, or what is chosen. */
export function registerClearKept({
  state,
  folders,
  clearSearches,
}: KeptOptions): vscode.Disposable {
  return command('cloudtrail.clearKept', async () => {
    const choices: readonly Choice[] = [
      {
        label: vscode.l10n.t('Saved searches'),
        description: inWords(state.named.length),
        clear: () => (state.named = []),
      },
      {
        label: vscode.l10n.t('View of this workspace'),
        description: vscode.l10n.t('what is searched for, grouping, open rows'),
        async clear() {
          await clearSearches();
          state.forget();
        },
      },
      {
        label: vscode.l10n.t('Added log folders'),
        description: inWords(folders.all.length),
        clear: () => folders.clear(),
      },
    ];
    const chosen = await vscode.window.showQuickPick(
      choices.map(choice => ({ ...choice, picked: true })),
      {
        title: vscode.l10n.t('Clear What Is Kept'),
        placeHolder: vscode.l10n.t('What to clear; the files in the folders stay'),
        canPickMany: true,
      },
    );
    for (const { clear } of chosen ?? []) await clear();
  });
}
