import type { JsonValue } from '../cloudTrailEvent';
import { isObject } from '../cloudTrailEvent';
import type { Field } from '../fields';
import { ACCOUNT_ID } from '../fields/rows';
import { parseTime } from '../values/time';
import type { FixKind } from './fix';

export interface Retyped {
  readonly kind: FixKind;
  readonly value: JsonValue;
}

/** What a value of the wrong JSON type means in the type of its field; `undefined` when that is not certain. */
export function asType(value: JsonValue, field: Field): Retyped | undefined {
  if (typeof value === 'string') return outOfText(value, field);
  if (!field.types.includes('string')) return undefined;
  if (typeof value === 'boolean') return quoted(String(value), field);
  if (typeof value !== 'number') return undefined;
  if (field.path === 'eventTime') return timeOf(value);
  // Of 1.1 the zero is lost: versions have two digits after the dot.
  const known = field.knownValues?.find(one => Number(one) === value);
  if (known !== undefined) return { kind: 'quote', value: known };
  const isAccount = field.pattern === ACCOUNT_ID.pattern && Number.isSafeInteger(value);
  return quoted(isAccount ? String(value).padStart(12, '0') : String(value), field);
}

function outOfText(text: string, { types }: Field): Retyped | undefined {
  let value: JsonValue;
  try {
    // Python writes True and None.
    value = JSON.parse(
      /^(?:True|False|TRUE|FALSE)$/.test(text) ? text.toLowerCase() : text,
    ) as JsonValue;
  } catch {
    return undefined;
  }
  const fits = types.some(type => {
    if (type === 'object') return isObject(value);
    if (type === 'array') return Array.isArray(value);
    if (type === 'integer') return Number.isSafeInteger(value);
    return type === 'null' ? value === null : typeof value === type;
  });
  return fits ? { kind: 'unquote', value } : undefined;
}

function quoted(value: string, { enum: values, pattern }: Field): Retyped | undefined {
  const fits = values ? values.includes(value) : (pattern?.test(value) ?? true);
  return fits ? { kind: 'quote', value } : undefined;
}

function timeOf(value: number): Retyped | undefined {
  const time = parseTime(value);
  return time === undefined ? undefined : { kind: 'time-form', value: inUtc(time) };
}

/** A time as CloudTrail writes it, `2026-03-02T09:14:07Z`. */
export function inUtc(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
