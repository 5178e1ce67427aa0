import assert from 'node:assert/strict';
import fc from 'fast-check';
import { prettyJson } from '../../../src/core/format';

describe('format', () => {
  it('prints as JSON.stringify does with two spaces', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, 4), (value, indent) => {
        assert.equal(
          prettyJson(JSON.stringify(value, null, indent)),
          JSON.stringify(JSON.parse(JSON.stringify(value)), null, 2) + '\n',
        );
      }),
    );
  });

  it('changes nothing but white space: numbers, escapes and repeated keys stay as they are', () => {
    const text = '{"id":12345678901234567890,"n":1.0E+2,"s":"\\u00e9\\/","s":"é"}';
    assert.equal(
      prettyJson(text),
      '{\n  "id": 12345678901234567890,\n  "n": 1.0E+2,\n  "s": "\\u00e9\\/",\n  "s": "é"\n}\n',
    );
  });

  it('is done of 100,000 levels, too', () => {
    const text = '['.repeat(100_000) + ']'.repeat(100_000);
    const printed = prettyJson(text);
    assert.ok(printed.length < 140 * 200_000);
    assert.equal(printed.replaceAll(/\s/g, ''), text);
  });

  it('is done once: a second time changes nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const once = prettyJson(JSON.stringify(value));
        assert.equal(prettyJson(once), once);
      }),
    );
  });

  it('indents by any unit, from any base', () => {
    assert.equal(
      prettyJson('{"a":[1]}, {"b":2}', { unit: '\t', base: '    ' }),
      '{\n    \t"a": [\n    \t\t1\n    \t]\n    },\n    {\n    \t"b": 2\n    }\n',
    );
  });

  it('keeps values apart that lack a comma', () => {
    assert.equal(
      prettyJson('[1 2 true"a"{}[] 3]').replaceAll(/\s+/g, ' '),
      '[ 1 2 true "a" {} [] 3 ] ',
    );
  });

  it('puts the values of JSON lines one below the other', () => {
    assert.equal(prettyJson('{"a":1}\n{"b":[]}'), '{\n  "a": 1\n}\n{\n  "b": []\n}\n');
  });

  it('keeps every character of broken JSON but its white space', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ',', ':', 'a', '\\', ' ') }),
        text => {
          const bare = (of: string) => of.replaceAll(/\s/g, '');
          assert.equal(bare(prettyJson(text)), bare(text));
        },
      ),
    );
  });

  it('indents what no event nests no further', () => {
    const deep = 20_000;
    const pretty = prettyJson('['.repeat(deep) + '1' + ']'.repeat(deep));
    assert.ok(pretty.length < 2 * deep * 600, `${pretty.length}`);
    assert.equal(pretty.replaceAll(/\s/g, ''), '['.repeat(deep) + '1' + ']'.repeat(deep));
    assert.equal(prettyJson(pretty), pretty);
  });
});
