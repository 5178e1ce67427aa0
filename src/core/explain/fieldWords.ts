import type { Field, Required } from '../fields';
import type { Message } from '../message';
import { message } from '../message';
import { code } from './code';
import { own } from '../own';

/** What a field is: a sentence, when it is there, what may stand in it, what else, and AWS's page. */
export function fieldWords(field: Field): readonly Message[] {
  const [always, since] = PRESENCE[field.required];
  return [
    message(field.description),
    field.since === undefined ? message(always) : message(since, code(field.since)),
    ...formWords(field),
    ...(field.notes === undefined ? [] : [message(field.notes)]),
    message('[AWS documentation]({0})', field.docs),
  ];
}

/** By presence: the words where AWS names no version that brought the field, and where it does. */
const PRESENCE: Readonly<Record<Required, readonly [string, string]>> = {
  always: ['Always there.', 'Always there, since event version {0}.'],
  'always-key-nullable': [
    'Always there, but may be null.',
    'Always there, but may be null; since event version {0}.',
  ],
  usually: ['Usually there.', 'Usually there, since event version {0}.'],
  conditional: [
    'There for some kinds of events and callers.',
    'There for some kinds of events and callers, since event version {0}.',
  ],
  'since-1.06': ['Always there since it was added.', 'Always there since event version {0}.'],
  'since-1.07': ['Always there since it was added.', 'Always there since event version {0}.'],
  'on-error': [
    'There only when the request failed.',
    'There only when the request failed; since event version {0}.',
  ],
  'stub-only': [
    'There only in the stub that replaces content that is too large.',
    'There only in the stub that replaces content that is too large; since event version {0}.',
  ],
  'always-in-parent': [
    'Always there when the object around it is not empty.',
    'Always there when the object around it is not empty; since event version {0}.',
  ],
  optional: ['Optional.', 'Optional, since event version {0}.'],
};

const TYPES: Readonly<Record<string, string>> = {
  string: 'Text.',
  object: 'An object.',
  array: 'A list.',
  boolean: 'True or false.',
  number: 'A number.',
  integer: 'A whole number.',
  'object|null': 'An object or null.',
  'array|null': 'A list or null.',
  'string|null': 'Text or null.',
  'boolean|null': 'True, false or null.',
  'string|object': 'Text.',
  'boolean|string': 'True or false, also as text.',
  'string|boolean': 'The text `true`.',
  'number|string': 'A number, also as text.',
  'string|number': 'Text or a number.',
};

function formWords({ types, form, enum: only, enumOpen, knownValues }: Field): readonly Message[] {
  const values = (only ?? knownValues ?? []).map(code).join(', ');
  if (only && !enumOpen)
    return only.length === 1 ? [message('Always {0}.', values)] : [message('One of {0}.', values)];
  const type = own(TYPES, types.join('|'));
  return [
    ...(form !== undefined ? [message(form)] : type !== undefined ? [message(type)] : []),
    ...(values === '' ? [] : [message('Known values: {0}.', values)]),
  ];
}
