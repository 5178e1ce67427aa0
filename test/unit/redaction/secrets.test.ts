import assert from 'node:assert/strict';
import { withEdits } from '../../../src/core/fixes/edits';
import { redact } from '../../../src/core/redact';

/** What becomes of the value of a key. */
function under(key: string, value: string): string {
  const text = JSON.stringify({ requestParameters: { [key]: value } });
  const whole = JSON.parse(withEdits(text, [...redact(text)].flat())) as {
    readonly requestParameters: Readonly<Record<string, string>>;
  };
  return whole.requestParameters[key] ?? '';
}

describe('the value of a key that is called like a secret', () => {
  it('is redacted', () => {
    for (const key of ['masterUserPassword', 'password', 'secretString', 'clientSecret', 'apiKey'])
      for (const value of ['abc', '1234', 'correct horse', 'truely', 'y-z'.repeat(9)])
        assert.ok(!under(key, value).includes(value), `${key}: ${value}`);
    for (const key of ['sessionToken', 'accessToken', 'github_token', 'authorizationToken'])
      assert.ok(!under(key, 'correct-horse').includes('correct-horse'), key);
  });

  it('stays where it is a setting, a reference, or too short to be one', () => {
    for (const value of ['ab', 'true', 'None', 'ENABLED', 'required', '12', '123', 'arn:aws:x'])
      assert.equal(under('masterUserPassword', value), value);
    assert.equal(
      under('password', '{{resolve:secretsmanager:db}}'),
      '{{resolve:secretsmanager:db}}',
    );
  });

  it('stays under a key that only sounds like one', () => {
    for (const key of ['nextToken', 'passwordPolicy', 'subjectToken', 'tokenType', 'keyName'])
      assert.equal(under(key, 'correct-horse'), 'correct-horse', key);
  });
});
