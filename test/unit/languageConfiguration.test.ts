import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

describe('the language configuration', () => {
  const { wordPattern, indentationRules } = JSON.parse(
    readFileSync('language-configuration.json', 'utf8'),
  ) as { wordPattern: string; indentationRules: Record<string, string> };

  it('takes each segment of an ARN, an id, a Region or a time for a word', () => {
    const words = (text: string) => text.match(new RegExp(wordPattern, 'g'))?.join(' ');
    for (const [text, expected] of [
      [
        '"arn:aws:sts::111122223333:assumed-role/Admin/alice@example.com"',
        'arn aws sts 111122223333 assumed-role Admin alice@example.com',
      ],
      ['{"awsRegion":"us-gov-west-1"}', 'awsRegion us-gov-west-1'],
      ['"2026-03-01T12:01:03Z", -1.5e3]', '2026-03-01T12:01:03Z -1.5e3'],
      ['"6f2f0a3c-1111-4222-8333-444455556666"', '6f2f0a3c-1111-4222-8333-444455556666'],
    ] as const)
      assert.equal(words(text), expected);
  });

  it('indents after an opening bracket and outdents before a closing one', () => {
    const { increaseIndentPattern = '', decreaseIndentPattern = '' } = indentationRules;
    assert.match('  "userIdentity": {', new RegExp(increaseIndentPattern));
    assert.doesNotMatch('  "userIdentity": {},', new RegExp(increaseIndentPattern));
    assert.match('  ],', new RegExp(decreaseIndentPattern));
    assert.doesNotMatch('  "tags": []', new RegExp(decreaseIndentPattern));
  });
});
