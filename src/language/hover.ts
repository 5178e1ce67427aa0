import * as vscode from 'vscode';
import { explain } from '../core/explain';
import { SELECTOR, type EventLogs } from '../host/eventLogs';
import { rangeOf } from '../host/ranges';
import { localized } from '../host/wording';

/** Explains the field and the value under the pointer. */
export function registerHover(logs: EventLogs): vscode.Disposable {
  return vscode.languages.registerHoverProvider(SELECTOR, {
    provideHover(document, position) {
      const log = logs.get(document);
      const place = log?.placeAt(document.offsetAt(position));
      const event = place && log?.event(place.index);
      if (!event || place.path.length === 0) return undefined;
      const { field, value } = explain(event, place.path);
      const paragraphs = place.target === 'key' ? [...field, ...value] : [...value, ...field];
      if (paragraphs.length === 0) return undefined;
      // Neither trusted nor HTML: the words hold texts from the event, escaped by the core.
      const words = new vscode.MarkdownString(paragraphs.map(localized).join('\n\n'));
      return new vscode.Hover(words, rangeOf(document, place.span));
    },
  });
}
