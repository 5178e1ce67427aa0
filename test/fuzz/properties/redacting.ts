import { withEdits } from '../../../src/core/fixes/edits';
import { redact, type RedactOptions } from '../../../src/core/redact';
import { GITHUB_TOKEN, SECRET_KEY, WEB_TOKEN } from '../../unit/rules/madeSecrets';
import { holds, parsed, type Property } from '../property';
import { literal, replaced, spliced, treeOf, waysOf, partAt, written, type Member } from '../tree';
import type { Random } from '../random';

/** What is put into a document, and must not be in it once it is redacted. */
interface Planted {
  readonly key: string;
  readonly value: string;
  /** What of the value is secret: all of it where it is not said. */
  readonly secret?: string;
  /** With which options it is taken out. */
  readonly options?: RedactOptions;
}

const PLANTED: readonly Planted[] = [
  { key: 'password', value: 'correct-horse-7' },
  { key: 'masterUserPassword', value: 'x"y\\z{battery}' },
  { key: 'sessionToken', value: 'FwoGZXIvYXdzEJr'.repeat(8) },
  { key: 'note', value: `see ${GITHUB_TOKEN}.`, secret: GITHUB_TOKEN },
  { key: 'header', value: `Bearer ${WEB_TOKEN}`, secret: WEB_TOKEN },
  { key: 'accountId', value: '210987654321' },
  { key: 'arn', value: 'arn:aws:iam::219876543210:role/Admin', secret: '219876543210' },
  { key: 'accessKeyId', value: 'AKIAQ7ZLWVB2H4KD9MNP' },
  { key: 'principalId', value: 'AROAQ7ZLWVB2H4KD9MNPX:s', secret: 'AROAQ7ZLWVB2H4KD9MNPX' },
  {
    key: 'pair',
    value: `{"id":"AKIAQ7ZLWVB2H4KD9MNQ","value":"${SECRET_KEY}"}`,
    secret: SECRET_KEY,
  },
  { key: 'userName', value: 'zebulon.quirk', options: { people: true } },
  { key: 'sourceIdentity', value: 'zebulon@quirk.example', options: { people: true } },
  {
    key: 'text',
    value: 'of arn:aws:iam::210987654321:user/a/zebulon.quirk',
    secret: 'zebulon.quirk',
    options: { people: true },
  },
];

const ALL: readonly RedactOptions[] = [{}, { people: true }];

/** A redacted document is JSON, is redacted once, and has nothing of what was planted. */
export const redacting: Property = {
  name: 'redacting',
  check({ text: before, random }) {
    for (const options of ALL) {
      const { text, secrets } = plant(before, random, options);
      const redacted = of(text, options);
      if (!parsed(text)) continue;
      holds(parsed(redacted) !== undefined, 'redacted text is JSON');
      holds(of(redacted, options) === redacted, 'redacted once', () =>
        differing(redacted, of(redacted, options)),
      );
      for (const { key, secret } of secrets)
        for (const form of new Set([secret, JSON.stringify(secret).slice(1, -1)]))
          holds(!redacted.includes(form), `nothing planted under ${key} is left`, () =>
            around(redacted, form),
          );
    }
  },
};

const of = (text: string, options: RedactOptions) =>
  withEdits(text, [...redact(text, options)].flat());

/** The text with some secrets in its objects. */
function plant(text: string, random: Random, options: RedactOptions) {
  let tree = treeOf(text);
  if (!tree) return { text, secrets: [] };
  const secrets: { key: string; secret: string }[] = [];
  const can = PLANTED.filter(planted => !planted.options?.people || options.people);
  for (let time = 0; time < 3; time++) {
    const { key, value, secret = value } = random.pick(can);
    // What stands in the text already may be no secret there.
    if (text.includes(secret)) continue;
    const root = tree;
    const objects = [...waysOf(root)].filter(way => partAt(root, way)?.kind === 'object');
    if (objects.length === 0) break;
    tree = replaced(tree, random.pick(objects), part => {
      if (part.kind !== 'object') return part;
      // In an object of its own: what is beside a value can say that it is none of these.
      const member: Member = ['"planted"', literal(JSON.stringify({ [key]: value }))];
      return {
        kind: 'object',
        members: spliced(part.members, random.below(part.members.length + 1), 0, member),
      };
    });
    secrets.push({ key, secret });
  }
  return { text: written(tree), secrets };
}

function around(text: string, part: string): string {
  const at = text.indexOf(part);
  return text.slice(Math.max(0, at - 60), at + part.length + 40);
}

function differing(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return `${one.slice(Math.max(0, at - 40), at + 60)} | ${other.slice(Math.max(0, at - 40), at + 60)}`;
}
