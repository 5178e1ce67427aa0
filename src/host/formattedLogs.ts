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
  function updateContext(editor: vscode.TextEditor | undefined): void {
    const document = editor?.document;
    const log = document && !isEventDocument(document.uri) ? logs.get(document) : undefined;
    const oneLine = log !== undefined && document !== undefined && isOneLine(document, log);
    void vscode.commands.executeCommand('setContext', 'cloudtrail.oneLine', oneLine);
    void vscode.commands.executeCommand('setContext', 'cloudtrail.hasEvents', hasEvents(editor));
  }

  function hasEvents(editor: vscode.TextEditor | undefined): boolean {
    return (editor && logs.get(editor.document)?.count) !== undefined;
  }

  updateContext(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(updateContext),
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
