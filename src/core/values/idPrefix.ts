import type { JsonValue } from '../cloudTrailEvent';

/**
 * The first four letters of IAM's identifiers, which say what they stand for.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
const PREFIXES = [
  'ABIA',
  'ACCA',
  'AGPA',
  'AIDA',
  'AIPA',
  'AKIA',
  'ANPA',
  'ANVA',
  'APKA',
  'AROA',
  'ASCA',
  'ASIA',
] as const;

export type IdPrefix = (typeof PREFIXES)[number];

/** The prefix of an IAM identifier such as `AROA…`; `undefined` when the value is none. */
export function idPrefix(value: JsonValue): IdPrefix | undefined {
  return typeof value === 'string' && /^A[A-Z]{3}[A-Z0-9]{8,}$/.test(value)
    ? PREFIXES.find(prefix => value.startsWith(prefix))
    : undefined;
}
