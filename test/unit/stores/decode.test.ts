import assert from 'node:assert/strict';
import { checkSize, decode } from '../../../src/stores/decode';

const TEXT = '{"eventName":"GetUser — ✓"}';

describe('decoding a log', () => {
  it('takes UTF-8, with and without a byte order mark', () => {
    for (const mark of ['', '\ufeff'])
      assert.deepEqual(decode(Buffer.from(mark + TEXT)), {
        text: TEXT,
        encoding: 'utf-8',
        replaced: 0,
      });
  });

  it('takes UTF-16 of both byte orders by its mark', () => {
    const little = Buffer.from('\ufeff' + TEXT, 'utf16le');
    assert.deepEqual(decode(little), { text: TEXT, encoding: 'utf-16le', replaced: 0 });
    const big = Buffer.from(little).swap16();
    assert.deepEqual(decode(big), { text: TEXT, encoding: 'utf-16be', replaced: 0 });
  });

  it('takes UTF-16 of both byte orders without a mark, as JSON begins with ASCII', () => {
    for (const text of [TEXT, `\n ${TEXT}`]) {
      const little = Buffer.from(text, 'utf16le');
      assert.deepEqual(decode(little), { text, encoding: 'utf-16le', replaced: 0 });
      const big = Buffer.from(little).swap16();
      assert.deepEqual(decode(big), { text, encoding: 'utf-16be', replaced: 0 });
    }
    for (const bytes of [
      [0, 0, 0, 0],
      [0x7b, 0],
      [0, 0x7b],
      [0x7b, 0, 0, 0],
      [0x7b, 0x22, 0, 0],
    ])
      assert.equal(decode(Uint8Array.from(bytes)).encoding, 'utf-8');
  });

  it('replaces what is not UTF-8 and counts it, but not what was replaced before', () => {
    const bytes = Buffer.concat([
      Buffer.from('a\ufffdb'),
      Buffer.from([0xff]),
      Buffer.from('c'),
      Buffer.from([0xc3]),
    ]);
    assert.deepEqual(decode(bytes), {
      text: 'a\ufffdb\ufffdc\ufffd',
      encoding: 'utf-8',
      replaced: 2,
    });
  });

  it('counts half a UTF-16 unit at the end', () => {
    const bytes = Buffer.concat([Buffer.from('\ufeffab', 'utf16le'), Buffer.from([0x41])]);
    assert.deepEqual(decode(bytes), { text: 'ab\ufffd', encoding: 'utf-16le', replaced: 1 });
  });

  it('takes nothing for nothing', () => {
    assert.equal(decode(new Uint8Array(0)).text, '');
  });
});

describe('a file that is too large for a text', () => {
  it('is refused with its size and with what to do', () => {
    assert.throws(() => checkSize(600 * 2 ** 20), /too large: 600 MB.*Split it; .*\| split /);
    assert.throws(() => checkSize(11, 10), /too large: 1 MB/);
    assert.doesNotThrow(() => checkSize(10, 10));
  });
});
