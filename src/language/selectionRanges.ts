import * as vscode from 'vscode';
import type { EventLog } from '../core/eventLog';
import { insideQuotes } from '../core/insideQuotes';
import type { Span } from '../core/places';
import { SELECTOR, type EventLogs } from '../host/eventLogs';
import { rangeOf } from '../host/ranges';

/** Grows a selection by meaning: a text, its quotes, the field, what holds it, the event. */
export function registerSelectionRanges(logs: EventLogs): vscode.Disposable {
  return vscode.languages.registerSelectionRangeProvider(SELECTOR, {
    async provideSelectionRanges(document, positions) {
      const log = await logs.ready(document);
      if (!log) return undefined;
      return positions.map(position => {
        const spans = spansAround(log, document.offsetAt(position));
        const whole = new vscode.SelectionRange(
          rangeOf(document, { start: 0, end: log.text.length }),
        );
        return spans.reduce(
          (parent, span) => new vscode.SelectionRange(rangeOf(document, span), parent),
          whole,
        );
      });
    },
  });
}

/** From the event inwards, each within the one before it. */
function spansAround(log: EventLog, offset: number): readonly Span[] {
  const place = log.placeAt(offset);
  if (!place) return [];
  const { index, path } = place;
  const spans: Span[] = [log.span(index)];
  for (let length = 1; length <= path.length; length++) {
    const part = path.slice(0, length);
    const value = log.locate(index, part, 'value');
    const isItem = typeof path[length - 1] === 'number';
    const isLast = length === path.length;
    if (!isItem) spans.push({ start: log.locate(index, part, 'key').start, end: value.end });
    if (!isLast || place.target === 'value') spans.push(value);
  }
  if (place.target === 'key') spans.push(place.span);
  const inner = insideQuotes(log.text, place.span);
  if (offset >= inner.start && offset <= inner.end) spans.push(inner);
  return spans.filter((span, at) => isWithin(span, spans[at - 1]));
}

/** Of a key that stands twice in an object, the other one may be found; it is no part of the selection. */
function isWithin({ start, end }: Span, outer: Span | undefined): boolean {
  return (
    !outer || (start >= outer.start && end <= outer.end && end - start < outer.end - outer.start)
  );
}
