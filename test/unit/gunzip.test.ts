import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { gunzip as gunzipNode } from '../../src/platform/gunzip.node';
import { gunzip as gunzipWeb } from '../../src/platform/gunzip.web';
import { GunzipError, type Gunzip, type GunzipFailure } from '../../src/stores/gunzip';

const LOG = Buffer.from(
  JSON.stringify({
    Records: Array.from({ length: 3000 }, (_, index) => ({
      eventName: 'GetObject',
      eventID: String(index * 7919),
    })),
  }),
);

for (const [door, gunzip] of [
  ['desktop', gunzipNode],
  ['browser', gunzipWeb],
] satisfies [string, Gunzip][]) {
  const rejects = (bytes: Uint8Array, kind: GunzipFailure) =>
    assert.rejects(gunzip(bytes), error => {
      assert.ok(error instanceof GunzipError, String(error));
      assert.equal(error.kind, kind);
      assert.match(error.message, /^[A-Z].*\.$/);
      return true;
    });

  describe(`gunzip of the ${door} door`, () => {
    it('gives back what was packed', async () => {
      assert.deepEqual(Buffer.from(await gunzip(gzipSync(LOG))), LOG);
    });

    it('takes content that does not pack, longer than any slice', async () => {
      let seed = 1;
      const noise = Uint8Array.from({ length: 300_000 }, () => {
        seed = (seed * 48271) % 0x7fffffff;
        return seed & 0xff;
      });
      assert.deepEqual(Buffer.from(await gunzip(gzipSync(noise))), Buffer.from(noise));
    });

    it('takes an empty content', async () => {
      assert.equal((await gunzip(gzipSync(''))).length, 0);
    });

    it('unpacks every member of a file of several', async () => {
      const members = ['one', '', 'two', LOG].map(text => gzipSync(text));
      assert.equal(String(Buffer.from(await gunzip(Buffer.concat(members)))), `onetwo${LOG}`);
    });

    it('finds a damaged member before a sound one', async () => {
      const damaged = flipped(gzipSync('one'), -6);
      await rejects(Buffer.concat([damaged, gzipSync('two')]), 'corrupt');
    });

    it('takes a header with a name, a comment and an extra field', async () => {
      const plain = gzipSync('one');
      const header = Buffer.from([0x1f, 0x8b, 8, 4 + 8 + 16, 0, 0, 0, 0, 0, 3]);
      const fields = Buffer.from('\x02\x00xxname\0comment\0', 'latin1');
      const packed = Buffer.concat([header, fields, plain.subarray(10)]);
      assert.equal(String(Buffer.from(await gunzip(packed))), 'one');
    });

    it('takes zeros after the end for padding', async () => {
      for (const zeros of [1, 3, 8, 512]) {
        const padded = Buffer.concat([gzipSync('one'), Buffer.alloc(zeros)]);
        assert.equal(String(Buffer.from(await gunzip(padded))), 'one');
      }
    });

    it('refuses anything else after the end', () =>
      rejects(Buffer.concat([gzipSync('one'), Buffer.from('something else')]), 'trailing'));

    it('tells what is not gzip', async () => {
      await rejects(new Uint8Array(0), 'not gzip');
      await rejects(Buffer.from('{"Records":[]}'), 'not gzip');
    });

    it('tells a file that is cut off, in its header, its content or its checksum', async () => {
      const packed = gzipSync(LOG);
      for (const length of [2, 9, 11, packed.length >> 1, packed.length - 9, packed.length - 1])
        await rejects(packed.subarray(0, length), 'truncated');
    });

    it('tells a checksum, a length or content that does not fit', async () => {
      const stored = gzipSync(LOG, { level: 0 });
      await rejects(flipped(gzipSync(LOG), -8), 'corrupt');
      await rejects(flipped(gzipSync(LOG), -4), 'corrupt');
      await rejects(flipped(stored, stored.length >> 1), 'corrupt');
      await rejects(flipped(gzipSync(LOG), 2), 'corrupt');
    });

    it('stops a bomb early', async function () {
      this.timeout(20_000);
      const bomb = Buffer.concat(Array(300).fill(gzipSync(Buffer.alloc(1024 * 1024))));
      const before = process.memoryUsage.rss();
      await rejects(bomb, 'too large');
      const grown = (process.memoryUsage.rss() - before) / 1024 / 1024;
      assert.ok(grown < 150, `memory grew by ${Math.round(grown)} MB`);
    });

    it('lets others work meanwhile', async () => {
      let turns = 0;
      let done = false;
      const work = gunzip(gzipSync(Buffer.alloc(12_000_000, LOG))).then(() => (done = true));
      while (!done) {
        await new Promise(resolve => setImmediate(resolve));
        turns++;
      }
      await work;
      assert.ok(turns > 3, `${turns} turns`);
    });
  });
}

/** A copy with one bit changed; a negative place counts from the end. */
function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Buffer.from(bytes);
  const place = at < 0 ? copy.length + at : at;
  copy.writeUInt8(copy.readUInt8(place) ^ 4, place);
  return copy;
}
