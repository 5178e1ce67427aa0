import type { JsonValue } from '../cloudTrailEvent';

/**
 * What an identifier of IAM stands for, by its first four letters.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
export const ID_PREFIXES = {
  ABIA: 'bearer token of an AWS service',
  ACCA: 'context-specific credential',
  AGPA: 'IAM user group',
  AIDA: 'IAM user',
  AIPA: 'EC2 instance profile',
  AKIA: 'long-term access key',
  ANPA: 'managed policy',
  ANVA: 'version of a managed policy',
  APKA: 'public key',
  AROA: 'IAM role',
  ASCA: 'certificate',
  ASIA: 'temporary access key',
} as const;

export type IdPrefix = keyof typeof ID_PREFIXES;

/** The prefix of an IAM identifier such as `AROA…`; `undefined` when the value is none. */
export function idPrefix(value: JsonValue): IdPrefix | undefined {
  if (typeof value !== 'string' || !/^A[A-Z]{3}[A-Z0-9]{8,}$/.test(value)) return undefined;
  const prefix = value.slice(0, 4);
  return Object.hasOwn(ID_PREFIXES, prefix) ? (prefix as IdPrefix) : undefined;
}

/** Whether a value is written like an access key: 20 characters that begin with `AKIA` or `ASIA`. */
export function isAccessKeyId(value: JsonValue): value is string {
  return typeof value === 'string' && /^A(KIA|SIA)[A-Z0-9]{16}$/.test(value);
}
