/** Fixes as edits of a log's text. */
import type { EventLog } from '../eventLog';
import type { Span } from '../places';
import { applied } from './applied';
import type { Change } from './fix';

/** A part of a text and what comes in its place. Offsets are those before any edit. */
export interface TextEdit extends Span {
  readonly text: string;
}

/**
 * The edit that makes the changes in an event, none where they change nothing. An event that lies in a
 * JSON string is changed as what the string means, and written back with escapes.
 */
export function editsOf(
  log: EventLog,
  index: number,
  changes: readonly Change[],
): readonly TextEdit[] {
  const isInString = log.isInString(index);
  // A row is put together from columns: there is no text of an event to change.
  if (log.holds !== 'event' && !isInString) return [];
  const span = log.locate(index, [], 'value');
  const json = log.json(index);
  const changed = applied(json, changes);
  if (changed === json) return [];
  const text = isInString ? JSON.stringify(changed).slice(1, -1) : changed;
  return [narrowed(log.text, { ...span, text })];
}

/** The edit without what it leaves as it is at either end, so that cursors stay where they are. */
export function narrowed(whole: string, { start, end, text }: TextEdit): TextEdit {
  let from = 0;
  const shorter = Math.min(end - start, text.length);
  while (from < shorter && whole.charCodeAt(start + from) === text.charCodeAt(from)) from++;
  let back = 0;
  while (
    back < shorter - from &&
    whole.charCodeAt(end - back - 1) === text.charCodeAt(text.length - back - 1)
  )
    back++;
  // A character of two units is replaced as a whole: an editor has no place inside of it.
  if (from > 0 && isHigh(text.charCodeAt(from - 1))) from--;
  if (back > 0 && isLow(text.charCodeAt(text.length - back))) back--;
  return { start: start + from, end: end - back, text: text.slice(from, text.length - back) };
}

/** More edits than this are one: an editor takes longer for each than for a long text. */
const MOST = 1000;

/** The edits in their order, as one where they are very many. */
export function joined(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const [first, last] = [edits[0], edits.at(-1)];
  if (!first || !last || edits.length <= MOST) return edits;
  const within = edits.map(edit => ({
    ...edit,
    start: edit.start - first.start,
    end: edit.end - first.start,
  }));
  const part = withEdits(text.slice(first.start, last.end), within);
  return [{ start: first.start, end: last.end, text: part }];
}

/** The text after the edits, which are in order and do not overlap. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff;
