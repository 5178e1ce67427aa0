import * as vscode from 'vscode';
import { command } from './commands';
import type { EventDocuments } from './eventDocuments';
import { isEventDocument } from './eventDocuments';
import type { EventLogs } from './eventLogs';
import { isOneLine } from './eventPlace';

/**
 * `Open Formatted Log`: from the explorer's context menu (the file), from the editor title of a one-line
 * log and from its lens (the document). The context key `cloudtrail.oneLine` shows the title's button.
 */
export function registerFormattedLogs(
  logs: EventLogs,
  documents: EventDocuments,
): vscode.Disposable {
  async function updateContext(editor: vscode.TextEditor | undefined): Promise<void> {
    const document = editor?.document;
    const log = document && (await logs.ready(document));
    if (vscode.window.activeTextEditor !== editor) return;
    const oneLine = log && !isEventDocument(document.uri) && isOneLine(log);
    void vscode.commands.executeCommand('setContext', 'cloudtrail.oneLine', oneLine === true);
    void vscode.commands.executeCommand('setContext', 'cloudtrail.hasEvents', log !== undefined);
  }

  void updateContext(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(editor => void updateContext(editor)),
    command('cloudtrail.openFormatted', async argument => {
      const source =
        argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
      if (!source || isEventDocument(source)) {
        throw new Error(
          vscode.l10n.t('Open a CloudTrail log first, or choose one in the explorer.'),
        );
      }
      const document = await vscode.workspace.openTextDocument(documents.logUri(source));
      await vscode.window.showTextDocument(document);
    }),
  );
}
