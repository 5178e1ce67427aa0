import * as vscode from 'vscode';
import type { CloudTrailEvent, Path } from '../core/cloudTrailEvent';
import type { EventLogs } from './eventLogs';
import { rangeOf } from './ranges';

/** An event in a document. */
export interface EventPlace {
  /** The document's URI as text, so that a place can be an argument of a command. */
  readonly uri: string;
  /** Index of the event in the document. */
  readonly index: number;
}

export function isEventPlace(value: unknown): value is EventPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, index } = value as Partial<EventPlace>;
  return typeof uri === 'string' && typeof index === 'number';
}

/** The event at the cursor of the active editor; a lone event wherever the cursor is. */
export function placeAtCursor(logs: EventLogs): EventPlace | undefined {
  const editor = vscode.window.activeTextEditor;
  const log = editor && logs.get(editor.document);
  if (!log || log.count === 0) return undefined;
  const index = log.count === 1 ? 0 : log.at(editor.document.offsetAt(editor.selection.active));
  return index === -1 ? undefined : { uri: editor.document.uri.toString(), index };
}

/** The event at a place; `undefined` when the document holds it no more. */
export async function eventAt(logs: EventLogs, place: EventPlace): Promise<CloudTrailEvent | undefined> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
  const log = logs.get(document);
  return log && place.index < log.count ? log.event(place.index) : undefined;
}

/** Shows the place of a path of an event in its document, selected, beside whatever else is open. */
export async function revealPath(logs: EventLogs, place: EventPlace, path: Path): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
  const log = logs.get(document);
  if (!log || place.index >= log.count) {
    throw new Error(vscode.l10n.t('The document does not hold this event any more.'));
  }
  const selection = rangeOf(document, log.locate(place.index, path, 'value'));
  const shown = vscode.window.visibleTextEditors.find(
    editor => editor.document.uri.toString() === place.uri,
  );
  await vscode.window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    selection,
    preview: true,
  });
}
