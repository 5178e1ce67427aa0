/** A log in parts, each small enough for the editor: a text like the log's, with some of its events. */
import type { EventLog } from './eventLog';
import { prettyJson } from './format';

/** The events of a part: `to` is excluded. */
export interface LogPart {
  readonly from: number;
  readonly to: number;
}

/** So many events say how much larger the log becomes when it is formatted. */
const SAMPLES = 200;

/** What is left free of a part, as events differ: a twentieth. */
const USED = 0.95;

/**
 * The parts of a log, each of at most so many bytes when it is formatted; one where it fits as a whole.
 * How large the events become is told by some of them, so that a log of any size is divided in the time
 * that a few hundred events take.
 */
export function partsOf(log: EventLog, most: number): readonly LogPart[] {
  const growth = growthOf(log);
  const room = (most * USED) / growth;
  const parts: LogPart[] = [];
  let from = 0;
  while (from < log.count) {
    const { start } = log.span(from);
    let to = from + 1;
    while (to < log.count && log.span(to).end - start <= room) to++;
    parts.push({ from, to });
    from = to;
  }
  return parts;
}

/** The text of a part: what is around the events of the log, and those of the part. */
export function partText(log: EventLog, { from, to }: LogPart): string {
  const { text, count } = log;
  if (from >= to || to > count) return '';
  const head = text.slice(0, log.span(0).start);
  const tail = text.slice(log.span(count - 1).end);
  return head + text.slice(log.span(from).start, log.span(to - 1).end) + tail;
}

/** Bytes of formatted text for each character of the log. */
function growthOf(log: EventLog): number {
  let [before, after] = [0, 0];
  const step = Math.max(Math.floor(log.count / SAMPLES), 1);
  for (let index = 0; index < log.count; index += step) {
    const { start, end } = log.span(index);
    before += end - start;
    after += bytesOf(prettyJson(`{"Records":[${log.text.slice(start, end)}]}`));
  }
  return before === 0 ? 1 : after / before;
}

/** How many bytes the text takes in UTF-8. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Each half of a pair of surrogates stands for two of the pair's four bytes.
    if (code >= 0x80) bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2;
  }
  return bytes;
}
