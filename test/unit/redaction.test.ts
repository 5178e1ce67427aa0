import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withEdits } from '../../src/core/fixes/edits';
import { redact, type RedactOptions } from '../../src/core/redact';
import { leftovers } from '../../src/core/redaction/leftovers';
import { stringsOf } from '../../src/core/redaction/strings';

const ALL: RedactOptions = { people: true, addresses: true };
const redacted = (text: string, options = ALL) =>
  withEdits(text, [...redact(text, options)].flat());
const of = <T>(value: T, options = ALL) =>
  JSON.parse(redacted(JSON.stringify(value), options)) as T;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const percent = (text: string) =>
  [...Buffer.from(text)].map(byte => `%${byte.toString(16).padStart(2, '0')}`).join('');
const backwards = (text: string) => [...text].reverse().join('');

/** Ways to write a text so that it can be read again. */
const WAYS: readonly ((text: string) => string)[] = [
  text => text,
  text => text.toUpperCase(),
  backwards,
  text => encodeURIComponent(text),
  text => percent(text),
  text => encodeURIComponent(percent(text)),
  base64,
  text => Buffer.from(text).toString('base64url'),
  text => base64(`the value is ${text} and nothing else`),
  text => base64(base64(`echo ${text}`)),
  text => Buffer.from(`echo ${text}`, 'utf16le').toString('base64'),
  text => JSON.stringify({ inner: text }),
  text => JSON.stringify([JSON.stringify({ inner: [text] })]),
  text => `cut off {"inner": ${JSON.stringify(text)}, "more": "`,
  text => [...text].map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  text => [...text].map(unit => `&#${unit.charCodeAt(0)};`).join(''),
  text => `https://example.com/a/${encodeURIComponent(text)}?of=${encodeURIComponent(text)}`,
  text => `${text}, said (${text})`,
];

/** Whether somebody who decodes it as far as it goes finds a text in another; nothing of ours is used. */
function isIn(text: string, sought: string, depth = 0): boolean {
  const low = text.toLowerCase();
  const wanted = sought.toLowerCase();
  if (low.includes(wanted) || low.includes(backwards(wanted))) return true;
  if (depth > 5) return false;
  const next = new Set<string>();
  if (/%[0-9a-f]{2}/i.test(text))
    next.add(
      text.replace(/(?:%[0-9a-f]{2})+/gi, run =>
        Buffer.from(run.replaceAll('%', ''), 'hex').toString(),
      ),
    );
  if (/\\u[0-9a-f]{4}/i.test(text))
    next.add(
      text.replace(/\\+u([0-9a-f]{4})/gi, (_, hex: string) =>
        String.fromCharCode(parseInt(hex, 16)),
      ),
    );
  if (/&#\d+;/.test(text))
    next.add(text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))));
  if (text.includes('\\')) next.add(text.replace(/\\(["\\/])/g, '$1'));
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{8,}/g)) {
    const bytes = Buffer.from(run, 'base64');
    for (const read of [bytes.toString('utf8'), bytes.toString('utf16le')])
      if (/^[\x20-\x7e]{4,}$/.test(read)) next.add(read);
  }
  next.delete(text);
  return [...next].some(read => isIn(read, sought, depth + 1));
}

const foundIn = (text: string, sought: string) =>
  [...stringsOf(text)].some(({ value }) => isIn(value, sought));

const letters = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...'bcdfghjklmnpqrtvwxz'), minLength: min, maxLength: max });
const names = fc.oneof(
  fc.tuple(letters(4, 8), letters(4, 9)).map(([first, last]) => `${first}.${last}`),
  fc.tuple(letters(4, 8), letters(4, 9)).map(([first, last]) => `${first} ${last}`),
  fc.tuple(letters(4, 8), letters(4, 9)).map(([name, at]) => `${name}@${at}.example`),
  letters(6, 12),
);
const passwords = fc
  .string({
    unit: fc.constantFrom(...'abcdefghjkmnpqrstuvwxyzBCDEFGHJKLM23456789!#^*_.'),
    minLength: 9,
    maxLength: 24,
  })
  .filter(text => /[a-z].*\d|\d.*[a-z]/.test(text) && !/\*{3}|\.$|^\W|EXAMPLE|x{4}/i.test(text));

/** Where an event tells that a value is a secret. */
const SECRET_PLACES: readonly ((secret: string) => object)[] = [
  secret => ({ DB_PASS: secret }),
  secret => ({ environment: [{ name: 'DB_PASSWORD', value: secret }] }),
  secret => ({ environment: [{ Value: secret, Key: 'API_TOKEN' }] }),
  secret => ({ parameters: [{ ParameterKey: 'MasterUserPassword', ParameterValue: secret }] }),
  secret => ({ environment: { variables: { SIGNING_SECRET: secret } } }),
  secret => ({ command: `connect "Server=db;User Id=app;Password=${secret};Database=x"` }),
  secret => ({ command: `tool --password ${secret} --verbose` }),
  secret => ({ headers: { Authorization: `Bearer ${secret}` } }),
  secret => ({ url: `https://b.s3.amazonaws.com/k?X-Amz-Signature=${secret}&x=1` }),
  secret => ({ userData: base64(`#!/bin/sh\nexport DB_PASSWORD=${secret}\n`) }),
  secret => ({ secretString: JSON.stringify({ host: 'db', password: secret }) }),
];

/** Where an event tells that a value is the name of somebody. */
const NAME_PLACES: readonly ((name: string) => object)[] = [
  name => ({ userName: name }),
  name => ({ sourceIdentity: name }),
  name => ({ roleSessionName: name }),
  name => ({ displayName: name }),
  name => ({ name: { formatted: name, familyName: 'x' } }),
  name => ({ emails: [{ value: name, primary: true }] }),
  name => ({ attributes: [{ attributePath: 'name.familyName', attributeValue: name }] }),
  name => ({ tags: [{ key: 'Owner', value: name }] }),
  name => ({ principalTags: { Email: name } }),
  name => ({ federatedUser: name }),
  name => ({ subject: name }),
  name => ({ body: `{"userName": "${name}", "cut` }),
];
const ARN_PLACES: readonly ((name: string) => object)[] = [
  name => ({ principalId: `AROAQ7ZLWVB2H4KD9MNPX:${name}` }),
  name => ({ arn: `arn:aws:sts::210987654321:assumed-role/Admin/${name}` }),
  name => ({ arn: `arn:aws:iam::210987654321:user/team/of/${name}` }),
  name => ({ arn: `arn:aws:sts::210987654321:federated-user/${name}` }),
  name => ({ serialNumber: `arn:aws:iam::210987654321:mfa/${name}` }),
  name => ({ serialNumber: `arn:aws:iam::210987654321:sms-mfa/${name}` }),
  name => ({ errorMessage: `User: arn:aws:sts::1:assumed-role/Admin/${name} is not authorized` }),
];

/** A value in a place that tells, and the same value elsewhere, written in some way. */
const told = (values: fc.Arbitrary<string>, places: readonly ((value: string) => object)[]) =>
  fc
    .tuple(values, fc.constantFrom(...places), fc.array(fc.constantFrom(...WAYS), { maxLength: 5 }))
    .map(([value, place, ways]) => ({
      value,
      event: {
        ...place(value),
        elsewhere: ways.map(way => way(value)),
        [`of ${ways[0]?.(value) ?? 'none'}`]: 1,
      },
    }));

const shapeOf = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(shapeOf)
    : typeof value === 'object' && value !== null
      ? Object.values(value).map(shapeOf)
      : typeof value;

describe('redaction of what was told once', () => {
  it('leaves no secret and no name in any encoding, keeps the shape, and does nothing twice', () => {
    const anything = fc.array(
      fc.oneof(
        told(passwords, SECRET_PLACES),
        told(names, NAME_PLACES),
        told(
          names.filter(name => !name.includes(' ')),
          ARN_PLACES,
        ),
      ),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(anything, fc.boolean(), (parts, isPretty) => {
        const text = JSON.stringify(
          { Records: parts.map(({ event }) => event) },
          null,
          isPretty ? 2 : 0,
        );
        const edits = [...redact(text, ALL)].flat();
        let end = 0;
        for (const edit of edits) {
          assert.ok(edit.start >= end && edit.end > edit.start && edit.end <= text.length);
          end = edit.end;
        }
        const after = withEdits(text, edits);
        for (const { value } of parts) assert.ok(!foundIn(after, value), `${value} in ${after}`);
        assert.deepEqual(shapeOf(JSON.parse(after)), shapeOf(JSON.parse(text)));
        assert.equal(redacted(after), after);
        assert.deepEqual([...leftovers(text, after, ALL)].flat(), []);
      }),
      { numRuns: 250, seed: 20261201 },
    );
  });
});
