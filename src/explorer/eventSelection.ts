import * as vscode from 'vscode';
import { prettyJson } from '../core/format';
import { command } from '../host/commands';
import type { StoredEvent } from '../stores/eventStore';
import { toCsv, toJsonLines, toRecords } from './exports';
import { inWords } from './groupItem';

export interface EventSelectionOptions {
  /** The events that a command was called for: by its row, by the rows that are selected with it. */
  eventsOf(row: unknown, rows: unknown): readonly StoredEvent[];
  /** Shows a text of JSON as a read-only document. */
  openLog(name: string, json: string): unknown;
}

/** What can be done with several events at once: open them as one log, copy them, write them to a file. */
export function registerEventSelection(options: EventSelectionOptions): vscode.Disposable {
  function chosen(row: unknown, rows: unknown): readonly StoredEvent[] {
    const events = options.eventsOf(row, rows);
    if (events.length > 0) return events;
    throw new Error(vscode.l10n.t('Select one or more events in the Events view.'));
  }
  return vscode.Disposable.from(
    command('cloudtrail.openSelection', (row, rows) => {
      const events = chosen(row, rows);
      return options.openLog(inWords(events.length), toRecords(events));
    }),
    command('cloudtrail.copyEvent', async (row, rows) => {
      const events = chosen(row, rows);
      const [first] = events;
      const alone = events.length === 1 && first ? prettyJson(first.json) : undefined;
      await vscode.env.clipboard.writeText(alone ?? toRecords(events));
    }),
    command('cloudtrail.exportEvents', async (row, rows) => save(chosen(row, rows))),
  );
}

interface Format extends vscode.QuickPickItem {
  readonly extension: string;
  write(events: readonly StoredEvent[]): string;
}

async function save(events: readonly StoredEvent[]): Promise<void> {
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
