import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { logReaders } from '../../src/platform/logReaders.node';
import { gunzip } from '../../src/platform/gunzip.node';
import { readFiles } from '../../src/stores/readFiles';
import { projectRoot } from '../workbench/projectRoot';
import { never } from './stores/eventStoreContract';
import { sampleEvents } from './stores/sampleEvents';

const script = join(projectRoot, 'dist', 'logReader.js');

describe('threads that read logs', () => {
  let folder = '';
  const fileOf = (name: string) => ({
    uri: pathToFileURL(join(folder, name)).href,
    path: name,
    name,
  });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cloudtrail-'));
    const log = JSON.stringify({ Records: sampleEvents(50) });
    await writeFile(join(folder, 'a b.json.gz'), gzipSync(log));
    await writeFile(join(folder, 'broken.json'), log.slice(0, -40));
    await writeFile(join(folder, 'cut.json.gz'), gzipSync(log).subarray(0, 90));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('give what is read here', async () => {
    const files = ['a b.json.gz', 'broken.json', 'cut.json.gz', 'gone.json'].map(fileOf);
    const part = await logReaders(script).read(files, never());
    const here = await readFiles(
      files,
      ({ uri }) => ({ bytes: readFileSync(new URL(uri)), version: '1' }),
      { gunzip },
    );
    const withoutVersion = ({ files: read, ...rest }: typeof part) => ({
      ...rest,
      files: read.map(({ count, problems }) => ({ count, problems })),
    });
    assert.deepEqual(withoutVersion(part), withoutVersion(here));
    assert.ok(part.rows.length > 0);
    assert.match(part.files[0]?.version ?? '', /^\d+ \d+$/);
    assert.equal(part.files[3]?.version, undefined);
  });

  it('take one call after the other, and several at a time', async () => {
    const readers = logReaders(script);
    const read = () => readers.read([fileOf('a b.json.gz')], never());
    const first = await read();
    const [second, third] = await Promise.all([read(), read()]);
    assert.deepEqual([second, third], [first, first]);
  });

  it('answer in the order of what they were asked, and end together when nobody waits', async () => {
    const readers = logReaders(script);
    const { signal } = new AbortController();
    const names = ['a b.json.gz', 'broken.json', 'gone.json', 'a b.json.gz', 'broken.json'];
    const parts = await Promise.all(names.map(name => readers.read([fileOf(name)], signal)));
    assert.deepEqual(
      parts.map(({ files: [file] }) => file?.count),
      await Promise.all(
        names.map(async name => (await readers.read([fileOf(name)], never())).files[0]?.count),
      ),
    );

    const stop = new AbortController();
    const reason = new Error('enough');
    const stopped = names.map(name => readers.read([fileOf(name)], stop.signal));
    const other = readers.read([fileOf('a b.json.gz')], never());
    stop.abort(reason);
    for (const one of stopped) await assert.rejects(one, error => error === reason);
    assert.equal((await other).files.length, 1);
  });

  it('are stopped with the reason, and do not fail the next call', async () => {
    const readers = logReaders(script);
    const reason = new Error('enough');
    const controller = new AbortController();
    const stopped = readers.read([fileOf('a b.json.gz')], controller.signal);
    controller.abort(reason);
    await assert.rejects(stopped, error => error === reason);
    assert.equal((await readers.read([fileOf('a b.json.gz')], never())).files.length, 1);
  });

  it('say that they failed when they end, or cannot be started', async () => {
    const crash = join(folder, 'crash.cjs');
    await writeFile(
      crash,
      "require('node:worker_threads').parentPort.on('message', () => process.exit(1))",
    );
    for (const broken of [crash, join(folder, 'nothing.cjs')])
      await assert.rejects(logReaders(broken).read([fileOf('a b.json.gz')], never()), Error);
  });

  it('read what lies on a disk, and nothing else', () => {
    const { canRead } = logReaders(script);
    const on = (uri: string) => canRead({ uri, path: 'a.json', name: 'a.json' });
    assert.deepEqual(
      ['file:///logs/a.json', 'vscode-remote://host/a.json', 'file://server/share/a.json'].map(on),
      [true, false, false],
    );
  });
});
