import * as vscode from 'vscode';
import type { EventLog } from '../core/eventLog';
import { eventsWithin } from '../core/eventsWithin';
import { prettyJson } from '../core/format';
import type { Span } from '../core/places';
import { END, skipSpace, skipValue } from '../core/scan';
import type { EventLogs } from '../host/eventLogs';
import { rangeOf } from '../host/ranges';

/**
 * Formats CloudTrail documents; JSON documents keep the editor's own formatter. Only white space
 * changes. JSON lines stay as they are, an event a line, and so does a list that is broken as a whole.
 */
export function registerFormatting(logs: EventLogs): vscode.Disposable {
  function formattable(document: vscode.TextDocument): EventLog | undefined {
    const log = logs.get(document);
    return log && log.problems.length === 0 && !isLines(log) ? log : undefined;
  }

  return vscode.Disposable.from(
    vscode.languages.registerDocumentFormattingEditProvider(CLOUDTRAIL, {
      provideDocumentFormattingEdits(document, options) {
        const log = formattable(document);
        if (!log) return [];
        const pretty = prettyJson(log.text, { unit: unitOf(options) });
        return edits(document, log, { start: 0, end: log.text.length }, pretty);
      },
    }),
    vscode.languages.registerDocumentRangeFormattingEditProvider(CLOUDTRAIL, {
      provideDocumentRangeFormattingEdits(document, range, options) {
        const log = formattable(document);
        if (!log) return [];
        const selected = {
          start: document.offsetAt(range.start),
          end: document.offsetAt(range.end),
        };
        const { from, to } = eventsWithin(log, selected);
        if (from === to) return [];
        // Whole events only: what a part of one should look like depends on the rest of it.
        const span = { start: log.span(from).start, end: log.span(to - 1).end };
        const { text: line } = document.lineAt(document.positionAt(span.start).line);
        const base = /^\s*/.exec(line)?.[0] ?? '';
        const events = log.text.slice(span.start, span.end);
        const pretty = prettyJson(events, { unit: unitOf(options), base }).trimEnd();
        return edits(document, log, span, pretty);
      },
    }),
  );
}

const CLOUDTRAIL: vscode.DocumentSelector = { language: 'cloudtrail' };

/** Whether values follow each other without anything around them. */
function isLines({ text }: EventLog): boolean {
  const end = skipValue(text, skipSpace(text, 0));
  return end === END || skipSpace(text, end) < text.length;
}

function unitOf({ insertSpaces, tabSize }: vscode.FormattingOptions): string {
  return insertSpaces ? ' '.repeat(tabSize) : '\t';
}

function edits(document: vscode.TextDocument, log: EventLog, span: Span, pretty: string) {
  if (log.text.slice(span.start, span.end) === pretty) return [];
  return [vscode.TextEdit.replace(rangeOf(document, span), pretty)];
}
