import * as vscode from 'vscode';
import { english } from '../../src/core/message';
import { EventTree } from '../../src/explorer/eventTree';
import { folderLabel, folderStore } from '../../src/explorer/folderStore';
import { watchStores } from '../../src/explorer/watchStores';
import { folderFiles, type LeftOut } from '../../src/host/folderFiles';
import { logFolders } from '../../src/host/logFolders';
import { isStoreError } from '../../src/stores/eventStore';
import { logFileStore, type OpenLogStore } from '../../src/stores/logFiles';
import { sampleEvent } from '../unit/stores/sampleEvents';
import { equal, ok } from './assert';
import { FOLDER, LINK, LOCKED, MemoryFiles } from './memoryFiles';
import { until } from './until';

const logStore: OpenLogStore = options =>
  logFileStore({ ...options, gunzip: async bytes => bytes });
const isNode = typeof process === 'object' && process.versions?.node !== undefined;
const logOf = (n: number) => JSON.stringify({ Records: [sampleEvent(n)] });

describe('log folders', () => {
  const files = new MemoryFiles();
  const root = vscode.Uri.from({ scheme: 'memory', path: '/logs' });
  const at = (path: string) => vscode.Uri.joinPath(root, path);
  const disposables: vscode.Disposable[] = [];

  before(() => {
    disposables.push(vscode.workspace.registerFileSystemProvider('memory', files));
  });
  beforeEach(() => {
    files.entries.clear();
    files.listed.length = 0;
    files.entries.set('/logs', FOLDER);
  });
  after(() => {
    disposables.forEach(one => one.dispose());
  });

  async function listed(signal = new AbortController().signal) {
    const paths: string[] = [];
    const left: LeftOut[] = [];
    for await (const { path } of folderFiles(root).list(signal, one => left.push(one)))
      paths.push(path);
    return { paths, left: left.map(({ what, why, cause }) => [what, cause, english(why)]) };
  }

  it('are listed to their depth, later names first, without what is excluded', async () => {
    for (const day of ['30', '31'])
      files.entries
        .set(`/logs/${day}`, FOLDER)
        .set(`/logs/${day}/a.json`, '')
        .set(`/logs/${day}/b.json`, '');
    files.entries.set('/logs/node_modules', FOLDER).set('/logs/node_modules/a.json', '');
    files.entries.set('/logs/top.json', '');
    const { paths, left } = await listed();
    equal(paths, ['top.json', '31/b.json', '31/a.json', '30/b.json', '30/a.json']);
    equal(left, []);
    ok(!files.listed.includes('/logs/node_modules'), 'an excluded folder was read');
  });

  it('do not follow links, and say so; what cannot be read is named', async () => {
    files.entries.set('/logs/again', LINK).set('/logs/again/a.json', '');
    files.entries.set('/logs/locked', LOCKED);
    files.entries.set('/logs/a.json', '');
    const { paths, left } = await listed();
    equal(paths, ['a.json']);
    equal(
      left.map(([what, cause]) => [what, cause]),
      [
        ['again', 'unread'],
        ['locked', undefined],
      ],
    );
    ok(String(left[0]?.[2]).includes('Add the folder that it leads to'), 'no remedy');
  });

  it('are listed no further once nobody waits', async () => {
    for (let n = 0; n < 100; n++)
      files.entries.set(`/logs/${n}`, FOLDER).set(`/logs/${n}/a.json`, '');
    const controller = new AbortController();
    let found = 0;
    try {
      for await (const file of folderFiles(root).list(controller.signal, () => undefined)) {
        ok(file.name, 'a file has no name');
        if (++found === 3) controller.abort();
      }
      ok(false, 'the list went on');
    } catch (error) {
      ok(controller.signal.aborted, String(error));
    }
    ok(files.listed.length < 20, `${files.listed.length} folders were read`);
  });

  it('say that one is missing, and what helps', async () => {
    files.entries.clear();
    const store = folderStore(root, { logStore, remove: () => undefined });
    disposables.push(store);
    const failure: unknown = await store.store
      .search({ filters: [] })
      .next(new AbortController().signal)
      .catch((error: unknown) => error);
    ok(isStoreError(failure), 'there is no failure');
    equal(failure.kind, 'missing');
    equal(
      failure.message,
      'There is no folder memory:/logs. Bring it back and retry, or remove it from the view.',
    );
    equal(store.remedy?.('missing')?.command, 'cloudtrail.removeLogFolder');
  });

  it('show new files by themselves, and all that was loaded before', async () => {
    for (let n = 0; n < 150; n++) files.entries.set(`/logs/${n}.json`, logOf(n));
    const { tree, node, stop } = watched(root);
    await tree.load(node);
    await tree.load(node);
    equal(tree.eventsOf(node).length, 150);
    const second = tree.eventsOf(node)[1]?.id;

    files.change(at('new.json'), logOf(200));
    await until('the new file to be shown', () =>
      tree.eventsOf(node).length === 151 ? true : undefined,
    );
    equal(tree.eventsOf(node)[2]?.id, second);

    files.change(at('0.json'));
    await until('the deleted file to be gone', () =>
      tree.eventsOf(node).length === 150 ? true : undefined,
    );
    files.change(at('notes.txt'), 'no log');
    stop();
  });

  it('on a disk are watched, too', async function () {
    // A browser has no disk.
    if (!isNode) this.skip();
    const name = `cloudtrail-lens-folder-${Date.now()}`;
    const folder = vscode.Uri.joinPath(vscode.Uri.file('/tmp'), name);
    const { fs } = vscode.workspace;
    const write = (path: string, n: number) =>
      fs.writeFile(vscode.Uri.joinPath(folder, path), new TextEncoder().encode(logOf(n)));
    await fs.createDirectory(folder);
    try {
      await write('AWSLogs/a.json', 1);
      const { tree, node, stop } = watched(folder);
      await tree.load(node);
      equal(tree.eventsOf(node).length, 1);
      // A watcher needs its time to begin, and does not tell when it has: the file is written until it is seen.
      let n = 2;
      await until('the watcher to see a new file', async () => {
        if (tree.eventsOf(node).length > 1) return true;
        await write(`AWSLogs/new/${n}.json`, n++);
        await new Promise(resolve => setTimeout(resolve, 1500));
        return undefined;
      });
      stop();
    } finally {
      await fs.delete(folder, { recursive: true });
    }
  });

  it('are kept by name, each once, and can be removed', async () => {
    const kept = new Map<string, unknown>();
    const memento = {
      get: (key: string) => kept.get(key),
      update: async (key: string, value: unknown) => void kept.set(key, value),
      keys: () => [...kept.keys()],
    } as vscode.Memento;
    const state = { workspaceState: memento, globalState: memento };
    const folders = logFolders(state);
    let changes = 0;
    folders.onDidChange(() => changes++);
    await folders.add([root, root]);
    await folders.add([at('other')]);
    equal([...kept.values()], [['memory:/logs', 'memory:/logs/other']]);
    equal(logFolders(state).all.map(String), ['memory:/logs', 'memory:/logs/other']);
    await folders.remove(root);
    equal(folders.all.map(String), ['memory:/logs/other']);
    equal(changes, 3);
    kept.set([...kept.keys()][0] ?? '', [7, 'no scheme', 'memory:/kept']);
    equal(logFolders(state).all.map(String), ['memory:/kept']);
  });

  it('are called by their path, from home on', () => {
    const label = (path: string) => folderLabel(vscode.Uri.file(path), '/home/alice');
    equal(label('/home/alice/trails'), '~/trails');
    equal(label('/home/alice'), '~');
    equal(label('/home/alicette/trails'), '/home/alicette/trails');
    equal(label('/srv/a\u202eb'), '/srv/a\ufffdb');
    equal(folderLabel(root), 'memory:/logs');
  });

  /** A tree of one folder that follows its files. */
  function watched(folder: vscode.Uri) {
    const open = folderStore(folder, { logStore, remove: () => undefined });
    const tree = new EventTree(() => undefined);
    tree.show([open.store]);
    const [node] = tree.stores;
    ok(node, 'there is no store');
    const none = new vscode.EventEmitter<void>();
    const watching = watchStores(
      { all: [open], onDidChange: none.event },
      () => void tree.renew(node),
    );
    const all = vscode.Disposable.from(open, none, watching);
    disposables.push(all);
    return { tree, node, stop: () => all.dispose() };
  }
});
