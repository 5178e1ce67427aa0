import * as vscode from 'vscode';
import { originsAt } from '../core/issuers';
import { SELECTOR, type EventLogs } from '../host/eventLogs';
import { rangeOf } from '../host/ranges';
import { inSlices } from '../host/slices';

/** Leads from an access key to the event that issued it, and from a shared event to its other copy. */
export function registerDefinition(logs: EventLogs): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(SELECTOR, {
    async provideDefinition(document, position, token) {
      const log = await logs.ready(document);
      const offset = document.offsetAt(position);
      const place = log?.placeAt(offset);
      if (!log || !place) return undefined;
      const found: vscode.LocationLink[] = [];
      await inSlices(
        originsAt(log, offset),
        ({ index, span }) =>
          found.push({
            originSelectionRange: rangeOf(document, place.span),
            targetUri: document.uri,
            targetRange: rangeOf(document, log.span(index)),
            targetSelectionRange: rangeOf(document, span),
          }),
        () => token.isCancellationRequested,
      );
      return found;
    },
  });
}
