import * as vscode from 'vscode';
import type { StoredEvent } from '../stores/eventStore';
import { toCsv, toJsonLines, toRecords } from './exports';
import { inWords } from './groupItem';

interface Format extends vscode.QuickPickItem {
  readonly extension: string;
  write(events: readonly StoredEvent[]): string;
}

/** Asks for a format and a file, and writes the events. */
export async function exportEvents(events: readonly StoredEvent[]): Promise<void> {
  const formats: readonly Format[] = [
    {
      label: 'JSON',
      detail: vscode.l10n.t('One log, as CloudTrail delivers it, indented.'),
      extension: 'json',
      write: toRecords,
    },
    {
      label: vscode.l10n.t('JSON lines'),
      detail: vscode.l10n.t('An event a line, for jq and for loading into tables.'),
      extension: 'jsonl',
      write: toJsonLines,
    },
    {
      label: 'CSV',
      detail: vscode.l10n.t('A row an event, for spreadsheets. Formulas are made text.'),
      extension: 'csv',
      write: toCsv,
    },
  ];
  const title = vscode.l10n.t('Export {0}', inWords(events.length));
  const format = await vscode.window.showQuickPick(formats, { title });
  if (!format) return;
  const { extension, label, write } = format;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    title,
    filters: { [label]: [extension] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `events.${extension}`) }),
  });
  if (target) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(write(events)));
}
