import assert from 'node:assert/strict';
import { gunzip } from '../../../src/platform/gunzip.node';
import { logFileStore } from '../../../src/stores/logFiles';
import type { LogFile } from '../../../src/stores/logFileAccess';
import type { SearchProgress } from '../../../src/stores/eventStore';
import { allPages, never, numbersIn } from './eventStoreContract';
import { sampleEvent, sampleEvents } from './sampleEvents';

const ANY = { filters: [] };
const textOf = (...numbers: readonly number[]) =>
  JSON.stringify({ Records: numbers.map(sampleEvent) });
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

/** A store over files in memory, and a hook that is told of each listing, `list N`, and reading, `read PATH`. */
function made(files: Record<string, string>, hook: (what: string) => void = () => undefined) {
  const store = logFileStore({
    id: 'logs',
    label: 'Log files',
    gunzip,
    files: {
      async *list() {
        for (const [at, path] of Object.keys(files).entries()) {
          hook(`list ${at}`);
          yield { uri: `file:///${path}`, path, name: path };
        }
      },
      async read({ path }: LogFile) {
        hook(`read ${path}`);
        const content = files[path];
        if (content === undefined) throw new Error('gone');
        return Buffer.from(content);
      },
    },
  });
  return { store };
}

describe('a search of log files', () => {
  const files = { 'a.json': textOf(...range(0, 150)), 'b.json': textOf(...range(150, 220)) };
  const word = { filters: [{ attribute: 'text' as const, value: 'eventName' }] };

  for (const query of [ANY, word])
    for (const moment of ['list 0', 'list 1', 'read a.json', 'read b.json'])
      it(`${query === ANY ? '' : 'for text '}ends with the reason when it is stopped at “${moment}”, and goes on`, async () => {
        const controller = new AbortController();
        const reason = new Error('enough');
        const { store } = made(files, what => {
          if (what === moment) controller.abort(reason);
        });
        const search = store.search(query);
        await assert.rejects(search.next(controller.signal), reason);
        await assert.rejects(search.next(controller.signal), reason);
        const pages = await allPages(search);
        assert.deepEqual(numbersIn(pages), [...range(0, 220)].reverse());
        assert.deepEqual(
          pages.flatMap(({ problems }) => problems),
          [],
        );
      });

  for (const [count, pages] of [
    [0, [0]],
    [99, [99]],
    [100, [100]],
    [101, [100, 1]],
    [200, [100, 100]],
    [201, [100, 100, 1]],
  ] as const)
    it(`gives ${count} events in pages of ${pages.join(', ')}`, async () => {
      const { store } = made({ 'a.json': JSON.stringify({ Records: sampleEvents(count) }) });
      const found = await allPages(store.search(ANY));
      assert.deepEqual(
        found.map(({ events }) => events.length),
        pages,
      );
      assert.deepEqual(
        found.map(({ done }) => done),
        pages.map((_, at) => at === pages.length - 1),
      );
    });

  it('for text tells how far it is, file by file', async () => {
    const { store } = made(files);
    const told: SearchProgress[] = [];
    await store.search(word).next(never(), progress => told.push({ ...progress }));
    assert.deepEqual(told.slice(-3), [
      { read: 0, total: 2 },
      { read: 1, total: 2 },
      { read: 2, total: 2 },
    ]);
  });
});
