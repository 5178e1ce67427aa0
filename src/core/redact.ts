/**
 * Takes out of a document what must not be passed on: secrets, access keys, the ids of accounts and
 * principals, and names of people where that is asked for. It reads the text as JSON of any shape, not as
 * a log, so that what is around the events is cleaned as well, and strings that hold JSON too.
 *
 * A value has the same pseudonym wherever it stands, also inside of ARNs and messages: the redacted
 * document tells the same story. What is replaced is first looked for in places that tell (an ARN, a key
 * such as `accountId`), then replaced everywhere; so a number of twelve digits that is no account stays.
 */
import { withEdits, type TextEdit } from './fixes/edits';
import { formatAccountId } from './values/accountId';
import { PSEUDONYM, pseudonyms, type Pseudonyms } from './redaction/pseudonyms';
import { secretUnder, secretsIn } from './redaction/secrets';
import { DEEPEST, collect, isJson, type Sensitive } from './redaction/sensitive';
import { stringsOf, type JsonString } from './redaction/strings';

export interface RedactOptions {
  /** Names of users and e-mail addresses too. */
  readonly people?: boolean;
}

/** The edits that redact a JSON text, in order. A step takes one string of it. */
export function* redact(text: string, options: RedactOptions = {}): Generator<readonly TextEdit[]> {
  const sensitive: Sensitive = { accounts: new Set(), secrets: new Map(), names: new Set() };
  for (const step of collect(text, sensitive)) yield step ?? NONE;
  const taken = new Set(Array.from(text.matchAll(PSEUDONYM), ([found]) => found));
  const clean = cleaner(sensitive, pseudonyms(taken), taken, options);
  for (const string of stringsOf(text)) {
    const value = clean(string);
    const { start, end, isNumber } = string;
    yield value === string.value
      ? NONE
      : [{ start, end, text: isNumber ? value : JSON.stringify(value) }];
  }
}

const NONE: readonly TextEdit[] = [];

type Clean = (string: Pick<JsonString, 'value' | 'key' | 'isKey'>, depth?: number) => string;

function cleaner(
  { accounts, secrets, names }: Sensitive,
  pseudonym: Pseudonyms,
  taken: ReadonlySet<string>,
  { people = false }: RedactOptions,
): Clean {
  // The events of a log share most of their values.
  const known = new Map<string, string>();
  const hidden = [...accounts].filter(account => !taken.has(account));
  const isHidden = new Set(hidden);
  const secretForms = anyOf(
    [...secrets.keys()].filter(({ length }) => length >= TELLING && length <= LONGEST_QUOTED),
  );

  const clean: Clean = ({ value, key, isKey }, depth = 0) => {
    const kind = isKey ? undefined : secretUnder(key, value);
    const isSecret = value.length >= TELLING && secrets.has(value);
    if (kind || isSecret) return pseudonym(secrets.get(value) ?? kind ?? 'token', value);
    let cleaned = known.get(value);
    if (cleaned === undefined) {
      cleaned = depth < DEEPEST && isJson(value) ? inJson(value, depth + 1) : inText(value);
      if (known.size >= MOST_KNOWN) known.clear();
      if (value.length <= LONGEST_KNOWN) known.set(value, cleaned);
    }
    return cleaned;
  };

  function inJson(json: string, depth: number): string {
    const edits: TextEdit[] = [];
    for (const string of stringsOf(json)) {
      const value = clean(string, depth);
      const { start, end, isNumber } = string;
      if (value !== string.value)
        edits.push({ start, end, text: isNumber ? value : JSON.stringify(value) });
    }
    return withEdits(json, edits);
  }

  function inText(value: string): string {
    let text = withEdits(
      value,
      secretsIn(value).map(({ kind, start, end }) => {
        const secret = value.slice(start, end);
        return { start, end, text: pseudonym(secrets.get(secret) ?? kind, secret) };
      }),
    );
    if (secretForms)
      text = text.replace(secretForms, secret =>
        pseudonym(secrets.get(secret) ?? 'password', secret),
      );
    text = text
      .replace(ACCESS_KEY, id => (isExample(id) ? id : pseudonym('accessKey', id)))
      .replace(UNIQUE_ID, id => (isExample(id) ? id : pseudonym('uniqueId', id)));
    if (isHidden.size > 0)
      text = text
        .replace(TWELVE_DIGITS, (id, at: number, whole: string) =>
          isHidden.has(id) && !isEndOfGuid(whole, at) ? pseudonym('account', id) : id,
        )
        .replace(HYPHENATED, written => {
          const id = written.replaceAll('-', '');
          return isHidden.has(id) ? formatAccountId(pseudonym('account', id)) : written;
        });
    return people ? withoutPeople(text) : text;
  }

  function withoutPeople(text: string): string {
    if (names.has(text)) return nameless(text);
    return text
      .replace(EMAIL, address => nameless(address))
      .replace(NAME, (token, at: number, whole: string) => {
        const name = names.has(token) ? token : token.replace(/(?<![.,=])[.,=]+$/, '');
        // Between two colons it is the service or the Region of an ARN.
        const isInArn = whole.charAt(at - 1) === ':' && whole.charAt(at + name.length) === ':';
        return names.has(name) && !isInArn ? nameless(name) + token.slice(name.length) : token;
      });
  }

  function nameless(name: string): string {
    if (/^person-\d+(?:@example\.com)?$/.test(name)) return name;
    return pseudonym(name.includes('@') ? 'email' : 'name', name);
  }

  return clean;
}

/** Of shorter secrets, only those under their keys are replaced: they may be words. */
const TELLING = 8;
const MOST_KNOWN = 50_000;
const LONGEST_KNOWN = 2048;
/** Nobody quotes a longer secret in a message: it is replaced where it stands alone or tells by its form. */
const LONGEST_QUOTED = 128;
const MOST_QUOTED = 500;

const ACCESS_KEY = /(?<![A-Z0-9])A(?:KIA|SIA|BIA|CCA)[A-Z0-9]{16}(?![A-Z0-9])/g;
const UNIQUE_ID = /(?<![A-Z0-9])A(?:GPA|IDA|IPA|NPA|NVA|PKA|ROA|SCA)[A-Z0-9]{12,28}(?![A-Z0-9])/g;
const TWELVE_DIGITS = /(?<!\d)\d{12}(?!\d)/g;
const HYPHENATED = /(?<![\w-])\d{4}-\d{4}-\d{4}(?![\w-])/g;
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;
const NAME = /[\w+=,.@-]{2,128}/g;

function isExample(id: string): boolean {
  return id.endsWith('EXAMPLE');
}

function isEndOfGuid(text: string, at: number): boolean {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-$/i.test(text.slice(Math.max(at - 24, 0), at));
}

function anyOf(texts: readonly string[]): RegExp | undefined {
  if (texts.length === 0 || texts.length > MOST_QUOTED) return undefined;
  const escaped = [...texts]
    .sort((one, other) => other.length - one.length)
    .map(text => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(escaped.join('|'), 'g');
}
