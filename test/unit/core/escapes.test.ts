import assert from 'node:assert/strict';
import { unescapeAt } from '../../../src/core/escapes';

const read = (literal: string) => unescapeAt(`[${literal}]`, 1, 1 + literal.length);

describe('JSON in a JSON string', () => {
  it('means what JSON says', () => {
    for (const text of ['', 'a', '{"a":"\\n"}', '\t\b\f\r\n/\\"', 'é\u2028😀'])
      assert.equal(read(JSON.stringify(text)).text, text);
  });

  it('stays as it is where an escape is none, and is read all the same', () => {
    assert.equal(read('"a\\xb"').text, 'a\\xb');
    assert.equal(
      read('"\\x\\n\\t\\"\\\\\\/\\b\\f\\r\\u0041\\u00zz"').text,
      '\\x\n\t"\\/\b\f\rA\\u00zz',
    );
    assert.equal(read('"a\nb\\u00e9"').text, 'a\nbé');
  });

  it('tells where each character stands, there and back', () => {
    const literal = '"a\\"b\\u00e9c\\\\d"';
    const { text, outer, inner } = read(literal);
    assert.equal(text, 'a"bécd'.replace('cd', 'c\\d'));
    const places = [2, 3, 5, 6, 12, 13, 15, 16];
    assert.deepEqual(
      [...text, ''].map((_, at) => outer(at)),
      places,
    );
    assert.equal(outer(99), 16);
    for (const [at, place] of places.entries()) assert.equal(inner(place), at);
    // Within an escape, and before the text: the character that stands there.
    assert.deepEqual([4, 7, 11, 14].map(inner), [1, 3, 3, 5]);
    assert.equal(inner(0), 0);
    assert.equal(inner(2), 0);
    assert.equal(inner(99), 7);
  });
});
