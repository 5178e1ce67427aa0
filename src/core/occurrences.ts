/** Where a value of an event occurs in the whole log. */
import { text, valueAt, type CloudTrailEvent, type Path } from './cloudTrailEvent';
import type { EventLog, PlaceInEvent } from './eventLog';
import { insideQuotes } from './insideQuotes';
import type { Span } from './places';
import { COLON, skipSpace } from './scan';
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

/** A place where the subject stands: the quotes, and the rest of an ARN around it, are not in the span. */
export type Occurrence = PlaceInEvent;

/** What can be looked for at an offset: a text that is a value. `undefined` on keys, numbers and words. */
export function subjectAt(log: EventLog, offset: number): Subject | undefined {
  const place = log.placeAt(offset);
  const event = place && log.event(place.index);
  if (!event || place.target !== 'value') return undefined;
  const value = text(valueAt(event, place.path));
  if (value === undefined) return undefined;
  const part = partOf(place.path, value);
  return {
    span: insideQuotes(log.text, place.span),
    values: [...new Set([value, ...sessionNames(event, place.path, value)])],
    ...(part && { part }),
  };
}

function partOf(path: Path, value: string): Part | undefined {
  if (isAccountId(value) || idPrefix(value)) return 'id';
  return path.at(-1) === 'userName' || path.at(-1) === 'roleName' ? 'name' : undefined;
}

/** Keys under which one session or principal stands twice in an object. */
const TWINS: Readonly<Record<string, readonly string[]>> = {
  arn: ['principalId', 'assumedRoleId', 'federatedUserId'],
  principalId: ['arn'],
  assumedRoleId: ['arn'],
  federatedUserId: ['arn'],
};

/** The other name of a session, of which one is an ARN and the other an id with the session's name. */
function sessionNames(event: CloudTrailEvent, path: Path, value: string): readonly string[] {
  const key = String(path.at(-1));
  const twins = Object.hasOwn(TWINS, key) ? (TWINS[key] ?? []) : [];
  return twins.flatMap(twin => {
    const other = text(valueAt(event, [...path.slice(0, -1), twin]));
    const id = key === 'arn' ? other : value;
    return other !== undefined && id?.includes(':') ? [other] : [];
  });
}

/**
 * Every occurrence, in the order of the text. The text is searched as it is (`indexOf`, native), and a
 * hit counts when `placeAt` says that it is a value: no event is parsed, so that 30,000 events take
 * about as long as reading them once. A generator: whoever drives it may pause or stop. The span of a
 * subject counts in its own log only; in others it is left out.
 */
export function* occurrences(
  log: EventLog,
  subject: Omit<Subject, 'span'> & Partial<Subject>,
): Generator<Occurrence> {
  const { text } = log;
  const { span, values, part } = subject;
  // As it stands at the place (`\/` for `/`), as CloudTrail writes it, and within a string.
  const written = values.map(asInJson);
  const spellings = new Set([
    ...(span ? [text.slice(span.start, span.end)] : []),
    ...written,
    ...written.map(asInJson),
  ]);
  for (const hit of hits(text, [...spellings], part !== undefined)) {
    const place = log.placeAt(hit.start);
    if (!place || place.target !== 'value') continue;
    const value = insideQuotes(text, place.span);
    const isWhole = hit.start === value.start && hit.end === value.end;
    if (isWhole ? isMeant(place, hit) : part && PARTS[part].test(around(text, value, hit)))
      yield { ...place, span: hit };
  }

  /** What has escapes means another value in a string in a string: those few events are read. */
  function isMeant({ index, path }: PlaceInEvent, { spelling }: Hit): boolean {
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
  name: /^arn:[^]*:((role|user|federated-user)\/([^]*\/)?\n$|assumed-role\/\n(\/|$))/,
};

/** The value with a line break, which no JSON string has, in the place of the hit. */
function around(text: string, value: Span, hit: Span): string {
  const cut = `${text.slice(value.start, hit.start)}\n${text.slice(hit.end, value.end)}`;
  return cut.replaceAll('\\/', '/');
}

interface Hit extends Span {
  readonly spelling: string;
}

/** Where the spellings stand between delimiters, merged into the order of the text. */
function* hits(text: string, spellings: readonly string[], inParts: boolean): Generator<Hit> {
  const next = spellings.map(spelling => nextHit(text, spelling, 0, inParts));
  for (;;) {
    let first: Hit | undefined;
    for (const hit of next) if (hit && (!first || hit.start < first.start)) first = hit;
    if (!first) return;
    yield first;
    next[next.indexOf(first)] = nextHit(text, first.spelling, first.end, inParts);
  }
}

function nextHit(text: string, spelling: string, from: number, inParts: boolean): Hit | undefined {
  let start = text.indexOf(spelling, from);
  for (; start !== -1; start = text.indexOf(spelling, start + 1)) {
    const end = start + spelling.length;
    const quote = text.startsWith('\\"', end) ? end + 1 : end;
    const [before, after] = [text.charAt(start - 1), text.charAt(quote)];
    const isKey = after === '"' && text.charCodeAt(skipSpace(text, quote + 1)) === COLON;
    const isBounded = inParts ? isBound(before) && isBound(after) : before + after === '""';
    if (isBounded && !isKey) return { start, end, spelling };
  }
  return undefined;
}

function isBound(character: string): boolean {
  return character === '"' || character === ':' || character === '/';
}
