/** What is sensitive in a document: collected before anything is replaced, since it is replaced everywhere. */
import { isPlaceholder } from '../values/placeholder';
import { isAccessKeyId, mayBeSecretKey, secretUnder, secretsIn, type SecretKind } from './secrets';
import { stringsOf, type Frame, type JsonString } from './strings';

export interface Sensitive {
  /** The accounts that the document names, by their ids. */
  readonly accounts: Set<string>;
  readonly secrets: Map<string, SecretKind>;
  /** Names of people: of IAM users, federated users and source identities. */
  readonly names: Set<string>;
}

/** JSON in a string: policies, and the events that LookupEvents returns. Deeper than this it is not looked into. */
export const DEEPEST = 4;

/** Adds what is sensitive in a JSON text. A step takes one string. */
export function* collect(text: string, into: Sensitive, depth = 0): Generator<undefined> {
  const beside = new WeakMap<Frame, Beside>();
  for (const string of stringsOf(text)) {
    const { value, isKey } = string;
    if (depth < DEEPEST && isJson(value)) yield* collect(value, into, depth + 1);
    else {
      collectAccounts(string, into);
      collectNames(string, into);
      if (!isKey) collectSecrets(string, into, beside);
    }
    yield undefined;
  }
}

/** Whether a string is JSON of an object or a list. */
export function isJson(value: string): boolean {
  if (!/^\s*(?:\{\s*["}]|\[\s*["{[\]])/.test(value)) return false;
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/** The account of an ARN, also where it is encoded as a part of a URL. */
const IN_ARN =
  /arn(?::|%3A)[a-z-]+(?::|%3A)[a-z0-9-]*(?::|%3A)[a-z0-9-]*(?::|%3A)(\d{12})(?::|%3A)/g;
const ACCOUNT_KEY = /account|owner|principalid|^aws$|^userids?$/i;

function collectAccounts({ value, key, isKey }: JsonString, { accounts }: Sensitive): void {
  if (value.length === 12) {
    if (!isKey && ACCOUNT_KEY.test(key) && /^\d{12}$/.test(value)) accounts.add(value);
  } else if (value.includes('arn'))
    for (const [, account = ''] of value.matchAll(IN_ARN)) accounts.add(account);
}

/** A user's path and name, and whatever goes on without a blank: ARNs after a comma, too. */
const USER_PATHS = /:(?:user|federated-user)\/[^\s"']+/g;
const USER_PATH = /:(?:user|federated-user)\//;
const USER_NAME = /^[\w+=,.@-]+/;

function collectNames({ value, key, isKey, frame }: JsonString, { names }: Sensitive): void {
  if (isKey) return;
  // The userName of a session issuer is the name of a role.
  if (/^(?:userName|newUserName|sourceIdentity)$/.test(key) && frame.key !== 'sessionIssuer')
    addName(value, names);
  if (value.includes('user/'))
    for (const [paths] of value.matchAll(USER_PATHS))
      for (const path of paths.split(USER_PATH)) addName(nameIn(path), names);
}

/** The last part of a path that begins as a name does. */
function nameIn(path: string): string {
  for (let end = path.length; end > 0;) {
    const slash = path.lastIndexOf('/', end - 1);
    const name = USER_NAME.exec(path.slice(slash + 1, end))?.[0];
    if (name !== undefined) return name;
    end = slash;
  }
  return '';
}

function addName(name: string, names: Set<string>): void {
  if (name.length > 1 && name.length <= 128 && !isPlaceholder(name) && !WORDS.has(name))
    names.add(name);
}

/** Words that ARNs are made of, and pseudonyms. */
const WORDS = new Set(
  'aws iam sts user root role group policy assumed-role federated-user'.split(' '),
);

/** Of an object: whether an access key id is in it, and what may be the secret of that key. */
interface Beside {
  hasKeyId: boolean;
  readonly candidates: string[];
}

function collectSecrets(
  { value, key, frame }: JsonString,
  { secrets }: Sensitive,
  beside: WeakMap<Frame, Beside>,
): void {
  const kind = secretUnder(key, value);
  if (kind) secrets.set(value, kind);
  else
    for (const { kind, start, end } of secretsIn(value)) secrets.set(value.slice(start, end), kind);
  const isKeyId = isAccessKeyId(value);
  if (!isKeyId && !mayBeSecretKey(value)) return;
  const known = beside.get(frame) ?? { hasKeyId: false, candidates: [] };
  beside.set(frame, known);
  if (isKeyId) known.hasKeyId = true;
  else known.candidates.push(value);
  if (known.hasKeyId)
    for (const candidate of known.candidates.splice(0)) secrets.set(candidate, 'awsSecretKey');
}
