import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromPointer, toPointer } from '../../../src/core/jsonPointer';
import { linesOf } from '../../../src/core/lines';
import { english, message, WordedError, wordsOf } from '../../../src/core/message';

describe('message', () => {
  it('fills its places once, so that an argument is never a template', () => {
    assert.equal(english(message('{0} is {1}', '{1}', 'x')), '{1} is x');
    assert.equal(english(message('{0} {2}', 1)), '1 {2}');
  });
});

describe('wordsOf', () => {
  const words = (error: unknown) => english(wordsOf(error));

  it('says what an error says, or else what it is', () => {
    assert.equal(words(new WordedError(message('{0} is closed', 'a'))), 'a is closed');
    assert.equal(words({ words: message('{0} is closed', 'b') }), 'b is closed');
    assert.equal(words(new TypeError('no list')), 'no list');
    assert.equal(words(new TypeError('')), 'TypeError');
    assert.equal(words({ message: 'from another thread' }), 'from another thread');
    assert.equal(words({ message: '', name: 'AbortError' }), 'AbortError');
    assert.equal(
      words({ message: 7, name: '', code: 'EIO' }),
      '{"message":7,"name":"","code":"EIO"}',
    );
    assert.equal(words('refused'), 'refused');
    assert.equal(words(undefined), 'undefined');
    assert.equal(words(null), 'null');
  });
});

describe('JSON pointer', () => {
  it('comes back as the path that it was made of', () => {
    const step = fc.oneof(
      fc.nat(),
      fc.string().filter(text => !/^(0|[1-9]\d*)$/.test(text)),
    );
    fc.assert(
      fc.property(fc.array(step), path => assert.deepEqual(fromPointer(toPointer(path)), path)),
    );
    assert.equal(toPointer(['a/b', 'c~d', 0]), '/a~1b/c~0d/0');
    assert.throws(() => fromPointer('a'), SyntaxError);
  });
});

describe('lines', () => {
  it('count from 1, as the editor breaks them', () => {
    const positionOf = linesOf('ab\r\nc\rd\n\n😀e');
    assert.deepEqual([0, 2, 4, 6, 8, 9, 11].map(positionOf), [
      { line: 1, column: 1 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
      { line: 5, column: 1 },
      { line: 5, column: 3 },
    ]);
  });

  it('end at the same places as an expression finds', () => {
    const texts = fc.string({ unit: fc.constantFrom('\r', '\n', 'a') });
    fc.assert(
      fc.property(texts, text => {
        const line = linesOf(text)(text.length).line;
        assert.equal(line, text.split(/\r\n?|\n/).length);
      }),
    );
  });
});
