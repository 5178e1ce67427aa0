import fc from 'fast-check';
import assert from 'node:assert/strict';
import { WordedError } from '../../../src/core/message';
import { FILTER_ATTRIBUTES, LOOKUP_ATTRIBUTES, type EventQuery } from '../../../src/core/query';
import { lookupPowerShell } from '../../../src/core/sql/lookupPowerShell';
import { powerShellWord } from '../../../src/core/sql/quote';
import { anyValue, HOSTILE_VALUES } from './hostileValues';

/**
 * The words of a line by PowerShell's rules: in single quotes, of which there are five characters, two are
 * one and all else is itself. Without them a word here is of letters, digits and `-` alone.
 */
function wordsOf(line: string): readonly string[] {
  const words: string[] = [];
  const word = /([\w-]+|['‘’‚‛](?:[^'‘’‚‛]|['‘’‚‛]{2})*['‘’‚‛])(?: |$)/uy;
  while (word.lastIndex < line.length) {
    const [, found = ''] = word.exec(line) ?? assert.fail(`not words: ${line}`);
    const isQuoted = /^['‘’‚‛]/.test(found);
    words.push(isQuoted ? found.slice(1, -1).replace(/(['‘’‚‛])['‘’‚‛]/g, '$1') : found);
  }
  return words;
}

/** The value in the CLI's shorthand, by its grammar. */
function shorthandValue(text: string): string {
  const [, quoted, plain = ''] =
    /^AttributeKey=\w+,AttributeValue=(?:'((?:\\'|[^'])*)'|([!#-&(-+\--<>-Z\\-z|][^,]*))$/.exec(
      text,
    ) ?? assert.fail(`not shorthand: ${text}`);
  return quoted === undefined ? plain : quoted.replaceAll("\\'", "'").replaceAll('\\\\', '\\');
}

const of = (value: string, attribute: (typeof FILTER_ATTRIBUTES)[number] = 'userName') =>
  ({ filters: [{ attribute, value }] }) satisfies EventQuery;

describe('a search as a command of the AWS CLI for PowerShell', () => {
  it('asks for the filter that AWS applies, and says what else is left out', () => {
    const query: EventQuery = {
      from: Date.UTC(2026, 0, 31, 12),
      filters: [
        { attribute: 'resource', value: 'arn:aws:iam::111122223333:role/Admin' },
        { attribute: 'eventName', value: 'AssumeRole' },
        { attribute: 'awsRegion', value: 'eu-west-1' },
      ],
    };
    assert.deepEqual(lookupPowerShell(query, { profile: 'audit team' }), {
      text:
        "aws cloudtrail lookup-events --profile 'audit team' --region eu-west-1 " +
        "--start-time '2026-01-31T12:00:00Z' --lookup-attributes " +
        "'AttributeKey=ResourceName,AttributeValue=arn:aws:iam::111122223333:role/Admin' " +
        '--output json',
      leftOut: ['eventName'],
    });
    assert.deepEqual(lookupPowerShell(query, { region: 'us-east-1' }).leftOut, [
      'eventName',
      'awsRegion',
    ]);
  });

  it('has every value as it is, or leaves its filter out', () => {
    const isAsked = (value: string) => {
      const { text, leftOut } = lookupPowerShell(of(value));
      const words = wordsOf(text);
      const at = words.indexOf('--lookup-attributes');
      if (at < 0) assert.deepEqual(leftOut, ['userName']);
      else assert.equal(shorthandValue(words[at + 1] ?? ''), value);
      // What Windows PowerShell takes away, and what cmd.exe would read in a batch file.
      assert.doesNotMatch(text, /["&|<>^%!]/);
      assert.doesNotMatch(text, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      return at >= 0;
    };
    HOSTILE_VALUES.forEach(isAsked);
    fc.assert(fc.property(anyValue, value => void isAsked(value)));
    for (const value of ["it's", '\u2019;touch canary;\u2018\u201a\u201b', 'a,b=c', '~root'])
      assert.ok(isAsked(value), value);
  });

  it('leaves out every other attribute, whatever its value', () => {
    for (const attribute of FILTER_ATTRIBUTES)
      for (const value of HOSTILE_VALUES) {
        const { text, leftOut } = lookupPowerShell(of(value, attribute));
        assert.equal(text.includes('--lookup-attributes'), leftOut.length === 0);
        if (!Object.hasOwn(LOOKUP_ATTRIBUTES, attribute)) assert.deepEqual(leftOut, [attribute]);
      }
  });

  it('has a place as it is, or says which part of it cannot be written', () => {
    const wordsAt = (name: 'profile' | 'region', value: string) => {
      try {
        return wordsOf(lookupPowerShell({ filters: [] }, { [name]: value }).text);
      } catch (error) {
        assert.ok(error instanceof WordedError && error.message.includes(name.slice(1)));
        return undefined;
      }
    };
    for (const value of HOSTILE_VALUES) {
      assert.equal(wordsAt('region', value), undefined);
      const words = wordsAt('profile', value);
      if (words)
        assert.ok(
          words[words.indexOf('--profile') + 1] === value || words.includes(`--profile=${value}`),
        );
    }
  });

  it('quotes what PowerShell would read as more than a word', () => {
    for (const word of ['@args', '$x', 'a,b', '1kb', '-x', '(x)', '{x}', '--%', '`a'])
      assert.equal(powerShellWord(word), `'${word}'`);
    assert.equal(powerShellWord("it's \u2019"), "'it''s \u2019\u2019'");
    for (const word of ['', 'a"b', 'a\\', 'a\u001b'])
      assert.throws(() => powerShellWord(word), WordedError);
  });
});
