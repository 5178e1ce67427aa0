import * as vscode from 'vscode';
import { SELECTOR, type EventLogs } from '../host/eventLogs';
import { rangeOf } from '../host/ranges';
import type { LoadReference } from '../host/reference';
import { inSlices } from '../host/slices';
import type { Elsewhere } from '../host/elsewhere';

/**
 * Finds where else a value stands, in the document and in all logs of the workspace: the same key,
 * session, account, request, address.
 */
export function registerReferences(
  logs: EventLogs,
  reference: LoadReference,
  elsewhere: Elsewhere,
): vscode.Disposable {
  return vscode.languages.registerReferenceProvider(SELECTOR, {
    async provideReferences(document, position, _context, token) {
      const log = await logs.ready(document);
      if (!log) return undefined;
      const { occurrences, subjectAt } = await reference();
      const subject = subjectAt(log, document.offsetAt(position));
      if (!subject) return undefined;
      const found: vscode.Location[] = [];
      await inSlices(
        occurrences(log, subject),
        occurrence =>
          occurrence &&
          found.push(new vscode.Location(document.uri, rangeOf(document, occurrence.span))),
        () => token.isCancellationRequested,
      );
      if (token.isCancellationRequested) return found;
      return [...found, ...(await elsewhere.uses(subject, document.uri, token))];
    },
  });
}
