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

  it('gives public addresses others, in every form, and leaves private ones and versions alone', () => {
    const value = {
      sourceIPAddress: '54.12.1.2',
      userAgent: 'Mozilla/5.0 Chrome/120.0.0.0 Safari',
      hosts: [
        'ec2-54-12-1-2.compute-1.amazonaws.com',
        'ip-10-0-0-1.ec2.internal',
        'ec2.amazonaws.com',
      ],
      forms: [
        '::ffff:54.12.1.2',
        '::ffff:360c:102',
        '2.1.12.54.in-addr.arpa',
        'http%3A%2F%2F54.12.1.2',
        '054.12.01.2',
      ],
      six: ['2600:1f18:1:2::5', '2600:1F18:0001:2:0:0:0:5', '[2600:1f18:1:2::5]:443'],
      stay: ['10.1.2.3', '192.0.2.1', '0.0.0.0/0', 'AWS::EC2::Instance', '12:01:03', '1.2.3.4.5'],
      encoded: base64('from 54.12.1.2 on'),
    };
    assert.deepEqual(of(value, { addresses: true }), {
      ...value,
      sourceIPAddress: '192.0.2.2',
      hosts: [
        'ec2-192-0-2-2.compute-1.amazonaws.com',
        'ip-10-0-0-1.ec2.internal',
        'ec2.amazonaws.com',
      ],
      forms: [
        '::ffff:192.0.2.2',
        '::ffff:192.0.2.2',
        '2.2.0.192.in-addr.arpa',
        'http%3A%2F%2F192.0.2.2',
        '192.0.2.2',
      ],
      six: ['2001:db8::1', '2001:db8::1', '[2001:db8::1]:443'],
      encoded: base64('from 192.0.2.2 on'),
    });
    assert.deepEqual(of(value, { people: true }), value);
  });

  it('has an address for each of very many', () => {
    const many = Array.from({ length: 1000 }, (_, at) => `54.1.${at >> 8}.${at & 255}`);
    const given = of(many, { addresses: true });
    assert.equal(new Set(given).size, 1000);
    assert.deepEqual(
      [given[0], given[761], given[762]],
      ['192.0.2.1', '203.0.113.254', '240.0.0.1'],
    );
  });

  it('leaves what makes the story readable, and lists the names that are words', () => {
    const value = {
      eventSource: 'lambda.amazonaws.com',
      eventName: 'GetPasswordData',
      awsRegion: 'us-east-1',
      errorCode: 'AccessDenied',
      requestParameters: {
        roleName: 'admin',
        policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
        nextToken: 'abcdefghijkl',
        secretId: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/db-a1B2c3',
        passwordPolicy: { minimumPasswordLength: 8 },
        authorizationType: 'AWS_IAM',
      },
      errorMessage: 'Invalid token: expected another. Root and lambda may, admin-role may not.',
      resource: 'arn:aws:sts::111122223333:assumed-role/Deploy/Deploy',
      principalId: 'AROA0000000001EXAMPLE:i-0123456789abcdef0',
      root: { userName: 'AWS ROOT USER' },
    };
    assert.deepEqual(of(value), value);
    const text = JSON.stringify({ ...value, user: { userName: 'admin' } });
    const after = redacted(text);
    assert.equal(after, text.replace('"userName":"admin"', '"userName":"person-1"'));
    assert.deepEqual(
      [...leftovers(text, after, ALL)].flat().map(({ key, reason, value }) => [key, reason, value]),
      [
        ['roleName', 'word', 'admin'],
        ['errorMessage', 'word', 'admin'],
      ],
    );
  });

  it('changes no key, outcome or version for a name or an address that looks like it', () => {
    const value = {
      requestParameters: {
        roleSessionName: 'i-786a3A8B5C0d92eF4',
        eventName: 'logs',
        engineVersion: '1.2.0.2',
      },
      responseElements: { GetSigninToken: 'Success', engine: 'oracle 19.0.0.0.ru-2023-04' },
      userAgent: 'ec2-api-tools 1.6.12.2',
      time: 'at 12::30 std::a::b f::',
    };
    const names = ['Role-Session-Name', 'event name', 'Persephone'];
    const given = of({
      ...value,
      users: names.map(userName => ({ userName })),
      also: 'Persephone',
    });
    assert.deepEqual(given, {
      ...value,
      users: [1, 2, 3].map(count => ({ userName: `person-${count}` })),
      also: 'person-3',
    });
  });

  it('finds each of very many long secrets that begin or end alike, in every form', () => {
    const begin = 'IQoJb3JpZ2luX2VjE'.repeat(4);
    const tokens = Array.from({ length: 100 }, (_, at) =>
      at % 2 ? `${begin}${'x'.repeat(40)}n${at}end` : `n${at}begin${'x'.repeat(40)}${begin}`,
    );
    const text = redacted(
      JSON.stringify(
        tokens.map(sessionToken => ({
          sessionToken,
          of: `a ${backwards(sessionToken)} z ${sessionToken}`,
        })),
      ),
    );
    for (const token of tokens) {
      assert.ok(!text.includes(token), token);
      assert.ok(!text.includes(backwards(token)), token);
    }
  });

  it('takes a step for some nodes, not for the whole of what is looked for', () => {
    const users = Array.from({ length: 500 }, (_, at) => ({ userName: `somebody.${at}` }));
    const steps = (count: number) => [...redact(JSON.stringify(users.slice(0, count)), ALL)].length;
    assert.ok(steps(500) - steps(250) > 4 * 250, 'the collected values are not built in steps');
  });

  it('lists what is too short and what nobody looks into', () => {
    const certificate = ['-----BEGIN', 'CERTIFICATE-----\nMIIB\n-----END', 'CERTIFICATE-----'].join(
      ' ',
    );
    const text = JSON.stringify({ userName: 'Al', note: 'Al was here', certificate });
    const after = redacted(text);
    assert.deepEqual(
      [...leftovers(text, after, ALL)]
        .flat()
        .map(({ key, reason, start, end }) => [key, reason, after.slice(start, end)]),
      [
        ['note', 'short', '"Al was here"'],
        ['certificate', 'binary', JSON.stringify(certificate)],
      ],
    );
  });

  it('finds tokens, passwords of connections and packed bytes', () => {
    const secrets = [
      `psql postgres://app:s3cr%40tpw@db/app`,
      'redis://:pw12345678@host',
      `curl -u robot:hunter2222 https://example.com`,
      `AccountKey=abcd1234efgh==;`,
      ['sk', 'live', 'abcdefghij1234'].join('_'),
      ['AIza', 'SyA1234567890abcdefghijklmnopqrstuvw'].join(''),
      'H4sIAAAAAAAAAytILC4uzy9Kscoozcsr',
    ];
    const after = of(secrets).join('\n');
    for (const secret of [
      's3cr',
      'pw12345678',
      'hunter2222',
      'abcd1234efgh',
      'abcdefghij',
      'SyA123',
      'H4sI',
    ])
      assert.ok(!after.includes(secret), `${secret} in ${after}`);
    assert.match(after, /curl -u robot:EXAMPLE-TOKEN-\d+ https:\/\/example\.com/);
  });

  it('takes numbers and telephones for what they are, and no part of another number', () => {
    assert.deepEqual(
      of({
        pin: 98765432,
        accountId: '210987654321',
        phoneNumber: '+14155550123',
        phone_number: '+1 415 555 0123',
        note: 'call +14155550123',
      }),
      {
        pin: 9990000001,
        accountId: '111122223333',
        phoneNumber: '+99900000001',
        phone_number: '+99900000001',
        note: 'call +99900000001',
      },
    );
  });

  it('reads a string that was cut off', () => {
    const text = '{"userName": "jane.roe", "note": "said jane.roe to';
    assert.equal(redacted(text), '{"userName": "person-1", "note": "said person-1 to');
  });

  it('never gives a pseudonym that is there already, however it is written', () => {
    const value = { a: base64('it was person-1 who did'), userName: 'jane.roe', b: 'PERSON-2' };
    assert.deepEqual(of(value), { ...value, userName: 'person-3' });
  });
});
