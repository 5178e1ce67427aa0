/** Where a value of an event occurs in the whole log. */
import { text, valueAt, type CloudTrailEvent, type Path } from './cloudTrailEvent';
import type { EventLog, PlaceInEvent } from './eventLog';
import { insideQuotes } from './insideQuotes';
import type { Span } from './places';
import { COLON, skipSpace, unquote } from './scan';
import { isAccountId } from './values/accountId';
import { idPrefix } from './values/idPrefix';

/** What is looked for: the value at a place, and the other ways in which events write the same thing. */
export interface Subject {
  /** The text at the place, without its quotes. */
  readonly span: Span;
  /** Values that mean it: a role session is known by its ARN and by its principal id. */
  readonly values: readonly string[];
  /** It also counts as this part of an ARN or a principal id; absent where only whole values count. */
  readonly part?: Part;
}

/** An account id or the id that IAM gave; the name of a user or role. */
type Part = 'id' | 'name';

/** IAM's ids and names have at most 128 characters, its ARNs 2048; with room for escapes. */
const LONGEST_PART = 512;
const LONGEST_ARN = 4096;

/** A place where the subject stands: the quotes, and the rest of an ARN around it, are not in the span. */
export type Occurrence = PlaceInEvent;

/** What can be looked for at an offset: a text that is a value. `undefined` on keys, numbers and words. */
export function subjectAt(log: EventLog, offset: number): Subject | undefined {
  const place = log.placeAt(offset);
  const event = place && log.event(place.index);
  if (!event || place.target !== 'value') return undefined;
  const span = insideQuotes(log.text, place.span);
  // Of a repeated key, the event has the last value: the others mean what is written there.
  const isLast = log.locate(place.index, place.path, 'value').start === place.span.start;
  const own = text(valueAt(event, place.path));
  const value = isLast ? own : own && text(written(log, place));
  if (value === undefined || span.start === span.end) return undefined;
  const part = partOf(place.path, value);
  return {
    span,
    values: isLast ? [...new Set([value, ...sessionNames(event, place.path, value)])] : [value],
    ...(part && { part }),
  };
}

/** The string at a place, as it is written there; empty where that is another value. */
function written(log: EventLog, { index, span }: PlaceInEvent): string {
  const literal = log.text.slice(span.start, span.end);
  const own = log.isInString(index) ? unquote(`"${literal}"`, 0, literal.length + 2) : literal;
  return own.startsWith('"') ? unquote(own, 0, own.length) : '';
}

function partOf(path: Path, value: string): Part | undefined {
  if (value.length > LONGEST_PART) return undefined;
  if (isAccountId(value) || idPrefix(value)) return 'id';
  return path.at(-1) === 'userName' || path.at(-1) === 'roleName' ? 'name' : undefined;
}

/** Keys under which one session or principal stands twice in an object. */
const TWINS: ReadonlyMap<string, readonly string[]> = new Map([
  ['arn', ['principalId', 'assumedRoleId', 'federatedUserId']],
  ['principalId', ['arn']],
  ['assumedRoleId', ['arn']],
  ['federatedUserId', ['arn']],
]);

/** The other name of a session, of which one is an ARN and the other an id with the session's name. */
function sessionNames(event: CloudTrailEvent, path: Path, value: string): readonly string[] {
  const key = String(path.at(-1));
  return (TWINS.get(key) ?? []).flatMap(twin => {
    const other = text(valueAt(event, [...path.slice(0, -1), twin]));
    const id = key === 'arn' ? other : value;
    return other !== undefined && id?.includes(':') ? [other] : [];
  });
}

/**
 * Every occurrence, in the order of the text. The text is searched as it is (`indexOf`, native), and a
 * hit counts when `placeAt` says that it is a value: no event is parsed, so that 30,000 events take
 * about as long as reading them once. The span of a subject counts in its own log only; in others it is
 * left out.
 *
 * A generator, so that whoever drives it may pause or stop: `undefined` is a step without an occurrence.
 */
export function* occurrences(
  log: EventLog,
  subject: Omit<Subject, 'span'> & Partial<Subject>,
): Generator<Occurrence | undefined> {
  const { text } = log;
  const { span, values, part } = subject;
  for (const hit of hits(text, formsOf(text, span, values, part !== undefined)))
    yield hit && occurrenceAt(hit);

  function occurrenceAt(hit: Hit): Occurrence | undefined {
    const place = log.placeAt(hit.start);
    if (!place || place.target !== 'value') return undefined;
    const value = insideQuotes(text, place.span);
    const isWhole = hit.start === value.start && hit.end === value.end;
    const isFound = isWhole
      ? isMeant(place, hit)
      : part &&
        value.end - value.start <= LONGEST_ARN &&
        PARTS[part].test(around(text, value, hit));
    return isFound ? { ...place, span: { start: hit.start, end: hit.end } } : undefined;
  }

  /** What has escapes means another value in a string in a string: those few events are read. */
  function isMeant({ index, path }: PlaceInEvent, { form: { spelling } }: Hit): boolean {
    if (!spelling.includes('\\')) return true;
    const meant = valueAt(log.event(index), path);
    return typeof meant === 'string' && values.includes(meant);
  }
}

function asInJson(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

/** What stands around a part: an ARN with its account or name cut out, a principal id without its id. */
const PARTS: Readonly<Record<Part, RegExp>> = {
  id: /^(arn:[^:]*:[^:]*:[^:]*:)?\n:/,
  name: /^arn:(?:[^:]*:){4}(?:(?:role|user|federated-user)\/(?:[^\n]*\/)?\n$|assumed-role\/\n(?:\/|$))/,
};

/** The value with a line break, which no JSON string has, in the place of the hit. */
function around(text: string, value: Span, hit: Span): string {
  const cut = `${text.slice(value.start, hit.start)}\n${text.slice(hit.end, value.end)}`;
  return cut.replaceAll('\\/', '/');
}

/** How a value may be written. */
interface Form {
  readonly spelling: string;
  /** What stands around all of a value that is written so; absent where a part of one counts, too. */
  readonly quotes?: readonly Quote[];
  /** The beginning, for which the text is searched: of a long one, what repeats would be compared at each offset. */
  readonly sought: string;
}

/** Those of a string, and of a string in a string. */
type Quote = '"' | '\\"';

const SOUGHT = 64;

/**
 * As the value stands at the place (`\/` for `/`), as CloudTrail writes it, and within a string. Each is
 * sought between the quotes that belong to it, so that it is compared once with each string of the text.
 */
function formsOf(
  text: string,
  span: Span | undefined,
  values: readonly string[],
  inParts: boolean,
): readonly Form[] {
  const quotes = new Map<string, Set<Quote>>();
  const add = (spelling: string, quote: Quote) => {
    // A search for nothing finds it everywhere.
    if (spelling !== '') quotes.set(spelling, (quotes.get(spelling) ?? new Set()).add(quote));
  };
  if (span) add(text.slice(span.start, span.end), quoteBefore(text, span.start));
  for (const value of values) {
    add(asInJson(value), '"');
    add(asInJson(asInJson(value)), '\\"');
  }
  return [...quotes].map(([spelling, around]) =>
    inParts && spelling.length <= LONGEST_PART
      ? { spelling, sought: spelling }
      : { spelling, quotes: [...around], sought: `"${spelling.slice(0, SOUGHT)}` },
  );
}

function quoteBefore(text: string, start: number): Quote {
  return text.charAt(start - 2) === '\\' ? '\\"' : '"';
}

interface Hit extends Span {
  readonly form: Form;
}

/** So much of a text is searched at a step, in UTF-16 units: in about a millisecond. */
const STEP = 1 << 18;

/** Where the forms stand between delimiters, in the order of the text; `undefined` at each step. */
function* hits(text: string, forms: readonly Form[]): Generator<Hit | undefined> {
  if (forms.length === 0) return;
  const longest = Math.max(...forms.map(({ sought }) => sought.length));
  for (let from = 0; from < text.length; from += STEP) {
    // A hit begins in the part and may end behind it.
    const part = text.slice(from, from + STEP + longest - 1);
    const found = forms.flatMap(form => hitsIn(part, form, from));
    yield* found.sort((one, other) => one.start - other.start);
    yield undefined;
  }

  function hitsIn(part: string, form: Form, from: number): readonly Hit[] {
    const found: Hit[] = [];
    const { spelling, quotes, sought } = form;
    let at = part.indexOf(sought);
    for (; at !== -1 && at < STEP; at = part.indexOf(sought, at + 1)) {
      const start = from + at + (quotes ? 1 : 0);
      const hit = { start, end: start + spelling.length, form };
      if (isBounded(text, hit)) found.push(hit);
    }
    return found;
  }
}

/** Whether a hit is all of a text that is not a key, or, in parts, a piece of an ARN or an id. */
function isBounded(text: string, { start, end, form: { spelling, quotes } }: Hit): boolean {
  const quote = text.startsWith('\\"', end) ? end + 1 : end;
  if (quotes ? !isQuoted() : !(isBound(text.charAt(start - 1)) && isBound(text.charAt(quote))))
    return false;
  return !(text.charAt(quote) === '"' && text.charCodeAt(skipSpace(text, quote + 1)) === COLON);

  function isQuoted(): boolean {
    const around = quoteBefore(text, start);
    return (
      quotes?.includes(around) === true &&
      text.charAt(start - around.length - 1) !== '\\' &&
      text.startsWith(spelling, start) &&
      text.startsWith(around, end)
    );
  }
}

function isBound(character: string): boolean {
  return character === '"' || character === ':' || character === '/';
}
