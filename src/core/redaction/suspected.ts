/**
 * What may be a secret and what may name a person in free text: `key=value` in scripts, URLs, headers
 * and JSON that was cut off, and tokens that tell by their form. Wider than what a rule may warn of:
 * a value that is replaced for nothing costs little.
 */
import { isMasked, isPlaceholder } from '../values/placeholder';
import type { Span } from '../places';
import { personWord, secretWord, type SecretWord } from './keyWords';
import { isName } from './people';
import { isPseudonym } from './pseudonyms';

export interface Suspected extends Span {
  readonly kind: SecretWord | 'name';
}

/** Values that are something else than a secret, as `undefined` tells: settings and references. */
export function isSetting(value: string): boolean {
  return (
    value.length < 3 ||
    (value.length <= 32 &&
      /^(?:true|false|null|none|yes|no|success|failure|enabled|disabled|required|optional|undefined|plaintext|secure|\d{1,3})$/i.test(
        value,
      )) ||
    /^(?:arn:|resolve:|\{\{|\$[{(]|<[\w .:-]{1,64}>$|\*+$)/.test(value) ||
    isMasked(value) ||
    /^value hidden/i.test(value) ||
    isPseudonym(value) ||
    (value.includes('EXAMPLE') && isPlaceholder(value))
  );
}

const TOKENS =
  /\b(?:(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,250}|whsec_[A-Za-z0-9+/=]{16,100}|AIza[\w-]{30,50}|ya29\.[\w-]{20,2000}|GOCSPX-[\w-]{20,50}|glpat-[\w-]{20,100}|npm_[A-Za-z0-9]{30,60}|xapp-[A-Za-z0-9-]{10,250}|SG\.[\w-]{16,64}\.[\w-]{16,64}|dop_v1_[0-9a-f]{40,80}|sk-(?:ant-|proj-)?[A-Za-z0-9_-]{20,200}|hvs\.[\w-]{20,200}|pypi-[\w-]{20,250}|(?:FwoGZXIvYXdz|IQoJb3JpZ2lu|FQoGZXIvYXdz|AQoDYXdz)[\w+/=%-]{40,8192})/g;
const TOKEN_BEGINNINGS =
  /(?:sk|rk|pk)_(?:live|test)_|whsec_|AIza|ya29\.|GOCSPX-|glpat-|npm_|xapp-|SG\.|dop_v1_|sk-|hvs\.|pypi-|FwoGZXIv|IQoJb3Jp|FQoGZXIv|AQoDYXdz/;
const BEARER = /\b(?:Bearer|Basic|Negotiate)\s{1,4}([^\s"'\\,;<>]{8,8192})/dgi;
const IN_URL = /:\/\/[^\s/@:"'<>]{0,128}:([^\s/@"'<>]{1,256})@/dg;
const PEM =
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE[A-Z ]{0,40}-----[^]*?(?:-----END [A-Z0-9 ]{0,40}-----|$)/dg;
/** Options of commands, such as `--password x` and `curl -u name:x`. */
const OPTION = /(?<![\w-])--?([a-z][\w-]{1,40})[ \t]{1,4}/gi;
const CURL = /(?<![\w-])(?:-u|--user)[ =]{1,2}['"]?[\w.@+-]{1,64}:([^\s'"]{3,128})/dg;
/** The sign between a key and its value, with the quotes around it however they are escaped. */
const ASSIGNED =
  /(?<![\w.-])([A-Za-z][\w.-]{0,127}|X-Amz-[A-Za-z-]{3,32})(\\{0,16}["']?\s{0,4}(?:=>|:=|[:=])\s{0,4})/g;

/** The secrets and names that a text seems to have, in no order. */
export function suspectedIn(text: string): readonly Suspected[] {
  const found: Suspected[] = [];
  if (text.length < SHORTEST_TEXT) return found;
  const add = (kind: Suspected['kind'], start: number, end: number) => {
    if (!isSetting(text.slice(start, end))) found.push({ kind, start, end });
  };
  const addGroup = (form: RegExp, group: number, counts?: (value: string) => boolean) => {
    for (const match of text.matchAll(form)) {
      const [start, end] = match.indices?.[group] ?? [0, 0];
      if (counts?.(text.slice(start, end)) ?? true) add('token', start, end);
    }
  };
  if (TOKEN_BEGINNINGS.test(text))
    for (const { 0: token, index } of text.matchAll(TOKENS))
      add('token', index, index + token.length);
  if (/\b(?:Bearer|Basic|Negotiate)\s/i.test(text))
    addGroup(BEARER, 1, value => /\d|[a-z][A-Z]|=$/.test(value));
  if (text.includes('://')) addGroup(IN_URL, 1);
  if (text.includes('-----BEGIN')) addGroup(PEM, 0);
  if (text.includes('-u')) addGroup(CURL, 1);
  // A value is not read again from within, which would take the square of its length.
  let end = 0;
  if (text.includes('-'))
    for (const { 0: whole, 1: key = '', index } of text.matchAll(OPTION)) {
      const kind = secretWord(key);
      if (kind && index >= end) end = valueAt(text, index + whole.length, kind, true, add);
    }
  end = 0;
  if (/[:=]/.test(text))
    for (const { 0: whole, 1: key = '', 2: sign = '', index } of text.matchAll(ASSIGNED)) {
      const isEqual = sign.includes('=') || /["']/.test(sign);
      const secret = secretWord(lastPart(key));
      const kind = secret ?? (isNameKey(key) ? 'name' : undefined);
      if (kind && index >= end && (isEqual || !isInArn(text, index)))
        end = valueAt(text, index + whole.length, kind, isEqual, add);
    }
  return found;
}

/** Whether what is before is an ARN: its `:secret:` and `:user:` are kinds of resources. */
function isInArn(text: string, at: number): boolean {
  return /arn:[\w:*/-]*$/.test(text.slice(Math.max(at - 128, 0), at));
}

const SHORTEST_TEXT = 6;

const lastPart = (key: string) => key.slice(key.lastIndexOf('.') + 1);

function isNameKey(key: string): boolean {
  return personWord({ key: lastPart(key), frame: NOWHERE, isLabelled: false }) === 'name';
}

const NOWHERE = { key: '', parent: undefined, start: 0 };

/** Adds the value that begins there, up to its quote or to what ends it, and gives its end. */
function valueAt(
  text: string,
  from: number,
  kind: Suspected['kind'],
  isEqual: boolean,
  add: (kind: Suspected['kind'], start: number, end: number) => void,
): number {
  QUOTED.lastIndex = from;
  const quoted = QUOTED.exec(text);
  const quote = quoted?.[2];
  const start = from + (quoted?.[1]?.length ?? 0) + (quote?.length ?? 0);
  const bare = quote ? (quote === '"' ? IN_DOUBLE : IN_SINGLE) : kind === 'name' ? BARE_NAME : BARE;
  bare.lastIndex = start;
  const value = bare.exec(text)?.[0].replace(quote ? /$/ : TRAILING, '') ?? '';
  if (value === '' || /^(?:Bearer|Basic|Negotiate|AWS4-HMAC-SHA256|Digest)\b/.test(value))
    return from;
  // In prose, a plain word after a colon says nothing.
  const isWord = !quote && /^(?:[A-Z]?[a-z]{1,14}|[A-Z_]{1,20})$/.test(value);
  const end = start + value.length;
  if (kind === 'name') {
    if (!(isEqual || /[@.]/.test(value)) || !isName(value) || isPlaceholder(value)) return from;
  } else if (!isEqual && isWord) return from;
  add(kind, start, end);
  return end;
}

const QUOTED = /(\\{0,16})(["'])?/y;
const IN_DOUBLE = /[^"\\\r\n]{1,512}/y;
const IN_SINGLE = /[^'\\\r\n]{1,512}/y;
const BARE = /[^\s"'&;<>{}\\]{1,8192}/y;
const BARE_NAME = /[\w+=.@%-]{2,128}/y;
const TRAILING = /[,.)\]]{1,8}$/;
