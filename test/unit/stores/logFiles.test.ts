import assert from 'node:assert/strict';
import { english } from '../../../src/core/message';
import { gzipSync } from 'node:zlib';
import { gunzip } from '../../../src/platform/gunzip.node';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import type { LogFileAccess } from '../../../src/stores/logFileAccess';
import { logFileStore } from '../../../src/stores/logFiles';
import { allPages, eventStoreContract, never, numbersIn } from './eventStoreContract';
import { sampleEvent, sampleEvents } from './sampleEvents';

type Files = Record<string, Uint8Array | string | Error>;

/** Files in memory; counts what is read. */
function fileAccess(files: Files): LogFileAccess & { readonly read: { count: number } } {
  const read = Object.assign(
    async ({ path }: { readonly path: string }) => {
      read.count++;
      const content = files[path];
      if (content instanceof Error) throw content;
      return typeof content === 'string' ? Buffer.from(content) : (content ?? new Uint8Array(0));
    },
    { count: 0 },
  );
  return {
    async *list() {
      for (const path of Object.keys(files))
        yield { uri: `file:///logs/${path}`, path, name: path.split('/').at(-1) ?? path };
    },
    read,
  };
}

function storeOf(files: LogFileAccess) {
  return logFileStore({ id: 'logs', label: 'Log files', files, gunzip });
}

const pagesOf = (files: Files) => allPages(storeOf(fileAccess(files)).search({ filters: [] }));

const logOf = (...events: readonly CloudTrailEvent[]) => JSON.stringify({ Records: events });

eventStoreContract('log files', async events => {
  const third = Math.ceil(events.length / 3);
  const files = fileAccess({
    'a.json': logOf(...events.slice(0, third)),
    'b.json.gz': gzipSync(logOf(...events.slice(third, 2 * third))),
    'c.jsonl': events
      .slice(2 * third)
      .map(event => JSON.stringify(event))
      .join('\n'),
  });
  return { store: storeOf(files), reads: () => files.read.count };
});

describe('log files', () => {
  it('are found in every shape, packed or not, whatever their name says', async () => {
    const pages = await pagesOf({
      'log.json': logOf(sampleEvent(0)),
      'packed.json.gz': gzipSync(logOf(sampleEvent(1))),
      'array.json': JSON.stringify([sampleEvent(2)]),
      'one.json': JSON.stringify(sampleEvent(3), undefined, 2),
      'lines.ndjson': `${JSON.stringify(sampleEvent(4))}\n${JSON.stringify(sampleEvent(5))}\n`,
      'unpacked-on-the-way.json.gz': logOf(sampleEvent(6)),
      'not-unpacked.json': gzipSync(logOf(sampleEvent(7))),
      'powershell.json': Buffer.from('\ufeff' + logOf(sampleEvent(8)), 'utf16le'),
    });
    assert.deepEqual(numbersIn(pages), [8, 7, 6, 5, 4, 3, 2, 1, 0]);
    assert.deepEqual(pages[0]?.problems, []);
  });

  it('say where each event lies', async () => {
    const [page] = await pagesOf({
      'a.json': logOf(sampleEvent(0), sampleEvent(2)),
      'sub/b.json': logOf(sampleEvent(1)),
    });
    assert.deepEqual(
      page?.events.map(({ place }) => place),
      [
        { log: 'file:///logs/a.json', index: 1 },
        { log: 'file:///logs/sub/b.json', index: 0 },
        { log: 'file:///logs/a.json', index: 0 },
      ],
    );
  });

  it('are passed over in silence when they hold something else', async () => {
    const files = fileAccess({
      'package.json': '{"name":"x","version":"1"}',
      'broken.json': '{"name":',
      'packed.json.gz': gzipSync('[1,2,3]'),
      'notes.txt': logOf(sampleEvent(1)),
    });
    const [page] = await allPages(storeOf(files).search({ filters: [] }));
    assert.deepEqual(page, { events: [], problems: [], done: true });
    assert.equal(files.read.count, 3, 'a text file is not even read');
  });

  it('show an event that lies in several places once and count it, and events without an id always', async () => {
    const nameless = { ...sampleEvent(1), eventID: '' };
    const pages = await pagesOf({
      'a.json': logOf(sampleEvent(0), sampleEvent(0), nameless),
      'b.json': logOf(sampleEvent(0), nameless),
    });
    assert.deepEqual(numbersIn(pages), [1, 1, 0]);
    assert.deepEqual(
      pages[0]?.problems.map(({ why, ...rest }) => ({ ...rest, why: english(why) })),
      ['a.json', 'b.json'].map(what => ({
        what,
        uri: `file:///logs/${what}`,
        cause: 'duplicates',
        events: 1,
        why: '1 event is in another place, too, and shown once.',
      })),
    );
  });

  it('that cannot be read are named with the reason, and do not stop the others', async () => {
    const pages = await pagesOf({
      'cut.json.gz': gzipSync(logOf(...sampleEvents(50))).subarray(0, 200),
      'denied.json': new Error('Permission denied.'),
      'good.json': logOf(sampleEvent(0)),
      'half.json': logOf(sampleEvent(1), sampleEvent(2)).slice(0, -20),
      'latin1.json': Buffer.from(logOf({ ...sampleEvent(3), userAgent: 'caf\xe9' }), 'latin1'),
      'lines.jsonl': `${JSON.stringify(sampleEvent(4))}\n{"eventVersion":"1.11",\n`,
    });
    assert.deepEqual(
      numbersIn(pages).filter(n => n !== undefined),
      [4, 3, 2, 1, 0],
    );
    const problems = Object.fromEntries(
      pages[0]?.problems.map(({ what, why }) => [what, english(why)]) ?? [],
    );
    assert.deepEqual(Object.keys(problems).sort(), [
      'cut.json.gz',
      'denied.json',
      'half.json',
      'latin1.json',
      'lines.jsonl',
    ]);
    assert.match(problems['cut.json.gz'] ?? '', /cut off/);
    assert.equal(problems['denied.json'], 'Permission denied.');
    assert.match(problems['half.json'] ?? '', /2 events .* missing/);
    assert.match(problems['latin1.json'] ?? '', /1 places are not UTF-8/);
    assert.match(problems['lines.jsonl'] ?? '', /1 of 2 events/);
  });

  it('that are named as delivered logs are missed when they hold no events', async () => {
    const name = '111122223333_CloudTrail_us-east-1_20260131T1205Z_Ab3dEf6hIj9kLm2n.json';
    const why = async (content: string) =>
      (await pagesOf({ [name]: content }))[0]?.problems.map(({ why }) => english(why));
    assert.deepEqual(await why(''), ['The file is empty.']);
    assert.deepEqual(await why('"gone"'), ['The file is named as a log, but holds no events.']);
    assert.deepEqual(await why('{"Records":[]}'), []);
  });

  it('report their problems once, with the first page', async () => {
    const [first, ...others] = await pagesOf({
      'a.json': logOf(...sampleEvents(230)),
      'denied.json': new Error('Permission denied.'),
    });
    assert.equal(first?.problems.length, 1);
    assert.deepEqual(
      others.flatMap(({ problems }) => problems),
      [],
    );
  });

  it('put events without a readable time last', async () => {
    const pages = await pagesOf({
      'a.json': logOf({ ...sampleEvent(7), eventTime: 'soon' }, sampleEvent(1), sampleEvent(2)),
    });
    const shown = pages.flatMap(({ events }) => events.map(({ event }) => event.eventTime));
    assert.equal(shown.at(-1), 'soon');
    assert.equal(shown.length, 3);
  });

  it('count files while they are read, and go on where they were stopped', async () => {
    const files = fileAccess({
      'a.json': logOf(sampleEvent(0)),
      'b.json': logOf(sampleEvent(1)),
      'c.json': logOf(sampleEvent(2)),
    });
    const search = storeOf(files).search({ filters: [] });
    const controller = new AbortController();
    await assert.rejects(
      search.next(controller.signal, ({ read, total }) => {
        assert.equal(total, 3);
        if (read === 2) controller.abort(new Error('enough'));
      }),
      /enough/,
    );
    const before = files.read.count;
    const seen: number[] = [];
    const page = await search.next(never(), ({ read }) => seen.push(read));
    assert.deepEqual(numbersIn([page]), [2, 1, 0]);
    assert.equal(seen.at(-1), 3);
    assert.ok(files.read.count - before <= 3, 'files that were done are not looked at again');
    assert.equal(seen[0], 2);
  });

  it('pass names, prototypes and depth that are meant to confuse', async () => {
    const deep = '['.repeat(5000) + ']'.repeat(5000);
    const hostile = `{"__proto__":{"eventID":"x"},"constructor":1,${JSON.stringify(sampleEvent(1)).slice(1)}`;
    const pages = await pagesOf({
      'deep.json': `{"Records":[${hostile},{"eventVersion":"1.11","requestParameters":${deep}}]}`,
    });
    assert.ok(numbersIn(pages).includes(1));
  });
});
