import assert from 'node:assert/strict';
import { text } from '../../../src/core/cloudTrailEvent';
import { openLog } from '../../../src/core/eventLog';
import { ANY_EVENT, eventTime, matches, type EventQuery } from '../../../src/core/query';
import { canonicalEvent } from '../../../src/core/legacyEvent';
import { gunzip } from '../../../src/platform/gunzip.node';
import type { EventPage } from '../../../src/stores/eventStore';
import { isDelivered } from '../../../src/stores/logFileAccess';
import { logFileStore } from '../../../src/stores/logFiles';
import type { LogReaders } from '../../../src/stores/logReaders';
import { readFiles } from '../../../src/stores/readFiles';
import { logText } from '../../../src/stores/logText';
import { allPages, never } from './eventStoreContract';
import { Folder, folderFrom, oddLog, queryFrom } from './oddFolder';
import { randomFrom } from './randomFrom';
import { sampleEvent } from './sampleEvents';

function storeOf(files: Folder, readers?: LogReaders) {
  return logFileStore({ id: 'logs', label: 'Log files', files, gunzip, readers });
}

/** What should be found, by the plainest of means. */
async function expected(folder: Folder, query: EventQuery) {
  const seen = new Set<string>();
  const found: { readonly time: number; readonly place: string; readonly json: string }[] = [];
  for (const [path, { bytes }] of folder.files) {
    const { text: content } = await logText(bytes, gunzip);
    const log = openLog(content, { assumed: isDelivered({ uri: '', path, name: path }) });
    for (let index = 0; index < (log?.count ?? 0); index++) {
      const event = log?.event(index);
      if (!event || !matches(query, event)) continue;
      const id = text(canonicalEvent(event).eventID);
      if (id !== undefined && seen.has(id)) continue;
      if (id !== undefined) seen.add(id);
      const place = `file:///logs/${path} ${index}`;
      found.push({ time: eventTime(event) ?? -Infinity, place, json: log?.json(index) ?? '' });
    }
  }
  return found
    .sort((one, other) => other.time - one.time || 0)
    .map(({ place, json }) => ({ place, json }));
}

const placesIn = (pages: readonly EventPage[]) =>
  pages.flatMap(({ events }) =>
    events.map(({ place, json }) => ({ place: `${place?.log} ${place?.index}`, json })),
  );

/** Threads that are none: what they do, done here. */
function readersOf(folder: Folder, fail: () => boolean): LogReaders & { calls: number } {
  return {
    calls: 0,
    lanes: 2,
    warm: () => undefined,
    canRead: ({ path }) => !path.endsWith('0.json'),
    async read(files) {
      this.calls++;
      if (fail()) throw new Error('The thread has ended.');
      const version = (path: string) => String(folder.files.get(path)?.version);
      return structuredClone(
        await readFiles(
          files,
          ({ path }) => ({ bytes: folder.bytesOf(path), version: version(path) }),
          { gunzip },
        ),
      );
    },
  };
}

describe('the index of log files', () => {
  it('finds what reading everything finds, whatever the logs and the query', async () => {
    for (let seed = 0; seed < 150; seed++) {
      const random = randomFrom(seed);
      const folder = folderFrom(random);
      const store = storeOf(folder);
      for (let asked = 0; asked < 3; asked++) {
        const query = queryFrom(random, folder);
        const label = `seed ${seed}: ${JSON.stringify(query)}`;
        const pages = await allPages(store.search(query));
        assert.deepEqual(placesIn(pages), await expected(folder, query), label);
        // Some files change, come and go; the index is to follow.
        for (const path of [...folder.files.keys()]) {
          if (random() < 0.2) folder.write(path, oddLog(random));
          else if (random() < 0.1) folder.files.delete(path);
        }
        if (random() < 0.5) folder.write(`new ${asked}.json`, oddLog(random));
      }
    }
  }).timeout(60_000);

  it('names the same problems the second time', async () => {
    for (let seed = 0; seed < 30; seed++) {
      const store = storeOf(folderFrom(randomFrom(seed)));
      const [first, second] = [
        await allPages(store.search(ANY_EVENT)),
        await allPages(store.search(ANY_EVENT)),
      ];
      assert.deepEqual(second, first);
    }
  });

  it('loses nothing when a search is stopped again and again', async () => {
    for (let seed = 0; seed < 40; seed++) {
      const random = randomFrom(seed);
      const folder = folderFrom(random);
      const query = queryFrom(random, folder);
      const search = storeOf(folder).search(query);
      const pages: EventPage[] = [];
      while (!pages.at(-1)?.done) {
        const controller = new AbortController();
        const stop = Math.floor(random() * 12);
        const progress = ({ read }: { readonly read: number }) => {
          if (read === stop) controller.abort(new Error('enough'));
        };
        await search.next(controller.signal, progress).then(
          page => pages.push(page),
          (error: unknown) => assert.match(String(error), /enough/),
        );
      }
      assert.deepEqual(placesIn(pages), await expected(folder, query), `seed ${seed}`);
    }
  }).timeout(20_000);

  it('reads a file again when its version is another, and no other file', async () => {
    const folder = new Folder();
    for (let n = 0; n < 5; n++)
      folder.write(`${n}.json`, Buffer.from(JSON.stringify({ Records: [sampleEvent(n)] })));
    const store = storeOf(folder);
    await allPages(store.search(ANY_EVENT));
    folder.reads = [];
    await allPages(store.search({ filters: [{ attribute: 'userName', value: 'nobody' }] }));
    assert.deepEqual(folder.reads, []);
    folder.write('3.json', Buffer.from(JSON.stringify({ Records: [sampleEvent(8)] })));
    const [page] = await allPages(store.search(ANY_EVENT));
    assert.deepEqual(folder.reads, ['3.json']);
    assert.equal(page?.events[0]?.event.eventID, sampleEvent(8).eventID);
  });

  it('asks nobody as long as somebody watches and nothing changes', async () => {
    const folder = folderFrom(randomFrom(3));
    let changes = 1;
    folder.changes = () => changes;
    const store = storeOf(folder);
    const first = await allPages(store.search(ANY_EVENT));
    Object.assign(folder, { listed: 0, looked: 0, reads: [] });
    assert.deepEqual(await allPages(store.search(ANY_EVENT)), first);
    assert.deepEqual([folder.listed, folder.looked, folder.reads], [0, 0, []]);
    changes++;
    folder.write('new.json', Buffer.from(JSON.stringify({ Records: [sampleEvent(77)] })));
    await allPages(store.search(ANY_EVENT));
    assert.equal(folder.listed, 1);
    assert.deepEqual(folder.reads, ['new.json']);
  });

  it('is the same when other threads read, and when they fail', async () => {
    for (let seed = 0; seed < 3; seed++) {
      const random = randomFrom(seed);
      const folder = new Folder();
      for (let n = 0; n < 240; n++) folder.write(`${n}.json`, oddLog(random));
      const here = await allPages(storeOf(folder).search(ANY_EVENT));
      const readers = readersOf(folder, () => seed > 0 && random() < 0.5);
      folder.reads = [];
      const apart = await allPages(storeOf(folder, readers).search(ANY_EVENT));
      assert.ok(readers.calls > 0);
      assert.deepEqual(apart, here);
      const again = await allPages(storeOf(folder, readers).search(queryFrom(random, folder)));
      assert.ok(again.length > 0);
    }
  }).timeout(60_000);

  it('lets two searches at a time read each file once', async () => {
    const folder = folderFrom(randomFrom(5));
    const store = storeOf(folder);
    const searches = [store.search(ANY_EVENT), store.search({ filters: [] })];
    const [one, other] = await Promise.all(searches.map(search => search.next(never())));
    assert.deepEqual(one, other);
    assert.equal(new Set(folder.reads).size, folder.reads.length);
  });
});
