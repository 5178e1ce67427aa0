import assert from 'node:assert/strict';
import type { LogFile } from '../../../src/stores/logFileAccess';
import type { LogReaders } from '../../../src/stores/logReaders';
import { partsOf, share } from '../../../src/stores/readParts';

interface Part {
  readonly files: readonly string[];
}

const files = (count: number): readonly LogFile[] =>
  Array.from({ length: count }, (_, at) => {
    const name = `${at}.json`;
    return { uri: `file:///${name}`, path: `/${name}`, name };
  });

/** Threads that read what `answer` says of some files: all of them, some, or an error. */
function readers(answer: (files: readonly LogFile[], call: number) => number | Error, lanes = 2) {
  const asked: number[] = [];
  const made = {
    lanes,
    canRead: () => true,
    warm: () => undefined,
    read: async (share: readonly LogFile[]): Promise<Part> => {
      asked.push(share.length);
      const count = answer(share, asked.length);
      if (typeof count !== 'number') throw count;
      return { files: share.slice(0, count).map(({ name }) => name) };
    },
  } as unknown as LogReaders<Part>;
  return { made, asked };
}

async function collected(parts: ReturnType<typeof partsOf<Part>>) {
  const found: { readonly names: readonly string[]; readonly isRead: boolean }[] = [];
  for await (const { files: own, part } of parts)
    found.push({ names: own.map(({ name }) => name), isRead: part !== undefined });
  return found;
}

describe('shares of files that other threads read', () => {
  const { signal } = new AbortController();
  const names = (found: readonly { readonly names: readonly string[] }[]) =>
    found.flatMap(one => one.names);
  const expected = (count: number) => files(count).map(({ name }) => name);

  it('come in their order, 64 at a time', async () => {
    const { made, asked } = readers(share => share.length);
    const found = await collected(partsOf(files(150), made, signal));
    assert.deepEqual(names(found), expected(150));
    assert.ok(found.every(({ isRead }) => isRead));
    assert.deepEqual(asked, [64, 64, 22]);
  });

  it('are asked for again where a thread left some', async () => {
    const { made, asked } = readers(share => Math.min(share.length, 40));
    const found = await collected(partsOf(files(100), made, signal));
    assert.deepEqual(names(found), expected(100));
    assert.deepEqual(
      found.map(one => one.names.length),
      [40, 24, 36],
    );
    assert.deepEqual(asked, [64, 36, 24]);
  });

  it('are tried alone where a thread fails, and all left to others after four failures in a row', async () => {
    const failing = readers(() => new Error('no thread'), 1);
    const found = await collected(partsOf(files(64 * 6), failing.made, signal));
    assert.deepEqual(names(found), expected(64 * 6));
    assert.ok(found.every(({ isRead }) => !isRead));
    assert.deepEqual(
      found.map(one => one.names.length),
      [1, 1, 1, 61, 64, 256],
    );
    // The second share was asked for before the first one failed.
    assert.deepEqual(failing.asked, [64, 64, 1, 1, 1]);
    const often = readers(share => (share.length > 1 ? new Error('no') : 1), 1);
    const alone = await collected(partsOf(files(64 * 2), often.made, signal));
    assert.ok(alone.every(({ isRead }) => isRead));
    assert.equal(alone.length, 128);
  });

  it('are not read twice where the first were begun before, for the same search', async () => {
    const begun = (count: number, own = signal) => {
      const { made, asked } = readers(share => share.length);
      const first = share(files(100), made, own);
      return { made, asked, first, listed: files(count) };
    };
    const same = begun(100);
    const found = await collected(partsOf(same.listed, same.made, signal, same.first));
    assert.deepEqual(names(found), expected(100));
    assert.deepEqual(same.asked, [64, 36]);
    for (const other of [begun(50), begun(100, new AbortController().signal)]) {
      const all = await collected(partsOf(other.listed, other.made, signal, other.first));
      assert.deepEqual(names(all), expected(other.listed.length));
      assert.equal(other.asked[1], Math.min(64, other.listed.length));
    }
  });

  it('are left when the search is aborted', async () => {
    const aborting = new AbortController();
    const { made } = readers(share => {
      aborting.abort();
      return share.length;
    });
    await assert.rejects(collected(partsOf(files(10), made, aborting.signal)), {
      name: 'AbortError',
    });
  });
});
