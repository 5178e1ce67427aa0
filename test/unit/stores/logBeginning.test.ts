import assert from 'node:assert/strict';
import { gunzip } from '../../../src/platform/gunzip.node';
import { ANY_EVENT } from '../../../src/core/query';
import type { LogFile } from '../../../src/stores/logFileAccess';
import { logFileStore } from '../../../src/stores/logFiles';
import type { LogReaders } from '../../../src/stores/logReaders';
import { readFiles } from '../../../src/stores/readFiles';
import { allPages, never } from './eventStoreContract';
import { sampleEvent } from './sampleEvents';

const COUNT = 300;
const bytesOf = ({ name }: LogFile) =>
  Buffer.from(JSON.stringify({ Records: [sampleEvent(parseInt(name, 10))] }));

/** A folder of logs, and threads that read it; what happens is noted in its order. */
function stage(onRead: () => void = () => undefined) {
  const noted: string[] = [];
  const read: string[] = [];
  const readers: LogReaders = {
    lanes: 2,
    warm: () => noted.push('warm'),
    canRead: () => true,
    async read(files, signal) {
      noted.push('read');
      onRead();
      read.push(...files.map(({ name }) => name));
      signal.throwIfAborted();
      return readFiles(files, file => ({ bytes: bytesOf(file), version: '1' }), { gunzip });
    },
  };
  const files = {
    async *list() {
      for (let n = 0; n < COUNT; n++) {
        const name = `${n}.json`;
        yield { uri: `file:///logs/${name}`, path: name, name };
      }
      noted.push('listed');
    },
    read: async (file: LogFile) => bytesOf(file),
  };
  return {
    noted,
    read,
    store: logFileStore({ id: 'logs', label: 'Logs', files, gunzip, readers }),
  };
}

describe('threads that begin with a folder', () => {
  it('read the first of many files while the others are listed, and each of them once', async () => {
    const { noted, read, store } = stage();
    const pages = await allPages(store.search(ANY_EVENT));
    assert.deepEqual(noted.slice(0, 3), ['warm', 'read', 'listed']);
    assert.equal(new Set(read).size, COUNT);
    assert.equal(read.length, COUNT);
    const found = pages.flatMap(({ events }) => events.map(({ place }) => place?.log));
    assert.equal(new Set(found).size, COUNT);
  });

  it('do not begin again with the next search', async () => {
    const { noted, store } = stage();
    await allPages(store.search(ANY_EVENT));
    noted.length = 0;
    await allPages(store.search(ANY_EVENT));
    assert.equal(noted[0], 'listed');
  });

  it('give nothing to a search but its own', async () => {
    const stop = new AbortController();
    const { read, store } = stage(() => stop.abort(new Error('enough')));
    await assert.rejects(store.search(ANY_EVENT).next(stop.signal), /enough/);
    assert.equal(read.length, 64);
    read.length = 0;
    const { events } = await store.search(ANY_EVENT).next(never());
    assert.equal(events.length, 100);
    // A thread's answer to the first search, which was an error, would leave these files to this one.
    assert.equal(new Set(read).size, COUNT);
  });
});
