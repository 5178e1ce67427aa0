/** The fixes of findings, by rule. Worked out when somebody asks, so that finding costs nothing more. */
import type { CloudTrailEvent, JsonValue, Path } from '../cloudTrailEvent';
import { isObject, object, valueAt } from '../cloudTrailEvent';
import { fieldAt, recordKind, type Field } from '../fields';
import { isLegacy } from '../legacyEvent';
import { message } from '../message';
import { eventView } from '../rules/eventView';
import type { Finding } from '../rules/rule';
import { shown } from '../rules/shown';
import { lettersApart, mayBe } from '../rules/spelling';
import { documentedCase } from '../rules/texts';
import { isAccountId } from '../values/accountId';
import { parseArn } from '../values/arn';
import { withoutBlanks } from '../values/blanks';
import { parseTime } from '../values/time';
import { accountDigits, accountFromArn } from './accounts';
import { asType, inUtc } from './asType';
import type { Fix } from './fix';
import { fix, remove, set } from './make';
import { addField, stubOf } from './stub';
import { own } from '../own';
import { valueText } from '../valueText';

/** What is asked of a finding. */
export type Fixable = Pick<Finding, 'rule' | 'path' | 'missing'>;

/** How what a rule has found in the event can be put right; `undefined` where nobody can say. */
export function fixOf({ rule, path, missing }: Fixable, event: CloudTrailEvent): Fix | undefined {
  // Keys of early records are read under other names: nothing is certain there.
  if (isLegacy(event)) return undefined;
  if (missing !== undefined) return withField(event, path, missing);
  const found = own(FIXES, rule);
  const field = fieldAt(path, recordKind(event));
  return found?.({ event, path, value: valueAt(event, path), field });
}

/** The fix that gives an object a field; where there is no object, there is nothing to give it to. */
function withField(event: CloudTrailEvent, path: Path, missing: string): Fix | undefined {
  const parent = valueAt(event, path);
  if (!isObject(parent)) return undefined;
  // A key with null in it counts as missing and is there.
  if (Object.hasOwn(parent, missing))
    return set('add-field', [...path, missing], stubOf(event, path, missing), false);
  const title = message('Add "{0}"', missing);
  return fix('add-field', title, [addField(event, path, missing)], false);
}

interface Place {
  readonly event: CloudTrailEvent;
  readonly path: Path;
  readonly value: JsonValue;
  /** The documented field, where the path leads to one. */
  readonly field: Field | undefined;
}

const FIXES: Readonly<Record<string, (place: Place) => Fix | undefined>> = {
  'key-misspelt': misspelt,
  'key-repeated': ({ path }) =>
    fix('remove-repeated-key', message('Keep only the last "{0}"', shown(path.at(-1))), [
      { do: 'keepLast', path },
    ]),
  'letter-case': ({ field, path, value }) =>
    field && set('letter-case', path, documentedCase(field, value)),
  'event-id': ({ path, value }) =>
    typeof value === 'string' && value.length <= LONGEST && value !== value.toLowerCase()
      ? set('letter-case', path, value.toLowerCase())
      : undefined,
  'field-value': nearest,
  'blanks-around': ({ path, value }) =>
    fix('trim', message('Remove the blanks around the value'), [
      { do: 'set', path, value: withoutBlanks(valueText(value)) },
    ]),
  'field-type': retyped,
  'nothing-as-text': withoutValue,
  'console-credential': ({ path }) => remove(path),
  'event-time': ({ path, value }) => {
    const time = parseTime(value);
    return time === undefined ? undefined : set('time-form', path, inUtc(time));
  },
  'arn-account': ({ event, path }) => accountFromArn(event, path),
  'issuer-account': ({ event, path }) => accountFromArn(event, path),
  'resource-arn': ({ event, path }) => accountFromArn(event, path),
  'account-id': ({ event, path }) => accountDigits(event, path),
  'value-misplaced': ({ path, value }) => {
    const account = parseArn(value)?.account;
    return /account(?:Id)?$/i.test(String(path.at(-1))) && isAccountId(account)
      ? set('account-from-arn', path, account)
      : undefined;
  },
  'management-event': ({ path, event }) =>
    set('management-event', path, event.eventCategory === 'Management', false),
  'user-name': ({ path, event }) => {
    const name = parseArn(object(event.userIdentity)['arn'])?.userName;
    return name === undefined ? undefined : set('name-from-arn', path, name, false);
  },
};

function misspelt({ event, path }: Place): Fix | undefined {
  const meant = eventView(event, recordKind(event)).oddities.find(
    ({ kind, path: at }) => kind === 'misspelt' && at.join('\n') === path.join('\n'),
  );
  return (
    meant &&
    fix('rename-key', message('Rename "{0}" to "{1}"', shown(path.at(-1)), meant.key), [
      { do: 'rename', path, key: meant.key },
    ])
  );
}

/** The documented value that the text is a misspelling of. */
function nearest({ field, path, value }: Place): Fix | undefined {
  if (typeof value !== 'string' || value.length > LONGEST) return undefined;
  const [best, next] = (field?.enum ?? [])
    .filter(known => mayBe(value, known))
    .sort((one, other) => lettersApart(value, one) - lettersApart(value, other));
  return best === undefined ? undefined : set('nearest-value', path, best, next === undefined);
}

/** No documented value and no id is as long. */
const LONGEST = 64;

function retyped(place: Place): Fix | undefined {
  const { field, path, value } = place;
  const found = field && asType(value, field);
  if (found) return set(found.kind, path, found.value);
  // The field says true or is not there.
  const saysNo = value === false && field?.path === 'sessionCredentialFromConsole';
  return saysNo ? remove(path) : withoutValue(place);
}

/** A field that holds nothing is left out, or null where AWS writes that. */
function withoutValue({ field, path, value }: Place): Fix | undefined {
  if (!field || !(value === null || value === '' || NOTHING.test(valueText(value))))
    return undefined;
  if (field.types.includes('null')) return set('unquote', path, null);
  return field.required.startsWith('always') ? undefined : remove(path);
}

const NOTHING = /^(?:null|none|undefined|nan|n\/a)$/i;
