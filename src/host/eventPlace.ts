import * as vscode from 'vscode';
import { text, type CloudTrailEvent, type Path } from '../core/cloudTrailEvent';
import { describe } from '../core/describe';
import type { EventLog } from '../core/eventLog';
import { canonicalEvent } from '../core/legacyEvent';
import { isEventDocument, LARGEST, logShownBy } from './documentUris';
import type { EventDocuments } from './eventDocuments';
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

/**
 * Whether the place is there after a restart. An event that lies in no file is in a document that is held
 * in memory, and whose URI tells the event's name.
 */
export function isLasting({ uri }: EventPlace): boolean {
  const parsed = vscode.Uri.parse(uri, true);
  return !isEventDocument(parsed) || logShownBy(parsed) !== undefined;
}

/** An event that a store found: what is needed to show it in a document. */
export interface FoundEvent {
  readonly event: CloudTrailEvent;
  readonly json: string;
  /** The file that it lies in, where it lies in one: its URI and the event's index. */
  readonly place?: { readonly log: string; readonly index: number };
}

/** Where a found event can be shown: its own file, that file formatted, or a document of its own. */
export async function placeOf(
  { event, json, place }: FoundEvent,
  logs: EventLogs,
  documents: EventDocuments,
): Promise<EventPlace> {
  if (!place) {
    const { time, name } = describe(event);
    const id = text(event.eventID) ?? json;
    return { uri: documents.eventUri(id, `${name} ${time}`, json).toString(), index: 0 };
  }
  const file = vscode.Uri.parse(place.log, true);
  const formatted = () => documents.formatted(file, place.index);
  if (file.path.endsWith('.gz') || (await vscode.workspace.fs.stat(file)).size > LARGEST)
    return formatted();
  const document = await vscode.workspace.openTextDocument(file);
  const log = await logs.ready(document);
  const readable = log && !isOneLine(log);
  return readable ? { uri: place.log, index: place.index } : formatted();
}

/** Whether several events stand on one line, as in delivered log files. */
export function isOneLine(log: EventLog): boolean {
  if (log.count < 2) return false;
  return !/[\r\n]/.test(log.text.slice(log.span(0).start, log.span(1).start));
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
export async function eventAt(
  logs: EventLogs,
  place: EventPlace,
): Promise<CloudTrailEvent | undefined> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
  const log = await logs.ready(document);
  return log && place.index < log.count ? log.event(place.index) : undefined;
}

/**
 * Where an event is now that was at a place before. Rejects with a sentence where the document holds it
 * no more: another event in its place would be taken for it.
 */
export async function placeAgain(
  logs: EventLogs,
  place: EventPlace,
  eventID: string,
): Promise<EventPlace> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
  const log = await logs.ready(document);
  const isIt = (index: number) =>
    log !== undefined && text(canonicalEvent(log.event(index) ?? {}).eventID) === eventID;
  const count = log?.count ?? 0;
  if (place.index < count && (eventID === '' || isIt(place.index))) return place;
  if (eventID !== '' && document.getText().includes(eventID))
    for (let index = 0; index < count; index++) if (isIt(index)) return { uri: place.uri, index };
  throw new Error(vscode.l10n.t('The document does not hold this event any more.'));
}

/** Shows the place of a path of an event in its document, selected, beside whatever else is open. */
export async function revealPath(
  logs: EventLogs,
  place: EventPlace,
  path: Path,
  options: { readonly preserveFocus?: boolean } = {},
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
  const log = await logs.ready(document);
  if (!log || place.index >= log.count) {
    throw new Error(vscode.l10n.t('The document does not hold this event any more.'));
  }
  const range = rangeOf(document, log.locate(place.index, path, 'value'));
  // A whole event is shown from its beginning; selecting all of it would only hide it.
  const selection = path.length > 0 ? range : new vscode.Range(range.start, range.start);
  const shown = vscode.window.visibleTextEditors.find(
    editor => editor.document.uri.toString() === place.uri,
  );
  await vscode.window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    selection,
    preview: true,
    preserveFocus: options.preserveFocus ?? false,
  });
}
