/** What the name of a key says about its value: that it is a secret, or something about a person. */
import type { JsonString } from './strings';

export type SecretWord = 'password' | 'token';
export type PersonKind = 'name' | 'phone' | 'postal' | 'personId';

/** The kind of secret that a key such as `DB_PASS` names; wider than what a rule may warn of. */
export function secretWord(key: string): SecretWord | undefined {
  return remembered(SECRETS, key, () => {
    const plain = plainKey(key);
    if (NO_SECRET.test(plain)) return undefined;
    if (PASSWORD.test(plain)) return 'password';
    if (TOKEN.test(plain)) return 'token';
    return /(?:^|[a-z\d]_|_|-|\.)(?:pass|pwd|pw|secrets?|psk|otp|pin)$/i.test(key) ||
      /[a-z\d](?:Pass|Pwd|Secret|Otp)$/.test(key)
      ? 'password'
      : undefined;
  });
}

const PASSWORD =
  /(?:password|passwd|passphrase|passcode|secretstring|secretbinary|clientsecret|sharedsecret|privatekey|privatekeymaterial|privatekeypem|apikey|apikeyvalue|signingkey|accountkey|storagekey|authkey|licensekey|connectionstring|connstr|secretaccesskey|secretkey|databaseurl|dburl|dsn|mnemonic|(?:mfa|token|otp|totp|verification|confirmation|authorization|device)code)$|^(?:pass|pwd|pw|secret)$/;
const TOKEN =
  /(?:session|access|refresh|id|auth|oauth|bearer|security|authorization|identity|csrf|xsrf|jwt|personal|bot|api|app|user|device|registry|deploy|git|github|gitlab|slack|npm|vault|stripe|secret|login|signin)token$|^token$|^(?:proxy)?authorization$|(?:^|set|session|auth)cookies?$|^(?:xamz)?signature$|^(?:saml)?assertion$|^samlresponse$|webhookurl$|tokenvalue$/;
const NO_SECRET = /^subject.*token$|(?:client|clientrequest|next|page|pagination)token$/;

const SECRETS = new Map<string, SecretWord | null>();

/** What the value of a key is of a person; `undefined` where its name does not say that. */
export function personWord({ key, frame, isLabelled }: Named): PersonKind | undefined {
  const above = plainKey(frame.key);
  const own = plainKey(key);
  if (own === 'username' && above === 'sessionissuer') return undefined;
  const word = remembered(PEOPLE, own, () => wordOf(own));
  if (word) return own === 'displayname' && GROUPS.test(above) ? undefined : word;
  if (own === 'value' || own === 'number' || own === 'formatted' || own === 'name') {
    if (/(?:e?mails?|emailaddress(?:es)?)$/.test(above)) return 'name';
    if (/phone|mobile|telephone/.test(above)) return 'phone';
    if (own === 'formatted') return /address/.test(above) ? 'postal' : 'name';
    if (own === 'name' && PERSONS.test(above)) return 'name';
  }
  if (/^(?:postalcode|zipcode|zip)$/.test(own) && /address|contact/.test(above)) return 'postal';
  if ((isLabelled || above.endsWith('tags')) && OF_TAGS.test(own)) return 'name';
  return undefined;
}

/** Whether a text is no name but that of a field for names, such as `Role-Session-Name`. */
export function namesField(text: string): boolean {
  const plain = plainKey(text);
  return NAMES.test(plain) || /^(?:user|principal|member)id$/.test(plain);
}

type Named = Pick<JsonString, 'key' | 'frame' | 'isLabelled'>;

function wordOf(own: string): PersonKind | undefined {
  if (NAMES.test(own)) return 'name';
  if (/phone|mobile(?!tag)|msisdn|faxnumber|telephone/.test(own) && !/type|id$|arn$|pool/.test(own))
    return 'phone';
  if (/^(?:street|streetaddress|postaladdress|homeaddress|addressline\d?|address[123])$/.test(own))
    return 'postal';
  return /^(?:userids?|identitystoreuserid|principalid|memberid|credentialid|actoruserid)$/.test(
    own,
  )
    ? 'personId'
    : undefined;
}

const NAMES =
  /(?:user|login|nick|given|family|middle|first|last|sur|display|full|preferred|person|employee)names?$|^(?:db|master|os|iam|sso|login|target|source|from|to|app)?users?$|^(?:sourceidentity|rolesessionname|federateduser|subject|sub|nameid|upn|userprincipalname|subjectfromwebidentitytoken|emails?|emailaddress(?:es)?|mail)$/;
const GROUPS = /^(?:group|topic|application|permissionset)s?$/;
const PERSONS = /^(?:users?|persons?|people|contacts?|employees?|requesters?|createdby|members?)$/;
const OF_TAGS =
  /^(?:owner|contact|creator|createdby|requester|requestedby|manager|employee|person|author|assignee|login|alias)$/;

const PEOPLE = new Map<string, PersonKind | null>();

function plainKey(key: string): string {
  return key.length > LONGEST_KEY ? '' : key.toLowerCase().replace(/[^a-z\d]/g, '');
}

/** The events of a log share their keys: of each, the expressions are asked once. */
function remembered<T>(known: Map<string, T | null>, key: string, find: () => T | undefined) {
  if (key.length > LONGEST_KEY) return undefined;
  let found = known.get(key);
  if (found === undefined) {
    found = find() ?? null;
    if (known.size >= MOST_KEYS) known.clear();
    known.set(key, found);
  }
  return found ?? undefined;
}

const LONGEST_KEY = 128;
const MOST_KEYS = 2000;
