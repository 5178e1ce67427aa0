import * as vscode from 'vscode';
import { attempt, type Failures } from '../core/attempt';
import { SELECTOR, type EventLogs } from '../host/eventLogs';
import { logFailures } from '../host/failures';
import { rangeOf } from '../host/ranges';
import type { LoadActions, LoadReference } from '../host/reference';
import { localized } from '../host/wording';

/** Explains the field and the value under the pointer. */
export function registerHover(
  logs: EventLogs,
  reference: LoadReference,
  actions: LoadActions,
): vscode.Disposable {
  return vscode.languages.registerHoverProvider(SELECTOR, {
    async provideHover(document, position) {
      const log = await logs.ready(document);
      const offset = document.offsetAt(position);
      const inEvent = log?.placeAt(offset);
      const around = inEvent ? undefined : log?.envelopeAt(offset);
      const place = inEvent ?? around;
      const record = inEvent ? log?.event(inEvent.index) : around?.record;
      if (!place || !record || place.path.length === 0) return undefined;
      const { asksForActions, explain, markdown } = await reference();
      const explanation = explain(record, place.path, {
        now: Date.now(),
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        fileName: document.uri.path,
        // Read at the first hover that has a use for it.
        ...(asksForActions(place.path) && { actions: await actions() }),
      });
      const failures: Failures = new Map();
      if (explanation.failed > 0) failures.set('explanation', explanation.failed);
      const worded = () => markdown(explanation, place.target, localized);
      const words = attempt('wording', failures, worded, '');
      logFailures('hover', failures);
      if (words === '') return undefined;
      // Neither trusted nor HTML: the words hold texts from the event, escaped by the core.
      return new vscode.Hover(new vscode.MarkdownString(words), rangeOf(document, place.span));
    },
  });
}
