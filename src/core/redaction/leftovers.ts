/** Looks through a redacted document for what was to be taken out of it, as somebody would who wants to know. */
import type { Span } from '../places';
import { isPlaceholder } from '../values/placeholder';
import { addressesIn } from './addresses';
import { SHORTEST, isCommon, isNobody } from './commonWords';
import { decodedOnce } from './encoded';
import { knownIn, type KnownForm } from './known';
import { fold, type Match } from './matcher';
import { isPseudonym } from './pseudonyms';
import type { RedactOptions } from './cleaner';
import { collect, DEEPEST, isJson, nothingSensitive, settleSessions } from './sensitive';
import { stringsOf } from './strings';

/** Why something stays: */
export type LeftoverReason =
  /** too short to be told from other text; */
  | 'short'
  /** a word that logs have for other things as well, such as a service; */
  | 'word'
  /** in a longer word, or in a form that is not replaced; */
  | 'inside'
  /** bytes that nobody has looked into; */
  | 'binary'
  /** text outside of the strings of JSON. */
  | 'outside';

/** What stays in a redacted document; offsets are those of the string it is in, quotes included. */
export interface Leftover extends Span {
  readonly reason: LeftoverReason;
  readonly kind: 'secret' | 'name' | 'address' | 'unread';
  /** The key that the string is under. */
  readonly key: string;
  /** The value in lower case; none of bytes. */
  readonly value: string;
}

/**
 * What stays in `after` of all that is sensitive in `before`: plain, from behind, in JSON, percent signs,
 * escapes and Base64. A step takes one string.
 */
export function* leftovers(
  before: string,
  after: string,
  { people = false, addresses = false }: RedactOptions = {},
): Generator<readonly Leftover[]> {
  const sensitive = nothingSensitive();
  for (const step of collect(before, sensitive)) yield step ?? NONE;
  settleSessions(sensitive);
  const known = yield* knownIn(sensitive, { people, words: true });
  // The events of a log share most of their values.
  const clean = new Set<string>();
  let end = 0;
  for (const string of stringsOf(after)) {
    if (string.start > end) yield outside(end, string.start);
    end = string.end;
    const { start, value, key, isKey } = string;
    const seen = `${isKey ? '' : key}\n${value}`;
    if (clean.has(seen)) {
      yield NONE;
      continue;
    }
    const found: Leftover[] = [];
    const add = (kind: Leftover['kind'], reason: LeftoverReason, value: string) => {
      if (!found.some(known => known.value === value && known.kind === kind))
        found.push({ start, end, key: isKey ? '' : key, kind, reason, value });
    };
    for (const reading of readings(value)) {
      for (const match of known(reading))
        if (!isInPseudonym(reading, match) && !(isKey && isCommon(match.value.value)))
          add(match.value.isSecret ? 'secret' : 'name', reasonOf(match.value), match.value.value);
      if (addresses)
        for (const { address } of addressesIn(reading, key))
          if (sensitive.addresses.has(address) || /^sourceIp/i.test(key))
            add('address', 'inside', address);
    }
    if (!isKey && isUnread(value) && !DIGEST.test(key)) add('unread', 'binary', '');
    if (found.length === 0 && seen.length <= LONGEST_KEPT) {
      if (clean.size >= MOST_KEPT) clean.clear();
      clean.add(seen);
    }
    yield found;
  }
  yield outside(end, after.length);

  /** Text between strings: in JSON, there is none but numbers and words such as `true`. */
  function outside(from: number, to: number): readonly Leftover[] {
    if (to - from < SHORTEST) return NONE;
    const text = after.slice(from, to);
    const span = { key: '', reason: 'outside' } as const;
    return known(text)
      .filter(({ value: { value } }) => !isNobody(value))
      .map(({ start, end, value: { value, isSecret } }) => ({
        ...span,
        start: from + start,
        end: from + end,
        kind: isSecret ? 'secret' : 'name',
        value,
      }));
  }
}

const NONE: readonly Leftover[] = [];
const MOST_KEPT = 50_000;
const LONGEST_KEPT = 2048;

/** A string as it is, and as what it means when it is decoded, once and again. */
function readings(value: string, depth = 0): readonly string[] {
  const found = new Set<string>();
  let reading = value;
  for (let at = depth; at < DEEPEST && !found.has(reading); at++) {
    found.add(reading);
    if (isJson(reading)) {
      const within = [...stringsOf(reading)].flatMap(string => readings(string.value, at + 1));
      return [...found, ...within];
    }
    reading = decodedOnce(reading);
  }
  return [...found];
}

function reasonOf({ value }: KnownForm): LeftoverReason {
  if (value.length < SHORTEST) return 'short';
  return isCommon(value) ? 'word' : 'inside';
}

/** Whether what was found is a part of a pseudonym, such as `person` of `person-1`. */
function isInPseudonym(text: string, { start, end }: Match<KnownForm>): boolean {
  let begin = start;
  while (begin > Math.max(start - 32, 0) && /[\w+@.-]/.test(text.charAt(begin - 1))) begin--;
  const rest = /^[\w+@.-]{0,64}/.exec(text.slice(end))?.[0] ?? '';
  return (
    isPseudonym(text.slice(begin, end) + rest) || isPseudonym(fold(text.slice(begin, end) + rest))
  );
}

/** Base64 of bytes that are no text; hexadecimal digests are of none. */
function isUnread(value: string): boolean {
  // A certificate names its owner.
  if (value.includes('-----BEGIN CERTIFICATE')) return true;
  return (
    value.length >= SHORTEST_UNREAD &&
    /^[A-Za-z0-9+/_-]+={0,2}$/.test(value) &&
    /[A-Z]/.test(value) &&
    /[a-z]/.test(value) &&
    /\d/.test(value) &&
    decodedOnce(value) === value &&
    !isPseudonym(value) &&
    !isPlaceholder(value)
  );
}

const SHORTEST_UNREAD = 64;
/** Identifiers, digests and marks of AWS itself, which are of nobody. */
const DIGEST =
  /sha|digest|hash|md5|etag|fingerprint|x-amz-id-2|next_?token|page|marker|request_?id|event_?id/i;
