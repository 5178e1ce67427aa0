import * as vscode from 'vscode';
import type { EventLog } from '../core/eventLog';
import type { Occurrence } from '../core/occurrences';
import { SELECTOR, type EventLogs } from '../host/eventLogs';
import { rangeOf } from '../host/ranges';
import type { LoadReference } from '../host/reference';
import { inSlices } from '../host/slices';

/** The editor asks at each move of the cursor; of a value that stands everywhere, the nearest are enough. */
const MOST = 2000;

/** Marks where else the document has the value at the cursor, apart for events that only read. */
export function registerHighlights(logs: EventLogs, reference: LoadReference): vscode.Disposable {
  return vscode.languages.registerDocumentHighlightProvider(SELECTOR, {
    async provideDocumentHighlights(document, position, token) {
      const log = await logs.ready(document);
      if (!log) return undefined;
      const { occurrences, subjectAt } = await reference();
      const subject = subjectAt(log, document.offsetAt(position));
      if (!subject) return undefined;
      const found: Occurrence[] = [];
      await inSlices(
        occurrences(log, subject),
        occurrence => occurrence && found.push(occurrence),
        () => token.isCancellationRequested,
      );
      const here = found.findIndex(({ span }) => span.start >= subject.span.start);
      const first = Math.max(here - MOST / 2, 0);
      return found
        .slice(first, first + MOST)
        .map(
          ({ index, span }) =>
            new vscode.DocumentHighlight(rangeOf(document, span), kindOf(log, index)),
        );
    },
  });
}

function kindOf(log: EventLog, index: number): vscode.DocumentHighlightKind {
  switch (log.event(index)?.readOnly) {
    case true:
      return vscode.DocumentHighlightKind.Read;
    case false:
      return vscode.DocumentHighlightKind.Write;
    default:
      return vscode.DocumentHighlightKind.Text;
  }
}
