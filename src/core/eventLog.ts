/** A text that holds CloudTrail events: where they lie, each parsed when it is looked at. */
import { parse, parseTree, type Node } from 'jsonc-parser';
import {
  isObject,
  type CloudTrailEvent,
  type JsonObject,
  type JsonValue,
  type Path,
} from './cloudTrailEvent';
import { scanContainer } from './containers';
import { unescapeAt } from './escapes';
import {
  formatOf,
  type Format,
  type FormatId,
  type FormatOptions,
  type FoundFormat,
} from './formats';
import { message } from './message';
import { itself, type PayloadSpan } from './payloads';
import { locatePath, pathAtOffset, type PlaceInValue, type Span, type Target } from './places';
import { cellsOf, eventOfRow } from './rows';
import { depthOf } from './scan';
import { syntaxProblems, type SyntaxProblem } from './syntax';

export interface EventLog {
  readonly text: string;
  readonly format: FormatId;
  /** What an event of this log is: a record as AWS wrote it, a row of a query, or a digest. */
  readonly holds: Format['holds'];
  /** How many events there are. */
  readonly count: number;
  /** Where the item of event `index` lies in the text: the event itself, or what is around it. */
  span(index: number): Span;
  /**
   * The event. Broken JSON gives what can be read of it; `undefined` when it is not an object at all.
   * Parsed at each call but for the newest one: a log of tens of megabytes is never held parsed.
   */
  event(index: number): CloudTrailEvent | undefined;
  /** The event's JSON, out of the string that it lies in where it does. */
  json(index: number): string;
  /** Whether the event is JSON inside a JSON string, so that edits of it would need escapes. */
  isInString(index: number): boolean;
  /** Whether the event is a JSON object, so that rules can be asked about it. */
  isWhole(index: number): boolean;
  /** What is wrong with the event as JSON, where `problems` does not say it already. */
  eventProblems(index: number): readonly SyntaxProblem[];
  /** What is wrong with a text whose container is broken. */
  readonly problems: readonly SyntaxProblem[];
  /** Index of the event whose item covers the offset (its end included); -1 between events. */
  at(offset: number): number;
  /** Where a path of an event lies: its value or its key; the nearest parent where it is absent. */
  locate(index: number, path: Path, target: Target): Span;
  /** What lies at an offset of an event; `undefined` outside of events. */
  placeAt(offset: number): PlaceInEvent | undefined;
  /** What lies at an offset around an event, where AWS documents that: the record, and a path in it. */
  envelopeAt(offset: number): PlaceInEnvelope | undefined;
}

export interface PlaceInEvent extends PlaceInValue {
  readonly index: number;
}

export interface PlaceInEnvelope extends PlaceInValue {
  /** The record around the event, as `explain` knows it. */
  readonly record: JsonObject;
}

/** Nested deeper than this it is not CloudTrail, and would exhaust the stack of a recursive parser. */
const DEEPEST = 256;

/** Reads the log in a text; `undefined` when it holds no CloudTrail events. */
export function openLog(text: string, options: FormatOptions = {}): EventLog | undefined {
  const found = formatOf(text, options);
  if (!found) return undefined;
  const items: number[] = [];
  if (scanContainer(text, found.container, (start, end) => void items.push(start, end)))
    return eventLog(text, found.format, items, []);
  if (isTooDeep(text)) return eventLog(text, found.format, [], [tooDeep(0)]);
  const nodes = itemNodes(parseTree(text), found);
  return eventLog(
    text,
    found.format,
    nodes.flatMap(({ offset, length }) => [offset, offset + length]),
    syntaxProblems(text),
  );
}

/** The items of a broken text, as far as the tolerant parser finds them. */
function itemNodes(root: Node | undefined, { container }: FoundFormat): readonly Node[] {
  if (!root) return [];
  if (container.kind !== 'list') return [root];
  if (root.offset === container.start) return root.children ?? [];
  const list = root.children?.find(({ children }) => children?.[1]?.offset === container.start);
  return list?.children?.[1]?.children ?? [];
}

function eventLog(
  text: string,
  format: Format,
  items: readonly number[],
  problems: readonly SyntaxProblem[],
): EventLog {
  const isBare = format.payload === itself;
  const kept = isBare ? items : itemsWithEvents(text, format, items);
  // Four bytes an offset: a parsed tree of the same log takes a hundred times as much.
  const spans = Uint32Array.from(kept);
  const count = spans.length / 2;
  const span = (index: number): Span => ({
    start: spans[2 * index] ?? 0,
    end: spans[2 * index + 1] ?? 0,
  });
  /** Where the event is in its item. */
  const payload = (index: number): PayloadSpan => {
    const { start, end } = span(index);
    return (
      (isBare ? undefined : format.payload(text, start, end)) ?? { start, end, isString: false }
    );
  };
  let newest: { index: number; value: JsonValue; whole: boolean } | undefined;

  function json(index: number): string {
    const { start, end, isString } = payload(index);
    return isString ? unescapeAt(text, start, end).text : text.slice(start, end);
  }

  function read(index: number) {
    if (newest?.index === index) return newest;
    newest = { index, ...parseItem(index) };
    return newest;
  }

  function parseItem(index: number) {
    if (!isRow(index)) return parseEvent(json(index));
    return { value: eventOfRow(text, cellsOf(text, span(index))), whole: true };
  }

  /** Whether the event has to be put together from columns. */
  const isRow = (index: number) => format.holds === 'row' && !payload(index).isString;

  const log: EventLog = {
    text,
    format: format.id,
    holds: format.holds,
    count,
    problems,
    span,
    json,
    isInString: index => payload(index).isString,
    event(index) {
      const { value } = read(index);
      return isObject(value) ? value : undefined;
    },
    isWhole: index => read(index).whole && isObject(read(index).value),
    eventProblems(index) {
      if (problems.length > 0 || log.isWhole(index)) return [];
      const { start, end, isString } = payload(index);
      const inner = isString ? unescapeAt(text, start, end) : undefined;
      const own = inner?.text ?? text.slice(start, end);
      if (isTooDeep(own)) return [tooDeep(start)];
      if (read(index).whole)
        return [{ start, end, message: message('An event is expected here: a JSON object.') }];
      if (!inner) return syntaxProblems(own, start);
      return syntaxProblems(own).map(problem => ({ ...problem, ...outward(inner, problem) }));
    },
    at(offset) {
      let low = 0;
      let high = count - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const { start, end } = span(middle);
        if (offset < start) high = middle - 1;
        else if (offset > end) low = middle + 1;
        else return middle;
      }
      return -1;
    },
    locate(index, path, target) {
      if (isRow(index)) return locateCell(text, span(index), path, target);
      const { start, end, isString } = payload(index);
      if (!isString) return locatePath(text, { start, end }, path, target);
      const inner = unescapeAt(text, start, end);
      const within = { start: 0, end: inner.text.length };
      return outward(inner, locatePath(inner.text, within, path, target));
    },
    placeAt(offset) {
      const index = log.at(offset);
      if (index === -1) return undefined;
      if (isRow(index)) return cellAt(text, span(index), offset, index);
      const { start, end, isString } = payload(index);
      if (offset < start || offset > end) return undefined;
      if (!isString) return { index, ...pathAtOffset(text, { start, end }, offset) };
      const inner = unescapeAt(text, start, end);
      const within = { start: 0, end: inner.text.length };
      const place = pathAtOffset(inner.text, within, inner.inner(offset));
      return { index, ...place, span: outward(inner, place.span) };
    },
    envelopeAt(offset) {
      const index = log.at(offset);
      const { prefix } = format;
      if (index === -1 || !prefix || log.placeAt(offset)) return undefined;
      const item = span(index);
      const { value } = parseEvent(text.slice(item.start, item.end));
      if (!isObject(value)) return undefined;
      const { path, ...place } = pathAtOffset(text, item, offset);
      const record = prefix.length > 0 ? { [String(prefix[0])]: [value] } : value;
      return { ...place, record, path: [...prefix, ...path] };
    },
  };
  return log;
}

function itemsWithEvents(text: string, { payload }: Format, items: readonly number[]) {
  const kept: number[] = [];
  for (let at = 0; at < items.length; at += 2) {
    const [start = 0, end = 0] = [items[at], items[at + 1]];
    if (payload(text, start, end)) kept.push(start, end);
  }
  return kept;
}

function outward({ outer }: ReturnType<typeof unescapeAt>, { start, end }: Span): Span {
  return { start: outer(start), end: outer(end) };
}

/** Where a field of a row lies: what is inside of a value is not told apart. */
function locateCell(text: string, row: Span, [field]: Path, target: Target): Span {
  const cell = cellsOf(text, row).find(one => one.field === field);
  return cell?.[target] ?? { start: row.start, end: row.start + 1 };
}

function cellAt(text: string, row: Span, offset: number, index: number): PlaceInEvent | undefined {
  for (const { field, key, value } of cellsOf(text, row)) {
    if (offset < key.start || offset > value.end) continue;
    const target = offset < value.start ? 'key' : 'value';
    return { index, path: [field], target, span: target === 'key' ? key : value };
  }
  return undefined;
}

function parseEvent(json: string): { value: JsonValue; whole: boolean } {
  try {
    return { value: JSON.parse(json) as JsonValue, whole: !isTooDeep(json) };
  } catch {
    return { value: isTooDeep(json) ? undefined : (parse(json) as JsonValue), whole: false };
  }
}

function isTooDeep(json: string): boolean {
  return depthOf(json, DEEPEST + 1) > DEEPEST;
}

function tooDeep(start: number): SyntaxProblem {
  return {
    start,
    end: start + 1,
    message: message('The brackets are nested too deeply to be read.'),
  };
}
