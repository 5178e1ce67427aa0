import type { Confidence } from './join';

/**
 * Who somebody is, as a stable id: `identitycenter:<store ARN>/<user id>`, `iam-user:<ARN>`,
 * `root:<account>`, `saml:<provider>/<subject>`, and `email:<address>`, which is what a session's name
 * or an identity provider's subject says and no more. Ids of different kinds never meet by accident.
 */
export type Person = string;

export interface KnownPerson {
  readonly id: Person;
  /** The weakest step on the way from the call to the person. */
  readonly confidence: Confidence;
}

const EMAIL = /^[^@\s/:]+@[^@\s/:][^@\s/:.]*\.[^@\s/:]+$/;

/** The person whom an e-mail address names; `undefined` for any other name. */
export function personByEmail(name: string | undefined): Person | undefined {
  return name !== undefined && name.length <= 320 && EMAIL.test(name)
    ? `email:${name.toLowerCase()}`
    : undefined;
}
