import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { gunzip } from '../../../src/platform/gunzip.node';
import { logReaders } from '../../../src/platform/logReaders.node';
import type { LogFile } from '../../../src/stores/logFileAccess';
import { traceFiles, type TracePart } from '../../../src/stores/traceFiles';
import { projectRoot } from '../../workbench/projectRoot';
import { never } from '../stores/eventStoreContract';
import { at, made, user } from '../trace/made';
import { tracerOver, watching, type MadeSources } from './madeSources';
import { call, first, second } from './twoRoles';

/** More files than are read between the work of others; what matters lies far apart, some of it broken. */
const files = Object.fromEntries(
  Array.from({ length: 250 }, (_, n) => {
    const other = made(`other${n}`, at('08:00'), { userIdentity: user('bob') });
    const events = [other, ...(n === 3 ? [call] : n === 90 ? [first] : n === 240 ? [second] : [])];
    const text = JSON.stringify({ Records: events });
    return [`${n}.json${n % 2 ? '.gz' : ''}`, n === 90 ? text.replace('"other90"', '!') : events];
  }),
) as NonNullable<MadeSources['files']>;
Object.assign(files, { '77.json.gz': new Error('Nobody may read this.'), '78.json': '{"a":1}' });

/** Threads that are none: what they do, done here, and sent as between threads. */
const threadsThat =
  (happens: (call: number) => void): NonNullable<MadeSources['tracers']> =>
  read => {
    let calls = 0;
    return {
      lanes: 3,
      warm: () => undefined,
      canRead: () => true,
      async read(batch) {
        happens(++calls);
        // Fewer than were asked for, as with many events.
        const some = batch.slice(0, Math.max(1, batch.length >> 1));
        return structuredClone(await traceFiles(some, read, { gunzip }));
      },
    };
  };

async function traced(sources: MadeSources) {
  const { tracer, read } = tracerOver(sources);
  const watch = watching();
  const { trace, searched } = await tracer.search(call, watch);
  const { hops, origin, missing, session } = trace;
  // What lies in the last files is read once more, to be shown.
  return { found: { hops, origin, missing, session, searched }, read, words: watch.words };
}

describe('a trace for which other threads read', () => {
  it('is the one for which files are read here, whether threads fail or not', async () => {
    const here = await traced({ files });
    assert.equal(here.found.hops.length, 2);
    assert.ok(here.found.searched.some(said => said.startsWith('Files that could not be read: 1')));
    const fail = (from: number) => (calls: number) => {
      if (calls >= from) throw new Error('The thread has ended.');
    };
    for (const from of [Infinity, 1, 4]) {
      const apart = await traced({ files, tracers: threadsThat(fail(from)) });
      assert.deepEqual(apart.found, here.found);
      assert.equal(apart.words.at(-1), here.words.at(-1));
    }
  });

  it('reads each file once, and none again for the next call', async () => {
    const { tracer, read } = tracerOver({ files, tracers: threadsThat(() => undefined) });
    await tracer.issuerOf(call, watching());
    const inHops = ['90.json', '240.json'];
    const counted = read.filter(path => !inHops.includes(path));
    assert.equal(new Set(counted).size, counted.length);
    read.length = 0;
    await tracer.search(call, watching());
    assert.deepEqual([...new Set(read)].sort(), inHops.sort());
  });

  it('ends with the reason, and goes on from there', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const stopAt = threadsThat(calls => {
      if (calls === 5) stop.abort(reason);
    });
    const { tracer } = tracerOver({ files, tracers: stopAt });
    const stopped = tracer.search(call, { signal: stop.signal, progress: () => undefined });
    await assert.rejects(stopped, error => error === reason);
    const { trace, searched } = await tracer.search(call, watching());
    assert.deepEqual(
      { hops: trace.hops.length, searched },
      {
        hops: 2,
        searched: (await traced({ files })).found.searched,
      },
    );
  });
});

describe('threads that read logs for traces', () => {
  it('send what is found here', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cloudtrail-'));
    try {
      const log = JSON.stringify({ Records: [first, second, call] });
      await writeFile(join(folder, 'a b.json.gz'), gzipSync(log));
      await writeFile(join(folder, 'broken.json'), log.slice(0, -30));
      await writeFile(join(folder, 'cut.json.gz'), gzipSync(log).subarray(0, 90));
      const listed = ['a b.json.gz', 'broken.json', 'cut.json.gz', 'gone.json'].map(
        (name): LogFile => ({ uri: pathToFileURL(join(folder, name)).href, path: name, name }),
      );
      const script = join(projectRoot, 'dist', 'traceReader.js');
      const part = await logReaders<TracePart>(script).read(listed, never());
      const read = ({ uri }: LogFile) => readFile(new URL(uri));
      assert.deepEqual(part, await traceFiles(listed, read, { gunzip }));
      assert.deepEqual(part.files, [
        { events: 3, failed: false },
        { events: 2, failed: false },
        { events: 0, failed: true },
        { events: 0, failed: true },
      ]);
      assert.equal([...part.contents.anchors].length, 2);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
