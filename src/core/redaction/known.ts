/** Finds the secrets and names that were collected, in the forms that others write them in. */
import { isCommon } from './commonWords';
import { formsOf, isApart, localName, spellingsOf, type Form } from './forms';
import { fold, matcher, type Matcher } from './matcher';
import type { Sensitive } from './sensitive';
import type { PseudonymKind } from './pseudonyms';
import { isEmail } from './people';

/** A collected value in one of its forms. */
export interface KnownForm extends Form {
  readonly kind: PseudonymKind;
  /** The value in lower case: the same for all its forms. */
  readonly value: string;
  readonly isSecret: boolean;
  /** Whether it counts inside of longer words too. */
  readonly isTelling: boolean;
}

/** A value as all its spellings have it: a telephone is the same with and without blanks. */
export function canonical(value: string, kind: PseudonymKind): string {
  return kind === 'phone' ? `+${digitsOf(value)}` : fold(value);
}

const digitsOf = (value: string) => value.replace(/\D/g, '');

/** The kind of pseudonym that a collected value has. */
export function kindOf(value: string, { secrets, people }: Sensitive): PseudonymKind {
  const secret = secrets.get(value);
  if (secret) return secret;
  const person = people.get(value) ?? 'name';
  return person === 'name' && isEmail(value) ? 'email' : person;
}

/** Where collected values are in a text; words of the trade only with `words`. A step takes one value. */
export function* knownIn(
  sensitive: Sensitive,
  { people, words = false }: { readonly people: boolean; readonly words?: boolean },
): Generator<readonly never[], Matcher<KnownForm>> {
  const forms = new Map<string, KnownForm>();
  const add = (spelt: string, kind: PseudonymKind, value: string, isSecret: boolean) => {
    const isSpelling = fold(spelt) !== fold(value);
    for (const form of formsOf(spelt, isSpelling)) {
      const key = form.isExact ? form.text : fold(form.text);
      if (!forms.has(key))
        forms.set(key, {
          ...form,
          kind,
          value: fold(value),
          isSecret,
          isTelling: isTelling(value),
        });
    }
  };
  for (const [secret, kind] of sensitive.secrets) {
    if (words || (!isCommon(secret) && secret.length >= SHORTEST_SECRET))
      add(secret, kind, secret, true);
    yield NOTHING;
  }
  if (people) {
    const names = [...sensitive.people.keys()].filter(name => words || !isCommon(name));
    for (const name of names) {
      add(name, kindOf(name, sensitive), canonical(name, kindOf(name, sensitive)), false);
      yield NOTHING;
    }
    for (const name of names) {
      const local = isEmail(name) ? localName(name) : undefined;
      if (local !== undefined) add(local, 'name', local, false);
      for (const spelt of spellingsOf(local ?? name))
        if (words || !isCommon(spelt)) add(spelt, 'name', local ?? name, false);
      if (sensitive.people.get(name) === 'phone')
        for (const spelt of [`+${digitsOf(name)}`, digitsOf(name)])
          add(spelt, 'phone', canonical(name, 'phone'), false);
      yield NOTHING;
    }
  }
  return yield* matcher(forms, ({ isExact, isTelling, text: form, value }, text, start, end) =>
    isExact
      ? text.startsWith(form, start) && (form.length >= TELLING || isApart(text, start, end, true))
      : isTelling || isApart(text, start, end, value.length < STRICT),
  );
}

const NOTHING: readonly never[] = [];

/** Whether a value is no part of other words by chance; numbers are parts of others. */
const isTelling = (value: string) => value.length >= TELLING && !/^\d+$/.test(value);

/** So long a value is no part of other words. */
const TELLING = 8;
const STRICT = 5;
const SHORTEST_SECRET = 4;
