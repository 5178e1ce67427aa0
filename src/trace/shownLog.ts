import * as vscode from 'vscode';
import type { Path } from '../core/cloudTrailEvent';
import { openingLog, type EventLog } from '../core/eventLog';
import { formatting } from '../core/format';
import { insideQuotes } from '../core/insideQuotes';
import { linesOf } from '../core/lines';
import type { Span } from '../core/places';
import type { EventDocuments } from '../host/eventDocuments';
import { isOneLine } from '../host/eventPlace';
import { inSlices, stepsInSlices } from '../host/slices';

/** A log in the form in which the editor shows it to readers, found without opening a document. */
export interface ShownLog {
  readonly uri: vscode.Uri;
  readonly log: EventLog;
  range(span: Span): vscode.Range;
}

/**
 * How a file is shown: as it is, or formatted where it is packed or all on one line. Opening documents to
 * find places in them would cost the editor a text model for each of thousands of files.
 */
export async function shownFile(
  uri: string,
  log: EventLog,
  documents: EventDocuments,
): Promise<ShownLog> {
  const file = vscode.Uri.parse(uri, true);
  if (!file.path.endsWith('.gz') && !isOneLine(log)) return shown(file, log);
  const pieces: string[] = [];
  await inSlices(
    formatting(log.text),
    ({ text }) => pieces.push(text),
    () => false,
  );
  const formatted = await stepsInSlices(openingLog(pieces.join(''), { assumed: true }));
  return shown(documents.logUri(file), formatted?.value ?? log);
}

export function shown(uri: vscode.Uri, log: EventLog): ShownLog {
  let lines: ReturnType<typeof linesOf> | undefined;
  const at = (offset: number) => {
    const { line, column } = (lines ??= linesOf(log.text))(offset);
    return new vscode.Position(line - 1, column - 1);
  };
  return { uri, log, range: ({ start, end }) => new vscode.Range(at(start), at(end)) };
}

/** Where a path of an event lies: its value, without its quotes; the whole event for the empty path. */
export function rangeIn({ log, range }: ShownLog, index: number, path: Path): vscode.Range {
  if (path.length === 0) return range(log.span(index));
  return range(insideQuotes(log.text, log.locate(index, path, 'value')));
}
