import { attempt } from '../attempt';
import {
  isObject,
  valueAt,
  type CloudTrailEvent,
  type JsonValue,
  type Path,
} from '../cloudTrailEvent';
import { explain, markdown } from '../explain';
import { fieldAt, type Field } from '../fields';
import { GUID } from '../fields/rows';
import { message, type Message } from '../message';
import { insertion, insertionInQuotes, type Completion, type Place } from './completion';
import { impliedValues } from './implied';
import { knownValues } from './knownValues';
import { seenValues } from './seen';
import { NEW_GUID, innerText, jsonText } from './snippetText';
import { stubOf } from './stub';
import { own } from '../own';

interface Candidate {
  readonly value: JsonValue;
  readonly beside?: string | Message;
  readonly isImplied?: boolean;
}

/** The values that the field at the cursor may have: what fits the event, what was used, what is known. */
export function valueCompletions(place: Place): readonly Completion[] {
  const { cursor, path, record } = place;
  const field = fieldAt(path, record);
  // What stands there already is no news; in a snippet, Tab would take it instead of moving on.
  const written = valueAt(place.event, cursor.path);
  const byJson = new Map<string, Candidate>();
  for (const candidate of candidates(place, field)) {
    const json = JSON.stringify(candidate.value);
    const named = byJson.get(json) ?? candidate;
    // The name of a product or place says more than where the value was found.
    const better = typeof candidate.beside === 'string' ? { beside: candidate.beside } : {};
    byJson.set(json, { ...named, ...better });
  }
  const values = [...byJson.values()]
    .filter(({ value }) => value !== written)
    .map(candidate => valueCompletion(place, candidate));
  if (!field) return values;
  const isGuid = field.pattern === GUID.pattern || field.path === 'requestID';
  return [
    ...(isGuid ? [newGuid(place)] : []),
    ...values,
    ...(cursor.token?.kind === 'string' ? [] : container(place, field)),
  ];
}

function* candidates(place: Place, field: Field | undefined): Generator<Candidate> {
  const { log, index, event, path, cursor, options } = place;
  /** What one source gives: one that throws gives nothing, and the others are asked. */
  const from = <T>(source: string, values: () => Iterable<T>) =>
    attempt(`values ${source}`, options.failures, () => [...values()], []);
  if (field) {
    const fits = message('fits the event');
    for (const value of from('implied', () => impliedValues(field.path, event, options.now)))
      yield { value, beside: fits, isImplied: true };
    if (field.enum) for (const value of field.enum) yield { value };
    if (field.types.includes('boolean')) yield* [{ value: true }, { value: false }];
  }
  if (!field || (field.types.includes('string') && (!field.enum || field.enumOpen)))
    for (const value of from('seen', () => seenValues(log, index, event, cursor.path, field)))
      yield { value, beside: message('used here') };
  if (!field) return;
  // The newest version first.
  for (const value of [...(field.knownValues ?? [])].reverse()) yield { value };
  for (const { value, name } of from('known', () =>
    knownValues(field.path, event, options.actions),
  ))
    yield { value, ...(name !== undefined && { beside: name }) };
  if (field.types.includes('null') && path.length > 0) yield { value: null };
}

function valueCompletion(
  place: Place,
  { value, beside, isImplied = false }: Candidate,
): Completion {
  const label = typeof value === 'string' ? value : JSON.stringify(value);
  const filter = typeof beside === 'string' ? `${label} ${beside}` : label;
  return {
    kind: 'value',
    label,
    ...(beside !== undefined && { beside }),
    ...(typeof value === 'string'
      ? insertionInQuotes(place, innerText(value), filter)
      : insertion(place, jsonText(value), filter)),
    isImplied,
    asksNext: false,
    words(wording) {
      const event = withValue(place.event, place.cursor.path, value) as CloudTrailEvent;
      return markdown(explain(event, place.cursor.path, place.options), 'value', wording);
    },
  };
}

function newGuid(place: Place): Completion {
  return {
    kind: 'value',
    label: 'GUID',
    beside: message('a new one'),
    ...insertionInQuotes(place, NEW_GUID, 'GUID'),
    isImplied: true,
    asksNext: false,
    words: () => '',
  };
}

/** The braces or brackets of a field that holds more than a value. */
function container(place: Place, field: Field): readonly Completion[] {
  const [type] = field.types;
  if (type !== 'object' && type !== 'array') return [];
  const parent = { ...place, path: place.path.slice(0, -1) };
  const { snippet, asksNext } = stubOf({ ...field, required: 'optional' }, parent);
  const label = type === 'object' ? '{ }' : '[ ]';
  return [
    {
      kind: 'value',
      label,
      ...insertion(place, snippet, label),
      isImplied: false,
      asksNext,
      words: () => '',
    },
  ];
}

/** A copy of a value in which another one stands at a path. */
function withValue(root: JsonValue, [step, ...rest]: Path, value: JsonValue): JsonValue {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const items = Array.isArray(root) ? [...(root as readonly JsonValue[])] : [];
    items[step] = withValue(items[step], rest, value);
    return items;
  }
  const members = isObject(root) ? root : {};
  return { ...members, [step]: withValue(own(members, step), rest, value) };
}
