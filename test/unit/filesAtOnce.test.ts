import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesAtOnce } from '../../src/platform/filesAtOnce.node';

describe('files read at once', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'at-once-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** The texts of files with these bytes, read together. */
  function texts(...files: readonly (Uint8Array | string)[]): readonly (string | undefined)[] {
    const paths = files.map((bytes, at) => {
      const path = join(folder, `${at}`);
      writeFileSync(path, bytes);
      return path;
    });
    return filesAtOnce(paths).map(file => file?.text);
  }

  it('gives the texts of gzipped and plain files in their order', () => {
    assert.deepEqual(texts(gzipSync('one'), 'two', gzipSync('three'), ''), [
      'one',
      'two',
      'three',
      '',
    ]);
  });

  it('gives the size on the disk and the time of the last change', () => {
    const [text] = texts('plain');
    const [file] = filesAtOnce([join(folder, '0')]);
    assert.deepEqual([text, file?.size, typeof file?.mtimeMs], ['plain', 5, 'number']);
  });

  it('leaves other characters to a decoder that knows them, and the rest comes', () => {
    assert.deepEqual(texts(gzipSync('Zürich'), 'Zürich', gzipSync('a')), [
      undefined,
      undefined,
      'a',
    ]);
  });

  it('cuts nothing where a file says less than it holds', () => {
    const two = Buffer.concat([gzipSync('first'), gzipSync('second')]);
    assert.deepEqual(texts(two, gzipSync('x')), [undefined, undefined]);
  });

  it('gives no file what is in another, whatever size one claims after its end', () => {
    // The stream ends before the claim: what follows would not be unpacked, and the lengths add up.
    const claim = Buffer.alloc(8);
    claim.writeUInt32LE(5, 4);
    const boastful = Buffer.concat([gzipSync('0123456789'), claim]);
    assert.deepEqual(texts(boastful, gzipSync('right')), [undefined, undefined]);
  });

  it('leaves what is damaged, cut off or not there', () => {
    const whole = gzipSync('damaged');
    const damaged = Buffer.from(whole);
    damaged[damaged.length - 6] = (damaged[damaged.length - 6] ?? 0) ^ 1;
    for (const bytes of [
      damaged,
      whole.subarray(0, 15),
      whole.subarray(0, 24),
      whole.subarray(0, 2),
    ])
      assert.deepEqual(texts(bytes), [undefined]);
    assert.deepEqual(filesAtOnce([join(folder, 'nowhere'), folder]), [undefined, undefined]);
  });

  it('leaves large files, and texts that are large together', () => {
    const noise = Buffer.alloc(1024 * 1024 + 1, 'a');
    assert.deepEqual(texts(noise, 'b'), [undefined, 'b']);
    const bomb = gzipSync(Buffer.alloc(33 * 1024 * 1024, 0x20));
    assert.deepEqual(texts(bomb, bomb), [undefined, undefined]);
  });
});
