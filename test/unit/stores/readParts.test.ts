import assert from 'node:assert/strict';
import type { LogFile } from '../../../src/stores/logFileAccess';
import type { LogReaders } from '../../../src/stores/logReaders';
import { partsOf } from '../../../src/stores/readParts';
import { never } from './eventStoreContract';

interface NamedPart {
  readonly files: readonly string[];
}

const FILES = Array.from({ length: 300 }, (_, n): LogFile => {
  const name = `${n}.json`;
  return { uri: `file:///logs/${name}`, path: name, name };
});

/** Threads that fail with the error of a file, and tell how often they were asked. */
function readersOf(failures: ReadonlyMap<string, Error> | Error) {
  let asked = 0;
  const readers: LogReaders<NamedPart> = {
    lanes: 2,
    warm: () => undefined,
    canRead: () => true,
    async read(files) {
      asked++;
      const error =
        failures instanceof Error
          ? failures
          : files.map(({ name }) => failures.get(name)).find(Boolean);
      if (error) throw error;
      return { files: files.map(({ name }) => name) };
    },
  };
  return { readers, asked: () => asked };
}

const outOfMemory = () =>
  Object.assign(new Error('out of memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' });

async function read(failures: ReadonlyMap<string, Error> | Error) {
  const { readers, asked } = readersOf(failures);
  const order: string[] = [];
  const here: string[] = [];
  const refused: string[] = [];
  for await (const { files, part, isTooMuch } of partsOf(FILES, readers, never())) {
    const names = files.map(({ name }) => name);
    order.push(...names);
    if (part) assert.deepEqual(part.files, names);
    else (isTooMuch ? refused : here).push(...names);
  }
  assert.deepEqual(
    order,
    FILES.map(({ name }) => name),
  );
  return { here, refused, asked: asked() };
}

describe('files that end a thread', () => {
  it('cost none of the others', async () => {
    for (const name of ['0.json', '63.json', '64.json', '150.json', '299.json']) {
      const { here, refused } = await read(new Map([[name, new Error('broken')]]));
      assert.deepEqual([here, refused], [[name], []]);
    }
  });

  it('are not read anywhere else where they take all memory', async () => {
    const bad = ['1.json', '130.json', '131.json'];
    const { here, refused } = await read(new Map(bad.map(name => [name, outOfMemory()])));
    assert.deepEqual([here, refused], [[], bad]);
  });

  it('are all read elsewhere when no thread can be started', async () => {
    const { here, asked } = await read(new Error('no thread'));
    assert.equal(here.length, FILES.length);
    assert.ok(asked < 10, String(asked));
  });
});
