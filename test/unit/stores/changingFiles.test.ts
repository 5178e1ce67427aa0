import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { english } from '../../../src/core/message';
import { gunzip } from '../../../src/platform/gunzip.node';
import { readDisk } from '../../../src/platform/readDisk.node';
import { fileVersion, type LogFileAccess } from '../../../src/stores/logFileAccess';
import { logFileStore } from '../../../src/stores/logFiles';
import { allPages } from './eventStoreContract';
import { sampleEvent } from './sampleEvents';

const log = (...numbers: readonly number[]) =>
  JSON.stringify({ Records: numbers.map(number => sampleEvent(number)) });

describe('log files that change between being listed and being read', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cloudtrail-lens-changing-'));
    for (const n of [0, 1, 2]) writeFileSync(join(folder, `${n}.json`), log(n, n + 10));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** The files of the folder; `change` happens once they are listed. */
  const found = async (change: (path: string) => void) => {
    const pathOf = (uri: string) => decodeURIComponent(new URL(uri).pathname);
    const files: LogFileAccess = {
      async *list() {
        for (const name of readdirSync(folder).sort())
          yield { uri: pathToFileURL(join(folder, name)).toString(), path: name, name };
        change(join(folder, '1.json'));
      },
      read: file => readDisk(file) ?? Promise.reject(new Error('It is not on a disk.')),
      version: async ({ uri }) => {
        const { mtimeMs, size } = await stat(pathOf(uri));
        return fileVersion(Math.round(mtimeMs), size);
      },
    };
    const store = logFileStore({ id: 'logs', label: 'Log files', files, gunzip });
    const pages = await allPages(store.search({ filters: [] }));
    const events = pages.flatMap(page => page.events);
    const problems = pages.flatMap(page => page.problems);
    return {
      others: events.filter(({ place }) => !place?.log.endsWith('/1.json')).length,
      own: events.filter(({ place }) => place?.log.endsWith('/1.json')).length,
      problems: problems.map(({ what, why }) => `${what}: ${english(why)}`),
    };
  };

  const replaced = (make: (path: string) => void) => (path: string) => {
    rmSync(path);
    make(path);
  };

  it('vanish, become a folder or a link: named, and the others are read', async () => {
    const cases: readonly (readonly [(path: string) => void, string])[] = [
      [rmSync, 'There is no such file any more, or a link that leads nowhere.'],
      [replaced(mkdirSync), 'It is a folder, or a link to one. Name or add the folder itself.'],
      [replaced(path => symlinkSync('1.json', path)), 'The link leads round in a circle.'],
    ];
    for (const [change, why] of cases) {
      const { others, own, problems } = await found(change);
      assert.deepEqual(
        { others, own, problems },
        { others: 4, own: 0, problems: [`1.json: ${why}`] },
      );
      rmSync(join(folder, '1.json'), { recursive: true, force: true });
      writeFileSync(join(folder, '1.json'), log(1, 11));
    }
  });

  it('become a pipe: nobody waits for it', async function () {
    const pipe = (path: string) => void spawnSync('mkfifo', [path]);
    pipe(join(folder, 'a'));
    if (!readdirSync(folder).includes('a')) this.skip(); // There are none on this system.
    rmSync(join(folder, 'a'));
    const { others, problems } = await found(replaced(pipe));
    assert.equal(others, 4);
    assert.deepEqual(problems, ['1.json: It is neither a file nor a folder.']);
  });

  it('grow and shrink: what is there is read, and half an event is said to be broken', async () => {
    const grown = await found(path => writeFileSync(path, log(1, 11, 21)));
    assert.deepEqual(grown, { others: 4, own: 3, problems: [] });
    const shrunk = await found(path => writeFileSync(path, log(1, 11).slice(0, -20)));
    assert.equal(shrunk.others, 4);
    assert.match(shrunk.problems.join(), /^1\.json: The JSON is broken/);
  });

  it('are cut off in the middle of gzip: named', async () => {
    const cut = await found(path => writeFileSync(path, gzipSync(log(1)).subarray(0, -5)));
    assert.deepEqual(cut, {
      others: 4,
      own: 0,
      problems: ['1.json: The gzip file is cut off: its end is missing.'],
    });
  });
});
