import * as vscode from 'vscode';
import { SELECTOR, type EventLogs } from '../host/eventLogs';
import { rangeOf } from '../host/ranges';
import type { LoadReference } from '../host/reference';
import { inSlices } from '../host/slices';
import type { Elsewhere } from '../host/elsewhere';

/**
 * Leads from an access key to the event that issued it, and from a shared event to its other copy. Other
 * logs are read only where the document itself has none.
 */
export function registerDefinition(
  logs: EventLogs,
  reference: LoadReference,
  elsewhere: Elsewhere,
): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(SELECTOR, {
    async provideDefinition(document, position, token) {
      const log = await logs.ready(document);
      const offset = document.offsetAt(position);
      const place = log?.placeAt(offset);
      if (!log || !place) return undefined;
      const { givenAt, originsAt } = await reference();
      const originSelectionRange = rangeOf(document, place.span);
      const found: vscode.LocationLink[] = [];
      await inSlices(
        originsAt(log, offset),
        origin =>
          origin &&
          found.push({
            originSelectionRange,
            targetUri: document.uri,
            targetRange: rangeOf(document, log.span(origin.index)),
            targetSelectionRange: rangeOf(document, origin.span),
          }),
        () => token.isCancellationRequested,
      );
      const given = found.length === 0 ? givenAt(log, offset) : undefined;
      if (given === undefined || token.isCancellationRequested) return found;
      return (await elsewhere.origins(given, token)).map(({ uri, event, place }) => ({
        originSelectionRange,
        targetUri: uri,
        targetRange: event,
        targetSelectionRange: place,
      }));
    },
  });
}
