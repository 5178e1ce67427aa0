/** What is sensitive in a document: collected before anything is replaced, since it is replaced everywhere. */
import { allSteps } from '../steps';
import { addressesIn } from './addresses';
import { encodedIn, unpercented, withoutEntities } from './encoded';
import { secretWord, type PersonKind } from './keyWords';
import { fold } from './matcher';
import { peopleIn, personUnder } from './people';
import { PSEUDONYM } from './pseudonyms';
import { isAccessKeyId, mayBeSecretKey, secretUnder, secretsIn, type SecretKind } from './secrets';
import { stringsOf, type Frame, type JsonString } from './strings';
import { isSetting, suspectedIn } from './suspected';

export interface Sensitive {
  /** The accounts that the document names, by their ids. */
  readonly accounts: Set<string>;
  readonly secrets: Map<string, SecretKind>;
  /** Names of people, their e-mail addresses, telephones and ids, with what they are. */
  readonly people: Map<string, PersonKind>;
  /** Names of sessions: of people, unless roles or functions are called so. */
  readonly sessions: Set<string>;
  readonly roles: Set<string>;
  /** Public IP addresses that cannot be versions of programs. */
  readonly addresses: Set<string>;
  /** Texts in the form of pseudonyms that are there already, in lower case. */
  readonly taken: Set<string>;
  /** Texts that have been read: the events of a log share most of their values. */
  readonly read: Set<string>;
}

/** Nothing sensitive yet. */
export function nothingSensitive(): Sensitive {
  return {
    accounts: new Set(),
    secrets: new Map(),
    people: new Map(),
    sessions: new Set(),
    roles: new Set(),
    addresses: new Set(),
    taken: new Set(),
    read: new Set(),
  };
}

/** JSON in a string, and texts in another encoding. Deeper than this they are not looked into. */
export const DEEPEST = 12;

/** Adds what is sensitive in a JSON text. A step takes one string. */
export function* collect(text: string, into: Sensitive, depth = 0): Generator<undefined, void> {
  const beside = new WeakMap<Frame, Beside>();
  for (const string of stringsOf(text)) {
    if (string.isNumber || string.isKey || !isJson(string.value)) {
      collectAccounts(string, into);
      if (!string.isNumber) collectFromText(string.value, string.key, into, depth);
    }
    const { value } = string;
    if (!string.isKey) {
      const kind = secretOf(string);
      if (kind) into.secrets.set(value, kind);
      else collectKeyPairs(string, into, beside);
      const person = string.isNumber ? undefined : personUnder(string);
      if (person && /session/i.test(string.key)) into.sessions.add(value);
      else if (person) into.people.set(value, person);
    }
    if (depth < DEEPEST && isJson(value)) yield* collect(value, into, depth + 1);
    yield undefined;
  }
}

/** The kind of secret that the whole value of a key is; `undefined` where it is none. */
export function secretOf(string: JsonString): 'password' | 'token' | undefined {
  const { key, value, isKey, isNumber } = string;
  if (isKey) return undefined;
  const word = secretWord(key);
  if (isNumber) return word && !/^9990\d{6}$/.test(value) ? word : undefined;
  const kind = secretUnder(key, value);
  if (kind) return kind;
  if (!word || isSetting(value)) return undefined;
  // A kind of authorization, such as AWS_IAM, or a page of a list.
  return /authorization$/i.test(key) && /^[A-Z_]*$/.test(value) ? undefined : word;
}

/** Whether a string is JSON of an object or a list. */
export function isJson(value: string): boolean {
  if (!/^\s*(?:\{\s*["}]|\[\s*["{[\]])/.test(value)) return false;
  // What was cut off is told by its end: the error of the parser takes a hundred times as long.
  if (!/[}\]]/.test(value.trimEnd().slice(-1))) return false;
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/** Adds the names of sessions that are those of people; once all has been collected. */
export function settleSessions({ sessions, roles, people }: Sensitive): void {
  for (const name of sessions) if (!roles.has(name) && !people.has(name)) people.set(name, 'name');
}

/** What a text tells by its form, also in other encodings. */
function collectFromText(text: string, key: string, into: Sensitive, depth: number): void {
  if (text.length < 4) return;
  // The same address is none in the name of a program.
  const known = /agent/i.test(key) ? `agent ${text}` : text;
  if (into.read.has(known)) return;
  if (into.read.size >= MOST_READ) into.read.clear();
  if (text.length <= LONGEST_READ) into.read.add(known);
  for (const { kind, start, end } of secretsIn(text))
    into.secrets.set(text.slice(start, end), kind);
  for (const { kind, start, end } of suspectedIn(text)) {
    const written = text.slice(start, end);
    for (const value of new Set([written, unpercented(written)]))
      if (kind === 'name') into.people.set(value, kind);
      else if (!into.secrets.has(value)) into.secrets.set(value, kind);
  }
  if (text.includes('role') || text.includes('function'))
    for (const [, name = ''] of text.matchAll(ROLE)) into.roles.add(name);
  for (const { isSession, start, end } of peopleIn(text))
    if (isSession) into.sessions.add(text.slice(start, end));
    else into.people.set(text.slice(start, end), 'name');
  for (const { address, mayBeVersion } of addressesIn(text, key))
    if (!mayBeVersion) into.addresses.add(address);
  for (const [found] of text.matchAll(PSEUDONYM)) into.taken.add(fold(found));
  if (depth >= DEEPEST) return;
  const whole = withoutEntities(text);
  if (whole) decoded(whole.decoded, key, into, depth + 1);
  for (const part of encodedIn(text)) decoded(part.decoded, key, into, depth + 1);
}

const MOST_READ = 50_000;
const LONGEST_READ = 2048;

function decoded(text: string, key: string, into: Sensitive, depth: number): void {
  if (isJson(text)) allSteps(collect(text, into, depth));
  else {
    collectFromText(text, key, into, depth);
    collectAccounts({ value: text, key, isKey: false }, into);
  }
}

const ROLE =
  /[:/](?:role\/(?:[\w+=,.@-]{1,64}\/){0,8}|assumed-role\/|function:)([\w+=,.@-]{1,64})/g;

/** The account of an ARN, also where it is encoded as a part of a URL. */
const IN_ARN =
  /arn(?::|%3A)[a-z-]+(?::|%3A)[a-z0-9-]*(?::|%3A)[a-z0-9-]*(?::|%3A)(\d{12})(?::|%3A)/g;
const ACCOUNT_KEY = /account|owner|principalid|^aws$|^userids?$/i;

function collectAccounts(
  { value, key, isKey }: Pick<JsonString, 'value' | 'key' | 'isKey'>,
  { accounts }: Sensitive,
): void {
  if (value.length === 12) {
    if (!isKey && ACCOUNT_KEY.test(key) && /^\d{12}$/.test(value)) accounts.add(value);
  } else if (value.includes('arn'))
    for (const [, account = ''] of value.matchAll(IN_ARN)) accounts.add(account);
}

/** Of an object: whether an access key id is in it, and what may be the secret of that key. */
interface Beside {
  hasKeyId: boolean;
  readonly candidates: string[];
}

function collectKeyPairs(
  { value, frame }: JsonString,
  { secrets }: Sensitive,
  beside: WeakMap<Frame, Beside>,
): void {
  const isKeyId = isAccessKeyId(value);
  if (!isKeyId && !mayBeSecretKey(value)) return;
  const known = beside.get(frame) ?? { hasKeyId: false, candidates: [] };
  beside.set(frame, known);
  if (isKeyId) known.hasKeyId = true;
  else known.candidates.push(value);
  if (known.hasKeyId)
    for (const candidate of known.candidates.splice(0)) secrets.set(candidate, 'awsSecretKey');
}
