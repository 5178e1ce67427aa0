/** What counts as a secret in an event: texts that tell by their form, and values of telling keys. */
import { isMasked, isPlaceholder } from '../values/placeholder';

export type SecretKind =
  | 'privateKey'
  | 'awsSecretKey'
  | 'gitHubToken'
  | 'slackToken'
  | 'webToken'
  | 'urlPassword'
  /** The value of a key such as `sessionToken`. */
  | 'token'
  /** The value of a key such as `masterUserPassword`. */
  | 'password';

/** A secret in a text: offsets in UTF-16 units, the end excluded. */
export interface Secret {
  readonly kind: SecretKind;
  readonly start: number;
  readonly end: number;
}

/**
 * Forms that nothing else has; a first group is what a secret begins with before the match. One pass of
 * one expression over a text; nearly every text has none of the beginnings and is left at once.
 */
const FORMS: readonly (readonly [kind: SecretKind, form: RegExp])[] = [
  ['privateKey', /-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g],
  ['gitHubToken', /\b(?:gh[opusr]_[A-Za-z0-9]{36,251}|github_pat_\w{22,255})\b/g],
  ['slackToken', /\bxox[abeoprs]-[A-Za-z0-9-]{10,250}|hooks\.slack\.com\/services\/[\w/]{20,80}/g],
  // Found by its dot, of which there is one a part: from each `eyJ` on, a text full of them would be read again.
  ['webToken', /\.(?<=(\beyJ[\w-]{8,4096})\.)eyJ[\w-]{8,8192}\.[\w-]{8,2048}/g],
  [
    'urlPassword',
    /(?<=\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"']{1,64}:)[^\s/:@"']{3,128}(?=@[\w.-])/g,
  ],
];
const BEGINNINGS = /-----BEGIN|gh[opusr]_|github_pat_|xox[abeoprs]-|hooks\.slack|eyJ|:\/\/[^\s/]*@/;

const ACCESS_KEY = /\bA[KS]IA[A-Z0-9]{16}\b/;
/** 40 characters of Base64, as secret access keys have; hexadecimal digests are no such. */
const SECRET_KEY =
  /(?<![\w/+])(?=[A-Za-z0-9/+]*[A-Z])(?=[A-Za-z0-9/+]*[g-z])[A-Za-z0-9/+]{40}(?![\w/+=])/g;

/** The secrets that a text holds by their form, in their order. Placeholders are none. */
export function secretsIn(text: string): readonly Secret[] {
  if (text.length < SHORTEST) return NONE;
  const mayBegin = BEGINNINGS.test(text);
  const mayBeKey = text.length > 60 && ACCESS_KEY.test(text);
  if (!mayBegin && !mayBeKey) return NONE;
  const found: Secret[] = [];
  if (mayBegin) for (const [kind, form] of FORMS) collect(kind, form, text, found);
  if (mayBeKey) collect('awsSecretKey', SECRET_KEY, text, found);
  return found.length > 1 ? apart(found) : found;
}

/** Shorter texts hold no secret that tells by its form. */
const SHORTEST = 12;
const NONE: readonly Secret[] = [];

function collect(kind: SecretKind, form: RegExp, text: string, found: Secret[]): void {
  for (const { 0: matched, 1: begun = '', index } of text.matchAll(form))
    if (!isPlaceholder(begun + matched))
      found.push({ kind, start: index - begun.length, end: index + matched.length });
}

/** In order, without those that begin within another. */
function apart(found: Secret[]): readonly Secret[] {
  let end = 0;
  return found
    .sort((one, other) => one.start - other.start)
    .filter(secret => secret.start >= end && (end = secret.end) > 0);
}

const PASSWORD_KEY =
  /(?:password|passwd|passphrase|secretstring|secretbinary|clientsecret|sharedsecret|privatekey|privatekeymaterial|apikey|api_key|connectionstring|secretaccesskey|secret_access_key|secretkey)$/i;
const TOKEN_KEY =
  /^(?!subject).*(?:session|access|refresh|id|auth|bearer|security|authorization|web_?identity|github)_?token$/i;
/** What stands under such keys and is no secret: a reference, a setting, a date. */
const HARMLESS =
  /^(?:true|false|null|none|yes|no|enabled|disabled|required|optional|\d{1,3}|arn:\S*)$/i;
/** A dynamic reference of CloudFormation, `{{resolve:secretsmanager:…}}`. */
const REFERENCE = /resolve:/i;
const LINE_END = /[\n\r\u2028\u2029]/;

/** What kind of secret stands under a key; `undefined` where its name or its value says that none does. */
export function secretUnder(key: string, value: string): 'password' | 'token' | undefined {
  const kind = kindUnder(key);
  if (!kind || value.length < 3 || HARMLESS.test(value)) return undefined;
  if (REFERENCE.test(value) && !LINE_END.test(value)) return undefined;
  return isMasked(value) || isPlaceholder(value) ? undefined : kind;
}

/** The events of a log share their keys: of each one, the two expressions are asked once. */
function kindUnder(key: string): 'password' | 'token' | undefined {
  let kind = KINDS.get(key);
  if (kind === undefined) {
    kind = PASSWORD_KEY.test(key) ? 'password' : TOKEN_KEY.test(key) ? 'token' : null;
    if (KINDS.size >= MOST_KINDS) KINDS.clear();
    if (key.length <= LONGEST_KIND) KINDS.set(key, kind);
  }
  return kind ?? undefined;
}

const KINDS = new Map<string, 'password' | 'token' | null>();
/** More keys than AWS has in the events of most accounts; more of them are hostile or no log. */
const MOST_KINDS = 2000;
const LONGEST_KIND = 128;

/** Whether the text is nothing but what may be a secret access key: one is, beside an access key id. */
export function mayBeSecretKey(text: string): boolean {
  return text.length === 40 && text.search(SECRET_KEY) === 0 && !isPlaceholder(text);
}

/** Whether the text is nothing but an access key id. */
export function isAccessKeyId(text: string): boolean {
  return text.length === 20 && ACCESS_KEY.test(text);
}
