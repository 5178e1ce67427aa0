/** What can be inserted at an offset of a text with events: keys, values, whole events. */
import { attempt } from '../attempt';
import type { CloudTrailEvent } from '../cloudTrailEvent';
import { openLog, type EventLog } from '../eventLog';
import type { FormatOptions } from '../formats';
import { canonicalPath, recordKind } from '../fields';
import type { Span } from '../places';
import type { Completion, CompletionOptions } from './completion';
import { cursorAt } from './cursor';
import { keyCompletions } from './keyCompletions';
import { skeletons } from './skeletons';
import { valueCompletions } from './valueCompletions';

/**
 * The completions at an offset, the likeliest first; none between events, and none where only
 * punctuation can follow. Nothing is expected of the text but the quotes of the lines above.
 */
export function completionsAt(
  log: EventLog,
  offset: number,
  options: CompletionOptions,
): readonly Completion[] {
  const around = eventAround(log, offset);
  const cursor = around && cursorAt(log.text, around, offset);
  if (!cursor) return [];
  const event = eventIn(log, around);
  const record = recordKind(event);
  const path = canonicalPath(cursor.path, record);
  const place = { log, index: around.index, event, record, cursor, path, options };
  if (cursor.target === 'value') return valueCompletions(place);
  return [
    ...attempt('skeletons', options.failures, () => [...skeletons(place)], []),
    ...attempt('keys', options.failures, () => keyCompletions(place), []),
  ];
}

interface EventSpan extends Span {
  readonly index: number;
}

/**
 * The event around an offset, where it is written as AWS writes it: not inside a string, and no row of
 * a query. One that is not closed yet ends where the next one begins.
 */
function eventAround(log: EventLog, offset: number): EventSpan | undefined {
  if (log.holds !== 'event') return undefined;
  const covering = log.at(offset);
  const index = covering === -1 ? lastBefore(log, offset) : covering;
  if (index === -1 || log.isInString(index)) return undefined;
  if (covering !== -1) return { index, ...log.locate(index, [], 'value') };
  const end = index + 1 < log.count ? log.span(index + 1).start : log.text.length;
  return { index, start: log.span(index).start, end };
}

/** Index of the last event that begins before an offset; -1 when there is none. */
function lastBefore(log: EventLog, offset: number): number {
  let low = 0;
  let high = log.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (log.span(middle).start < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function eventIn(log: EventLog, { index, start, end }: EventSpan): CloudTrailEvent {
  const assumed: FormatOptions = { assumed: true };
  return log.event(index) ?? openLog(log.text.slice(start, end), assumed)?.event(0) ?? {};
}
