import * as vscode from 'vscode';
import type { EventLog } from '../core/eventLog';
import { eventsWithin } from '../core/eventsWithin';
import { formatting, type Indentation } from '../core/format';
import type { Span } from '../core/places';
import { END, skipSpace, skipValue } from '../core/scan';
import type { EventLogs } from '../host/eventLogs';
import { rangeOf } from '../host/ranges';
import { inSlices } from '../host/slices';

/**
 * Formats CloudTrail documents; JSON documents keep the editor's own formatter. Only white space
 * changes. JSON lines stay as they are, an event a line, and so does a list that is broken as a whole.
 */
export function registerFormatting(logs: EventLogs): vscode.Disposable {
  async function formattable(document: vscode.TextDocument): Promise<EventLog | undefined> {
    const log = await logs.ready(document);
    return log && log.problems.length === 0 && !isLines(log) ? log : undefined;
  }

  return vscode.Disposable.from(
    vscode.languages.registerDocumentFormattingEditProvider(CLOUDTRAIL, {
      async provideDocumentFormattingEdits(document, options, token) {
        const log = await formattable(document);
        if (!log) return [];
        const whole = { start: 0, end: log.text.length };
        return edits(document, log, whole, { unit: unitOf(options) }, token);
      },
    }),
    vscode.languages.registerDocumentRangeFormattingEditProvider(CLOUDTRAIL, {
      async provideDocumentRangeFormattingEdits(document, range, options, token) {
        const log = await formattable(document);
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
        return edits(document, log, span, { unit: unitOf(options), base, end: '' }, token);
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

/** The edits that format a span of the log, in slices: none for the pieces that are formatted already. */
async function edits(
  document: vscode.TextDocument,
  log: EventLog,
  span: Span,
  indentation: Indentation,
  token: vscode.CancellationToken,
): Promise<vscode.TextEdit[]> {
  const { version } = document;
  const text = log.text.slice(span.start, span.end);
  const made: vscode.TextEdit[] = [];
  let start = 0;
  const whole = await inSlices(
    formatting(text, indentation),
    ({ text: pretty, end }) => {
      if (text.slice(start, end) !== pretty) {
        const place = { start: span.start + start, end: span.start + end };
        made.push(vscode.TextEdit.replace(rangeOf(document, place), pretty));
      }
      start = end;
    },
    () => token.isCancellationRequested || document.version !== version,
  );
  return whole ? made : [];
}
