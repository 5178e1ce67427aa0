/** A text that holds CloudTrail events: where they lie, each parsed when it is looked at. */
import { parse, parseTree, type Node } from 'jsonc-parser';
import { isObject, type CloudTrailEvent, type JsonValue, type Path } from './cloudTrailEvent';
import { formatOf, type FormatId, type FormatOptions } from './formats';
import { message } from './message';
import { locatePath, pathAtOffset, type PlaceInValue, type Span, type Target } from './places';
import { depthOf, skipSpace } from './scan';
import { syntaxProblems, type SyntaxProblem } from './syntax';

export interface EventLog {
  readonly text: string;
  readonly format: FormatId;
  /** How many events there are. */
  readonly count: number;
  /** Where event `index` lies in the text. */
  span(index: number): Span;
  /**
   * The event. Broken JSON gives what can be read of it; `undefined` when it is not an object at all.
   * Parsed at each call but for the newest one: a log of tens of megabytes is never held parsed.
   */
  event(index: number): CloudTrailEvent | undefined;
  /** Whether the event is a JSON object, so that rules can be asked about it. */
  isWhole(index: number): boolean;
  /** What is wrong with the event as JSON, where `problems` does not say it already. */
  eventProblems(index: number): readonly SyntaxProblem[];
  /** What is wrong with a text whose container is broken. */
  readonly problems: readonly SyntaxProblem[];
  /** Index of the event that covers the offset (its end included); -1 between events. */
  at(offset: number): number;
  /** Where a path of an event lies: its value or its key; the nearest parent where it is absent. */
  locate(index: number, path: Path, target: Target): Span;
  /** What lies at an offset; `undefined` between events. */
  placeAt(offset: number): PlaceInEvent | undefined;
}

export interface PlaceInEvent extends PlaceInValue {
  readonly index: number;
}

/** Nested deeper than this it is not CloudTrail, and would exhaust the stack of a recursive parser. */
const DEEPEST = 256;

/** Reads the log in a text; `undefined` when it holds no CloudTrail events. */
export function openLog(text: string, options: FormatOptions = {}): EventLog | undefined {
  const format = formatOf(text, options);
  if (!format) return undefined;
  const offsets: number[] = [];
  const wellFormed = format.scan(text, skipSpace(text, 0), (start, end) => {
    offsets.push(start, end);
  });
  if (wellFormed) return eventLog(text, format.id, offsets, []);
  if (isTooDeep(text)) return eventLog(text, format.id, [], [tooDeep(0)]);
  const nodes = eventNodes(parseTree(text), format.id);
  return eventLog(
    text,
    format.id,
    nodes.flatMap(({ offset, length }) => [offset, offset + length]),
    syntaxProblems(text),
  );
}

/** The events of a broken text, as far as the tolerant parser finds them. */
function eventNodes(root: Node | undefined, format: FormatId): readonly Node[] {
  if (!root) return [];
  if (format === 'singleEvent') return [root];
  if (format === 'bareArray') return root.children ?? [];
  const records = root.children?.find(({ children }) => children?.[0]?.value === 'Records');
  return records?.children?.[1]?.children ?? [];
}

function eventLog(
  text: string,
  format: FormatId,
  offsets: readonly number[],
  problems: readonly SyntaxProblem[],
): EventLog {
  // Four bytes an offset: a parsed tree of the same log takes a hundred times as much.
  const spans = Uint32Array.from(offsets);
  const count = spans.length / 2;
  const start = (index: number) => spans[2 * index] ?? 0;
  const end = (index: number) => spans[2 * index + 1] ?? 0;
  let newest: { index: number; value: JsonValue; whole: boolean } | undefined;

  function read(index: number) {
    if (newest?.index === index) return newest;
    newest = { index, ...parseEvent(text.slice(start(index), end(index))) };
    return newest;
  }

  const log: EventLog = {
    text,
    format,
    count,
    problems,
    span: index => ({ start: start(index), end: end(index) }),
    event(index) {
      const { value } = read(index);
      return isObject(value) ? value : undefined;
    },
    isWhole: index => read(index).whole && isObject(read(index).value),
    eventProblems(index) {
      if (problems.length > 0 || log.isWhole(index)) return [];
      const json = text.slice(start(index), end(index));
      if (isTooDeep(json)) return [tooDeep(start(index))];
      if (!read(index).whole) return syntaxProblems(json, start(index));
      return [
        { ...log.span(index), message: message('An event is expected here: a JSON object.') },
      ];
    },
    at(offset) {
      let low = 0;
      let high = count - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        if (offset < start(middle)) high = middle - 1;
        else if (offset > end(middle)) low = middle + 1;
        else return middle;
      }
      return -1;
    },
    locate: (index, path, target) => locatePath(text, log.span(index), path, target),
    placeAt(offset) {
      const index = log.at(offset);
      return index === -1 ? undefined : { index, ...pathAtOffset(text, log.span(index), offset) };
    },
  };
  return log;
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
