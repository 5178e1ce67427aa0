/** A text that holds CloudTrail events: where they lie, each parsed when it is looked at. */
import { parse } from 'jsonc-parser';
import {
  isObject,
  type CloudTrailEvent,
  type JsonObject,
  type JsonValue,
  type Path,
} from './cloudTrailEvent';
import { unescapeAt } from './escapes';
import {
  LONG_HEAD_LENGTH,
  formatOf,
  type Format,
  type FormatId,
  type FormatOptions,
  type FoundFormat,
} from './formats';
import { KEPT, editedItems, findingItems, type Items } from './items';
import { message } from './message';
import { itself, type PayloadSpan } from './payloads';
import { placesIn, type PlaceInValue, type Places, type Span, type Target } from './places';
import { cellsOf, eventOfRow, placesInRow } from './rows';
import { skipSpace, tallyAt } from './scan';
import { allSteps } from './steps';
import { isTooDeep, syntaxProblems, tooDeep, type SyntaxProblem } from './syntax';
import type { TextEdit } from './textEdit';

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
  /** How many keys stand in the event's JSON, where it is whole: repeated ones as often as they do. */
  keys(index: number): number;
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
  /**
   * The log after an edit that gave `text`, where one event was touched and nothing else: only that one
   * is scanned again. `undefined` where it may be otherwise, so that the text is to be opened anew.
   */
  edited(text: string, edit: TextEdit): EventLog | undefined;
  /** The text that was opened, and the edits since then; logs of one opening have the same. */
  readonly opening: Opening;
  /** What was edited since the opening, in this order. */
  readonly edits: readonly EventEdit[];
}

/** Stands for one reading of a whole text. */
export interface Opening {
  readonly options: FormatOptions;
}

/** An edit of one event. */
export interface EventEdit {
  readonly index: number;
  /** The event before, where it was whole. */
  readonly before: CloudTrailEvent | undefined;
}

export interface PlaceInEvent extends PlaceInValue {
  readonly index: number;
}

export interface PlaceInEnvelope extends PlaceInValue {
  /** The record around the event, as `explain` knows it. */
  readonly record: JsonObject;
}

/** Reads the log in a text; `undefined` when it holds no CloudTrail events. */
export function openLog(text: string, options: FormatOptions = {}): EventLog | undefined {
  return allSteps(openingLog(text, options));
}

/**
 * Reads the log in a text in steps of about a millisecond: a log of 44 MB takes 40 of them, and whoever
 * drives it decides when to pause.
 */
export function* openingLog(
  text: string,
  options: FormatOptions = {},
): Generator<void, EventLog | undefined> {
  const found = formatOf(text, options);
  return found && eventLog(text, found, yield* findingItems(text, found), { options }, []);
}

/** After so many edits a text is opened anew, so that what is kept of them does not grow without end. */
const MOST_EDITS = 200;

/** An event that was looked at. */
interface Reading {
  readonly index: number;
  readonly payload: PayloadSpan;
  readonly json: string;
  readonly value: JsonValue;
  /** The value, where it is an object. */
  readonly event: CloudTrailEvent | undefined;
  readonly whole: boolean;
}

function eventLog(
  text: string,
  found: FoundFormat,
  items: Items,
  opening: Opening,
  edits: readonly EventEdit[],
): EventLog {
  const { format } = found;
  const { offsets, deep, problems } = items;
  const isBare = format.payload === itself;
  const count = offsets.length / KEPT;
  const startOf = (index: number) => offsets[KEPT * index] ?? 0;
  const endOf = (index: number) => offsets[KEPT * index + 1] ?? 0;
  const span = (index: number): Span => ({ start: startOf(index), end: endOf(index) });
  /** The newest one: whoever asks for an event asks for more of it next. */
  let newest: Reading | undefined;
  /** Of the newest event in which a place was asked for. */
  let located: (Places & { readonly index: number; readonly payload: PayloadSpan }) | undefined;

  /** Where the event is in its item. */
  function payload(index: number): PayloadSpan {
    if (newest?.index === index) return newest.payload;
    const start = startOf(index);
    const end = endOf(index);
    const inside = isBare ? undefined : format.payload(text, start, end);
    return inside ?? { start, end, isString: false };
  }

  const jsonAt = ({ start, end, isString }: PayloadSpan) =>
    isString ? unescapeAt(text, start, end).text : text.slice(start, end);

  const json = (index: number) => (newest?.index === index ? newest.json : jsonAt(payload(index)));

  function read(index: number): Reading {
    if (newest?.index === index) return newest;
    const place = payload(index);
    const own = jsonAt(place);
    const { value, whole } = isRowAt(place)
      ? { value: eventOfRow(text, cellsOf(text, span(index))), whole: true }
      : parseEvent(own, isBare ? deep.has(place.start) : isTooDeep(own));
    const event = isObject(value) ? value : undefined;
    newest = { index, payload: place, json: own, value, event, whole };
    return newest;
  }

  function placesOf(index: number) {
    if (located?.index !== index) {
      const place = payload(index);
      located = { index, payload: place, ...placesAt(index, place) };
    }
    return located;
  }

  function placesAt(index: number, place: PayloadSpan): Places {
    if (isRowAt(place)) return placesInRow(text, span(index));
    const { start, end, isString } = place;
    if (!isString) return placesIn(text, { start, end });
    const inner = unescapeAt(text, start, end);
    const within = placesIn(inner.text, { start: 0, end: inner.text.length });
    return {
      locate: (path, target) => outward(inner, within.locate(path, target)),
      at(offset) {
        const found = within.at(inner.inner(offset));
        return { ...found, span: outward(inner, found.span) };
      },
    };
  }

  /** Whether the event has to be put together from columns. */
  const isRowAt = ({ isString }: PayloadSpan) => format.holds === 'row' && !isString;

  const log: EventLog = {
    text,
    format: format.id,
    holds: format.holds,
    count,
    problems,
    span,
    json,
    keys: index => {
      if (isBare) return offsets[KEPT * index + 2] ?? 0;
      const own = json(index);
      return tallyAt(own, skipSpace(own, 0)).keys;
    },
    isInString: index => payload(index).isString,
    event: index => read(index).event,
    isWhole(index) {
      const { event, whole } = read(index);
      return whole && event !== undefined;
    },
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
    locate: (index, path, target) => placesOf(index).locate(path, target),
    placeAt(offset) {
      const index = log.at(offset);
      if (index === -1) return undefined;
      const places = placesOf(index);
      const { start, end } = places.payload;
      if (offset < start || offset > end) return undefined;
      const place = places.at(offset);
      return place && { index, ...place };
    },
    envelopeAt(offset) {
      const index = log.at(offset);
      const { prefix } = format;
      if (index === -1 || !prefix || log.placeAt(offset)) return undefined;
      const item = span(index);
      const { value } = parseEvent(text.slice(item.start, item.end));
      if (!isObject(value)) return undefined;
      const { path, ...place } = placesIn(text, item).at(offset);
      const record = prefix.length > 0 ? { [String(prefix[0])]: [value] } : value;
      return { ...place, record, path: [...prefix, ...path] };
    },
    edited(after, edit) {
      const index = log.at(edit.start);
      if (index === -1 || edits.length >= MOST_EDITS) return undefined;
      const next = editedItems(items, index, after, edit);
      if (!next) return undefined;
      const { start, end } = span(index);
      const newEnd = end + edit.inserted - (edit.end - edit.start);
      if (!isBare && !format.payload(after, start, newEnd)) return undefined;
      // What the text is taken for depends on its beginning.
      const isFirst = index === 0 || edit.start < LONG_HEAD_LENGTH;
      if (isFirst && !isSame(formatOf(after, opening.options), found)) return undefined;
      const before = log.isWhole(index) ? log.event(index) : undefined;
      return eventLog(after, found, next, opening, [...edits, { index, before }]);
    },
    opening,
    edits,
  };
  return log;
}

function isSame(one: FoundFormat | undefined, { format, container }: FoundFormat): boolean {
  return (
    one?.format === format &&
    one.container.kind === container.kind &&
    one.container.start === container.start
  );
}

function outward({ outer }: ReturnType<typeof unescapeAt>, { start, end }: Span): Span {
  return { start: outer(start), end: outer(end) };
}

function parseEvent(json: string, isDeep?: boolean): { value: JsonValue; whole: boolean } {
  try {
    return { value: JSON.parse(json) as JsonValue, whole: !(isDeep ?? isTooDeep(json)) };
  } catch {
    return { value: isTooDeep(json) ? undefined : (parse(json) as JsonValue), whole: false };
  }
}
