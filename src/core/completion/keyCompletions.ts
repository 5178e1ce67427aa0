import { attempt } from '../attempt';
import { text } from '../cloudTrailEvent';
import { fieldWords } from '../explain/fieldWords';
import { markdown } from '../explain';
import { childFields, fieldAt, type Field } from '../fields';
import { message, type Message } from '../message';
import { insertion, type Completion, type Place } from './completion';
import { fitOf, type Fit } from './fit';
import { jsonText } from './snippetText';
import { stubOf } from './stub';
import { own } from '../own';

const ORDER: Readonly<Record<Fit, number>> = { expected: 0, usual: 1, possible: 2 };

/** The documented keys that the object at the cursor lacks, those that it should have first. */
export function keyCompletions(place: Place): readonly Completion[] {
  const { event, path, record, cursor, options } = place;
  const fitting = [...childFields(path, record)].flatMap(([key, field]) => {
    if (cursor.siblings.has(key)) return [];
    const fit = attempt(
      `key ${field.path}`,
      options.failures,
      () => fitOf(field, event),
      'possible',
    );
    return fit ? { key, field, fit } : [];
  });
  fitting.sort((one, other) => ORDER[one.fit] - ORDER[other.fit]);
  return [
    ...fitting.flatMap(({ key, field, fit }) =>
      attempt(
        `key ${field.path}`,
        options.failures,
        () => [documentedKey(place, key, field, fit)],
        [],
      ),
    ),
    ...attempt('other keys', options.failures, () => openKeys(place), []).map(key =>
      otherKey(place, key),
    ),
  ];
}

function documentedKey(place: Place, key: string, field: Field, fit: Fit): Completion {
  const { snippet, asksNext } = stubOf(field, place);
  return {
    kind: 'key',
    label: key,
    beside: beside(field, fit),
    ...insertion(place, withValue(place, key, snippet), key),
    isImplied: false,
    asksNext: asksNext && !place.cursor.hasColon,
    words: wording => markdown({ field: fieldWords(field), value: [] }, 'key', wording),
  };
}

function beside({ types, since }: Field, fit: Fit): string | Message {
  const type = types.join(' | ');
  // All fields of 1.0 were there from the beginning: that says nothing.
  const version = since === '1.0' ? undefined : since;
  if (fit === 'expected')
    return version === undefined
      ? message('{0}, expected', type)
      : message('{0} since {1}, expected', type, version);
  return version === undefined ? type : message('{0} since {1}', type, version);
}

/** Keys that are known inside an object that each service shapes on its own. */
function openKeys(place: Place): readonly string[] {
  const { event, path, record, cursor } = place;
  const { keys = {} } = fieldAt(path, record) ?? {};
  const source = text(event.eventSource) ?? '';
  const ofSource = own(keys, source);
  return [...outcomeKeys(place), ...(ofSource ?? []), ...(keys['*'] ?? [])].filter(
    key => !cursor.siblings.has(key),
  );
}

/** The response of a sign-in has the name of its step: `"ConsoleLogin": "Success"`. */
function outcomeKeys({ event, path }: Place): readonly string[] {
  const name = text(event.eventName);
  const isSignIn = event.eventType === 'AwsConsoleSignIn' && path.join() === 'responseElements';
  return isSignIn && name !== undefined ? [name] : [];
}

function otherKey(place: Place, key: string): Completion {
  return {
    kind: 'key',
    label: key,
    ...insertion(place, withValue(place, key, '"$1"'), key),
    isImplied: false,
    asksNext: false,
    words: () => '',
  };
}

/** A key with its value, or alone where a value follows already. */
function withValue({ cursor }: Place, key: string, snippet: string): string {
  return cursor.hasColon ? jsonText(key) : `${jsonText(key)}: ${snippet}`;
}
