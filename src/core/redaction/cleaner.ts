/** Replaces what was collected in one string after the other. */
import { withEdits, type TextEdit } from '../fixes/edits';
import type { Span } from '../places';
import { formatAccountId } from '../values/accountId';
import { addressesIn } from './addresses';
import { PACKED, encodedIn, withoutEntities } from './encoded';
import { canonical, knownIn, kindOf } from './known';
import { fold } from './matcher';
import { peopleIn, personUnder } from './people';
import type { Pseudonyms } from './pseudonyms';
import { secretsIn } from './secrets';
import { DEEPEST, isJson, secretOf, type Sensitive } from './sensitive';
import { stringsOf, written, type JsonString } from './strings';
import { suspectedIn } from './suspected';
import { withoutEnding } from './withoutEnding';

export interface RedactOptions {
  /** Names of users and sessions, e-mail addresses, telephones, ids of people too. */
  readonly people?: boolean;
  /** Public IP addresses too. */
  readonly addresses?: boolean;
}

/** What comes in the place of a string. */
export type Clean = (string: JsonString, depth?: number) => string;

/** What replaces the strings of a document. A step takes one value that was collected. */
export function* cleaner(
  sensitive: Sensitive,
  pseudonym: Pseudonyms,
  { people = false, addresses = false }: RedactOptions,
): Generator<readonly never[], Clean> {
  // The events of a log share most of their values.
  const cleaned = new Map<string, string>();
  const hidden = new Set([...sensitive.accounts].filter(account => !sensitive.taken.has(account)));
  const known = yield* knownIn(sensitive, { people });
  const secretKinds = new Map([...sensitive.secrets].map(([value, kind]) => [fold(value), kind]));

  const clean: Clean = (string, depth = 0) => {
    const { value, key, isNumber } = string;
    const secret = secretOf(string);
    if (isNumber) {
      const isPhone = people && personUnder(string) === 'phone';
      if (secret || isPhone) return pseudonym('number', value);
      return hidden.has(value) ? pseudonym('account', value) : value;
    }
    if (secret) return pseudonym(secretKinds.get(fold(value)) ?? secret, fold(value));
    if (people && sensitive.people.has(value) && personUnder(string)) return nameless(value);
    const isAgent = addresses && /agent/i.test(key);
    const held = isAgent ? `agent ${value}` : value;
    let result = cleaned.get(held);
    if (result === undefined) {
      result = inAny(value, key, depth);
      if (cleaned.size >= MOST_KEPT) cleaned.clear();
      if (value.length <= LONGEST_KEPT) cleaned.set(held, result);
    }
    return result;
  };

  function inAny(value: string, key: string, depth: number): string {
    return depth < DEEPEST && isJson(value) ? inJson(value, depth + 1) : inText(value, key, depth);
  }

  function inJson(json: string, depth: number): string {
    const edits: TextEdit[] = [];
    for (const string of stringsOf(json)) {
      const value = clean(string, depth);
      const { start, end } = string;
      if (value !== string.value) edits.push({ start, end, text: written(string, value) });
    }
    return withEdits(json, edits);
  }

  function inText(value: string, key: string, depth: number): string {
    const whole = depth < DEEPEST ? withoutEntities(value) : undefined;
    if (whole) {
      const text = inAny(whole.decoded, key, depth + 1);
      return text === whole.decoded ? value : whole.encode(text);
    }
    const edits = [...inForm(value), ...inEncoding(value, key, depth), ...inWords(value)];
    if (people) edits.push(...ofPeople(value));
    edits.push(...ofAccounts(value));
    if (addresses) edits.push(...ofAddresses(value, key));
    return edits.length === 0 ? value : withEdits(value, apart(edits));
  }

  /** Secrets that tell by their form. */
  function inForm(text: string): RankedEdit[] {
    const found = [...secretsIn(text), ...suspectedIn(text).filter(isSecret)];
    const edits = found.map(({ kind, start, end }) => {
      const secret = fold(text.slice(start, end));
      return {
        start,
        end,
        text: () => pseudonym(secretKinds.get(secret) ?? kind, secret),
        rank: 0,
      };
    });
    for (const { 0: packed, index } of text.matchAll(PACKED))
      edits.push({
        start: index,
        end: index + packed.length,
        text: () => pseudonym('packed', packed),
        rank: 0,
      });
    return edits;
  }

  /** What is in another encoding, written back in it. */
  function inEncoding(text: string, key: string, depth: number): RankedEdit[] {
    if (depth >= DEEPEST) return [];
    return encodedIn(text).flatMap(({ start, end, decoded, encode }) => {
      const plain = inAny(decoded, key, depth + 1);
      return plain === decoded ? [] : [{ start, end, text: () => encode(plain), rank: 0 }];
    });
  }

  function inWords(text: string): RankedEdit[] {
    return known(text).map(({ start, end, value: { kind, value, write, isSecret } }) => ({
      start,
      end,
      text: () => write(pseudonym(kind, value)),
      rank: isSecret ? 0 : 2,
    }));
  }

  /** Names where the text says that they are that. */
  function ofPeople(text: string): RankedEdit[] {
    const spans = [...peopleIn(text), ...suspectedIn(text).filter(({ kind }) => kind === 'name')];
    for (const match of text.matchAll(USER)) {
      const [start, last] = match.indices?.[1] ?? [0, 0];
      spans.push({
        isSession: false,
        start,
        end: start + withoutEnding(text.slice(start, last), '.,=').length,
      });
    }
    return spans.flatMap(({ start, end }) => {
      const name = text.slice(start, end);
      return sensitive.people.has(name)
        ? [{ start, end, text: () => nameless(name), rank: 2 }]
        : [];
    });
  }

  function ofAccounts(text: string): RankedEdit[] {
    const edits: RankedEdit[] = [];
    for (const [kind, form] of IDS)
      for (const { 0: id, index } of text.matchAll(form))
        if (!id.endsWith('EXAMPLE'))
          edits.push({
            start: index,
            end: index + id.length,
            text: () => pseudonym(kind, id),
            rank: 3,
          });
    if (hidden.size === 0) return edits;
    for (const { 0: id, index } of text.matchAll(TWELVE_DIGITS))
      if (hidden.has(id) && !isEndOfGuid(text, index))
        edits.push({
          start: index,
          end: index + id.length,
          text: () => pseudonym('account', id),
          rank: 3,
        });
    for (const { 0: hyphenated, index } of text.matchAll(HYPHENATED)) {
      const id = hyphenated.replaceAll('-', '');
      const end = index + hyphenated.length;
      if (hidden.has(id))
        edits.push({
          start: index,
          end,
          text: () => formatAccountId(pseudonym('account', id)),
          rank: 3,
        });
    }
    return edits;
  }

  function ofAddresses(text: string, key: string): RankedEdit[] {
    return addressesIn(text, key)
      .filter(({ mayBeVersion, address }) => !mayBeVersion || sensitive.addresses.has(address))
      .map(({ kind, address, start, end, write }) => ({
        start,
        end,
        text: () => write(pseudonym(kind, address)),
        rank: 3,
      }));
  }

  function nameless(name: string): string {
    const kind = kindOf(name, sensitive);
    return pseudonym(kind, canonical(name, kind));
  }

  return clean;
}

const MOST_KEPT = 50_000;
const LONGEST_KEPT = 2048;

const IDS = [
  ['accessKey', /(?<![A-Z0-9])A(?:KIA|SIA|BIA|CCA)[A-Z0-9]{16}(?![A-Z0-9])/g],
  ['uniqueId', /(?<![A-Z0-9])A(?:GPA|IDA|IPA|NPA|NVA|PKA|ROA|SCA)[A-Z0-9]{12,28}(?![A-Z0-9])/g],
] as const;
const TWELVE_DIGITS = /(?<!\d)\d{12}(?!\d)/g;
const HYPHENATED = /(?<![\w-])\d{4}-\d{4}-\d{4}(?![\w-])/g;
const USER = /\b[Uu]ser(?:name)?:?\s{1,3}["'`]?([\w+=,.@-]{2,64})/dg;

function isEndOfGuid(text: string, at: number): boolean {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-$/i.test(text.slice(Math.max(at - 24, 0), at));
}

const isSecret = (
  found: ReturnType<typeof suspectedIn>[number],
): found is typeof found & { kind: 'password' | 'token' } => found.kind !== 'name';

/** An edit whose text is asked for only when it is made: a pseudonym of what is long takes its time. */
interface RankedEdit extends Span {
  readonly text: () => string;
  /** Of two edits that overlap, the one of the lower rank is made, or the longer one. */
  readonly rank: number;
}

/** In order, without overlaps. */
function apart(edits: RankedEdit[]): readonly TextEdit[] {
  const kept: RankedEdit[] = [];
  const inOrder = edits.sort((one, other) => one.start - other.start || other.end - one.end);
  for (const edit of inOrder) {
    let last = kept.at(-1);
    if (last && edit.start < last.end) {
      if (edit.rank >= last.rank) continue;
      while (last && edit.start < last.end && edit.rank < last.rank) {
        kept.pop();
        last = kept.at(-1);
      }
      if (last && edit.start < last.end) continue;
    }
    kept.push(edit);
  }
  return kept.map(({ start, end, text }) => ({ start, end, text: text() }));
}
