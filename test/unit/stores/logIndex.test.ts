import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { text, type CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { openLog } from '../../../src/core/eventLog';
import {
  ANY_EVENT,
  eventTime,
  matches,
  valuesOf,
  FILTER_ATTRIBUTES,
  type EventQuery,
} from '../../../src/core/query';
import { canonicalEvent } from '../../../src/core/legacyEvent';
import { gunzip } from '../../../src/platform/gunzip.node';
import type { EventPage } from '../../../src/stores/eventStore';
import { isDelivered, type LogFileAccess } from '../../../src/stores/logFileAccess';
import { logFileStore } from '../../../src/stores/logFiles';
import type { LogReaders } from '../../../src/stores/logReaders';
import { readFiles } from '../../../src/stores/readFiles';
import { logText } from '../../../src/stores/logText';
import { allPages, never } from './eventStoreContract';
import { randomFrom } from './randomFrom';
import { SAMPLE_START, sampleEvent } from './sampleEvents';

/** Files in memory with versions; tells what was listed, looked at and read. */
class Folder implements LogFileAccess {
  readonly files = new Map<string, { bytes: Uint8Array; version: number }>();
  listed = 0;
  looked = 0;
  readonly read: (file: { readonly path: string }) => Promise<Uint8Array>;
  reads: string[] = [];
  changes: () => number | undefined = () => undefined;

  constructor() {
    this.read = async ({ path }) => {
      this.reads.push(path);
      return this.bytesOf(path);
    };
  }

  bytesOf(path: string): Uint8Array {
    const file = this.files.get(path);
    if (!file) throw new Error('There is no such file.');
    return file.bytes;
  }

  write(path: string, bytes: Uint8Array): void {
    this.files.set(path, { bytes, version: (this.files.get(path)?.version ?? 0) + 1 });
  }

  async *list() {
    this.listed++;
    for (const path of this.files.keys())
      yield { uri: `file:///logs/${path}`, path, name: path.split('/').at(-1) ?? path };
  }

  async version({ path }: { readonly path: string }) {
    this.looked++;
    return String(this.files.get(path)?.version);
  }
}

function storeOf(files: Folder, readers?: LogReaders) {
  return logFileStore({ id: 'logs', label: 'Log files', files, gunzip, readers });
}

type Random = () => number;

const oneOf = <T>(random: Random, choices: readonly T[]): T =>
  choices[Math.floor(random() * choices.length)] as T;

const DEEP = JSON.parse('['.repeat(300) + ']'.repeat(300)) as CloudTrailEvent;

/** An event with what is hard to keep: other types, no id, the same id, names of the early years. */
function oddEvent(random: Random): CloudTrailEvent {
  const n = Math.floor(random() * 40);
  const event = sampleEvent(n);
  const identity = event.userIdentity as CloudTrailEvent;
  return oneOf<() => CloudTrailEvent>(random, [
    () => event,
    () => event,
    () => ({
      ...event,
      eventID: `event ${n}`,
      readOnly: oneOf(random, ['true', 'maybe', 1, null]),
    }),
    () => ({
      ...event,
      eventID: '',
      requestID: 'EXAMPLE123456789',
      sharedEventID: `shared ${n % 3}`,
    }),
    () => ({ ...event, eventTime: oneOf(random, ['soon', '', 7, '2026-01-31 12:00:00.250']) }),
    () => ({ ...event, eventName: 12, errorCode: 'AccessDenied', awsRegion: 'x'.repeat(200) }),
    () => ({
      ...event,
      resources: [{ ARN: 'arn:aws:s3:::logs' }, 'none'],
      responseElements: { a: ['x'.repeat(300), { b: 'deep \u0000 text' }], c: '' },
    }),
    () => ({
      ...event,
      userIdentity: {
        ...identity,
        type: 'AssumedRole',
        arn: `arn:aws:sts::111122223333:assumed-role/Admin/${n % 4}`,
        principalId: `AROAIOSFODNN7EXAMPLE:${n % 4}`,
        sessionContext: { attributes: { creationDate: `2026-01-31T11:0${n % 3}:00Z` } },
      },
    }),
    () => ({ ...event, userIdentity: { type: 'Root', nested: DEEP } }),
    () => ({ EventName: 'GetUser', EventId: `old ${n}`, EventTime: '2016-01-31T12:00:00Z' }),
    () => ({ ...event, eventTime: '2026-01-31T12:00:00Z', userIdentity: null }),
  ])();
}

/** A log in any shape, whole or broken. */
function oddLog(random: Random): Uint8Array {
  const events = Array.from({ length: Math.floor(random() * 12) }, () => oddEvent(random));
  const plain = JSON.stringify({ Records: events });
  const log = oneOf(random, [
    plain,
    plain,
    plain,
    JSON.stringify({ Records: [...events, 'no event', null, 7] }),
    ` {\n "Records" : ${JSON.stringify(events, undefined, 2)} }\n`,
    JSON.stringify(events),
    events.map(event => JSON.stringify(event)).join('\n'),
    plain.slice(0, Math.floor(random() * plain.length)),
    plain.replace('"eventName":', '"eventName"'),
    `{"Records":${JSON.stringify(events)},"Records":[${JSON.stringify(sampleEvent(1))}]}`,
    `{"Records":${JSON.stringify(events)},"\\u0052ecords":[${JSON.stringify(sampleEvent(2))}]}`,
    `{"version":1,"Records":${JSON.stringify(events)}}`,
    plain.replace('{"Records"', '{"\\u0052ecords":[],"Records"'),
    JSON.stringify({ Records: [{ s3: {}, eventSource: 'aws:s3' }, ...events] }),
    JSON.stringify({ Records: [{ ...events[0], messageId: '1' }, ...events] }),
    '{"name":"something else"}',
    '',
  ]);
  const bytes = Buffer.from(log);
  if (random() < 0.1) bytes[Math.floor(bytes.length / 2)] = 0xff;
  return random() < 0.4 ? gzipSync(bytes) : bytes;
}

function folderFrom(random: Random): Folder {
  const folder = new Folder();
  const count = 1 + Math.floor(random() * 8);
  for (let n = 0; n < count; n++) {
    const isDeliveredName = random() < 0.3;
    const name = isDeliveredName ? `111122223333_CloudTrail_${n}.json` : `${n}.json`;
    folder.write(name, oddLog(random));
  }
  return folder;
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

function queryFrom(random: Random, folder: Folder): EventQuery {
  const values = [...folder.files.values()].flatMap(({ bytes }) => {
    try {
      const log = openLog(Buffer.from(bytes).toString());
      const event = log?.event(Math.floor(random() * log.count));
      if (!event) return [];
      return FILTER_ATTRIBUTES.flatMap(attribute =>
        valuesOf(event, attribute).map(value => ({ attribute, value })),
      );
    } catch {
      return [];
    }
  });
  values.push({ attribute: 'text', value: 'ALICE' }, { attribute: 'eventName', value: 'Nothing' });
  const filters = Array.from({ length: Math.floor(random() * 3) }, () => oneOf(random, values));
  const from = SAMPLE_START + Math.floor(random() * 20) * 60_000;
  return oneOf<EventQuery>(random, [
    { filters },
    { filters },
    { from, filters },
    { to: from, filters },
  ]);
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
