import * as vscode from 'vscode';
import { prettyJson } from '../core/format';
import { visibleJson } from '../core/visibleJson';
import { command } from '../host/commands';
import type { StoredEvent } from '../stores/eventStore';
import { toRecords } from './exports';
import { inWords } from './groupItem';
import type { LoadPickers } from './loadPickers';

export interface EventSelectionOptions {
  /** The events that a command was called for: by its row, by the rows that are selected with it. */
  eventsOf(row: unknown, rows: unknown): readonly StoredEvent[];
  readonly pickers: LoadPickers;
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
      await vscode.env.clipboard.writeText(visibleJson(alone ?? toRecords(events)));
    }),
    command('cloudtrail.exportEvents', async (row, rows) => {
      const events = chosen(row, rows);
      await (await options.pickers()).exportEvents(events);
    }),
  );
}
