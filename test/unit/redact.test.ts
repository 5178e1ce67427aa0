import assert from 'node:assert/strict';
import { withEdits } from '../../src/core/fixes/edits';
import { redact, type RedactOptions } from '../../src/core/redact';
import { checkEvent } from '../../src/core/rules';
import { fixtureEvents } from './rules/events';
import { GITHUB_TOKEN, PRIVATE_KEY, SECRET_KEY, WEB_TOKEN } from './rules/madeSecrets';

const redacted = (text: string, options?: RedactOptions) =>
  withEdits(text, [...redact(text, options)].flat());

/** What becomes of a value. */
const of = <T>(value: T, options?: RedactOptions) =>
  JSON.parse(redacted(JSON.stringify(value), options)) as T;

const KEY = 'AKIAQ7ZLWVB2H4KD9MNP';
const ROLE = 'AROAQ7ZLWVB2H4KD9MNPX';
const ARN = 'arn:aws:iam::210987654321:user/team/alice';

describe('redacting', () => {
  it('gives a value one pseudonym wherever it stands, of its own form', () => {
    const { message, ...event } = of({
      accountId: '210987654321',
      arn: ARN,
      accessKeyId: KEY,
      principalId: `${ROLE}:alice`,
      bucket: 'logs-210987654321-eu',
      url: 'arn%3Aaws%3Aiam%3A%3A210987654321%3Arole%2FA',
      message: `User: ${ARN} (${KEY}) of 2109-8765-4321 is not authorized`,
    });
    assert.deepEqual(event, {
      accountId: '111122223333',
      arn: 'arn:aws:iam::111122223333:user/team/alice',
      accessKeyId: 'AKIA000000001EXAMPLE',
      principalId: 'AROA0000000001EXAMPLE:alice',
      bucket: 'logs-111122223333-eu',
      url: 'arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FA',
    });
    assert.equal(
      message,
      'User: arn:aws:iam::111122223333:user/team/alice (AKIA000000001EXAMPLE) of 1111-2222-3333 is not authorized',
    );
  });

  it('numbers values by their first mention, so that nothing of them is in the pseudonym', () => {
    const accounts = ['900000000001', '900000000002', '900000000001'].map(accountId => ({
      accountId,
    }));
    const others = ['900000000007', '900000000003', '900000000007'].map(accountId => ({
      accountId,
    }));
    assert.deepEqual(of(accounts), of(others));
    assert.deepEqual(
      of(accounts).map(({ accountId }) => accountId),
      ['111122223333', '444455556666', '111122223333'],
    );
  });

  it('leaves numbers alone that are no accounts', () => {
    const value = {
      recipientAccountId: '210987654321',
      eventID: '0c9a8b7d-1111-4222-8333-210987654321',
      sequence: '202603020914',
      size: 202603020914,
      long: '2109876543210',
    };
    assert.deepEqual(of(value), { ...value, recipientAccountId: '111122223333' });
    assert.deepEqual(of({ ownerId: '210987654321', accountId: 210987654321 }), {
      ownerId: '111122223333',
      accountId: 111122223333,
    });
  });

  it('takes secrets out, by their keys and by their forms', () => {
    const value = {
      password: 'correct horse',
      masterUserPassword: '****',
      note: `the password is correct horse, token ${GITHUB_TOKEN}`,
      userData: `#!/bin/sh\n${PRIVATE_KEY}\necho done`,
      header: `Bearer ${WEB_TOKEN}`,
      url: 'postgres://app:battery-staple@db.example.com/app',
      pair: { id: KEY, value: SECRET_KEY },
      credentials: { sessionToken: 'FwoGZXIvYXdzEJr'.repeat(20) },
    };
    const text = redacted(JSON.stringify(value));
    for (const secret of [
      GITHUB_TOKEN,
      'MIIE',
      WEB_TOKEN,
      'battery',
      SECRET_KEY,
      'FwoG',
      'horse',
      KEY,
    ])
      assert.ok(!text.includes(secret), secret);
    assert.deepEqual(JSON.parse(text), {
      password: 'EXAMPLE-SECRET-1',
      masterUserPassword: '****',
      note: `the password is EXAMPLE-SECRET-1, token ghp_${'0'.repeat(28)}1EXAMPLE`,
      userData:
        '#!/bin/sh\n-----BEGIN PRIVATE KEY-----\nEXAMPLE1\n-----END PRIVATE KEY-----\necho done',
      header: 'Bearer eyJFWEFNUExF.eyJFWEFNUExF.EXAMPLE1',
      url: 'postgres://app:EXAMPLE-PASSWORD-1@db.example.com/app',
      pair: { id: 'AKIA000000001EXAMPLE', value: `${'0'.repeat(29)}1EXAMPLEKEY` },
      credentials: { sessionToken: 'EXAMPLE-TOKEN-1' },
    });
  });

  it('reads JSON in strings, also within each other', () => {
    const policy = { Statement: [{ Principal: { AWS: '210987654321' } }] };
    const event = {
      userIdentity: { accountId: '210987654321' },
      policyDocument: JSON.stringify(policy),
    };
    const { Events } = of({
      Events: [{ AccessKeyId: KEY, Username: 'alice', CloudTrailEvent: JSON.stringify(event) }],
    });
    const inner = JSON.parse(Events[0]?.CloudTrailEvent ?? '') as typeof event;
    assert.equal(inner.userIdentity.accountId, '111122223333');
    assert.deepEqual(JSON.parse(inner.policyDocument), {
      Statement: [{ Principal: { AWS: '111122223333' } }],
    });
    assert.equal(Events[0]?.AccessKeyId, 'AKIA000000001EXAMPLE');
  });

  it('takes names of people out where that is asked for, and no names of roles and services', () => {
    const value = {
      userIdentity: {
        arn: 'arn:aws:iam::111122223333:user/lambda',
        userName: 'lambda',
        principalId: `${ROLE}:alice@example.org`,
        sessionContext: { sessionIssuer: { type: 'Role', userName: 'Deploy' } },
      },
      requestParameters: { userName: 'Jane Roe', groupName: 'Deploy' },
      resource: 'arn:aws:lambda:us-east-1:111122223333:function:x',
      host: 'lambda.amazonaws.com',
      errorMessage: 'User lambda, or alice@example.org. Not Jane.',
    };
    assert.deepEqual(of(value), {
      ...value,
      userIdentity: {
        ...value.userIdentity,
        principalId: 'AROA0000000001EXAMPLE:alice@example.org',
      },
    });
    assert.deepEqual(of(value, { people: true }), {
      userIdentity: {
        arn: 'arn:aws:iam::111122223333:user/person-1',
        userName: 'person-1',
        principalId: 'AROA0000000001EXAMPLE:person-1@example.com',
        sessionContext: { sessionIssuer: { type: 'Role', userName: 'Deploy' } },
      },
      requestParameters: { userName: 'person-2', groupName: 'Deploy' },
      resource: 'arn:aws:lambda:us-east-1:111122223333:function:x',
      host: 'lambda.amazonaws.com',
      errorMessage: 'User person-1, or person-1@example.com. Not Jane.',
    });
  });

  it('keeps the layout, and changes nothing the second time', () => {
    const text = `{\r\n\t"accountId" : "210987654321",\r\n\t"accessKeyId":"${KEY}"}\r\n`;
    const once = redacted(text);
    assert.equal(
      once,
      text.replace('210987654321', '111122223333').replace(KEY, 'AKIA000000001EXAMPLE'),
    );
    assert.equal(redacted(once), once);
    // What came later does not take the pseudonyms of what was there.
    const more = once.replace('}', ', "other": {"accountId": "333344445555"}}');
    assert.match(redacted(more), /"other": \{"accountId": "444455556666"\}/);
  });

  it('leaves events valid', () => {
    for (const [name, event] of fixtureEvents()) {
      const real = JSON.parse(
        JSON.stringify(event)
          .replaceAll('111122223333', '210987654321')
          .replaceAll(/A(?:KIA|SIA)\w{9}EXAMPLE/g, id => `${id.slice(0, 13)}QWERTYU`),
      ) as typeof event;
      const grave = checkEvent(of(real, { people: true }))
        .filter(({ severity }) => severity !== 'hint' && severity !== 'info')
        .map(({ rule }) => rule);
      assert.deepEqual(grave, [], name);
    }
  });
});
