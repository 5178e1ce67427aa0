import * as vscode from 'vscode';
import { message, type Message } from '../core/message';
import { fileProblem } from '../core/fileProblem';
import { excludedFiles, mayBeLogName, pathBelow } from './excludedFiles';
import { fileVersion } from './fileVersion';

/** What was not looked at in a folder. */
export interface LeftOut {
  readonly what: string;
  readonly why: Message;
  /** On purpose: absent where it could not be read. */
  readonly cause?: 'unread';
}

type Entries = readonly [name: string, type: vscode.FileType][];

interface Folder {
  readonly path: string;
  entries?: Promise<Entries>;
}

/** So many folders are read at a time: one after the other, most of the time goes into waiting. */
const AHEAD = 8;

/**
 * The files below a folder, wherever it lies, and their bytes: `findFiles` knows the workspace alone.
 * Later names come first: in the layout of a trail's bucket those of the last days.
 */
export function folderFiles(root: vscode.Uri) {
  const uriOf = (path: string) => (path === '' ? root : vscode.Uri.joinPath(root, path));

  async function* list(signal: AbortSignal, report: (left: LeftOut) => void) {
    const isExcluded = excludedFiles();
    const waiting: Folder[] = [{ path: '' }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      for (const folder of [...waiting.slice(1 - AHEAD), next]) folder.entries ??= start(folder);
      const { path } = next;
      signal.throwIfAborted();
      const entries = await next.entries?.catch((error: unknown) => {
        if (path === '') throw error;
        report({ what: path, why: fileProblem(error) });
      });
      const below: Folder[] = [];
      for (const [name, type] of entries ?? []) {
        const found = path === '' ? name : `${path}/${name}`;
        if (isExcluded(found)) continue;
        if (type === vscode.FileType.Unknown) {
          // A pipe or a device, which might be waited for.
          if (mayBeLogName(name)) report({ what: found, why: NO_FILE, cause: 'unread' });
        } else if (!(type & vscode.FileType.Directory))
          yield { uri: uriOf(found).toString(), path: found, name };
        // Nothing tells where a link leads: if in a circle, there would be no end.
        else if (type & vscode.FileType.SymbolicLink)
          report({ what: found, why: LINK, cause: 'unread' });
        else below.push({ path: found });
      }
      waiting.push(...below.reverse());
    }
  }

  function start({ path }: Folder): Promise<Entries> {
    const entries = readFolder(uriOf(path));
    // Who comes to it hears of a failure; of a folder that nobody comes to, nobody asks.
    entries.catch(() => undefined);
    return entries;
  }

  return {
    /** Rejects when the folder itself cannot be read; what cannot be read in it is reported. */
    list,
    async read({ uri }: { readonly uri: string }): Promise<Uint8Array> {
      return vscode.workspace.fs.readFile(vscode.Uri.parse(uri, true));
    },
    version: fileVersion,
  };
}

const NO_FILE = message('It is neither a file nor a folder.');
const LINK = message('A link to a folder. Add the folder that it leads to, to see its logs.');

async function readFolder(uri: vscode.Uri): Promise<Entries> {
  const entries = await vscode.workspace.fs.readDirectory(uri);
  return entries.sort(([a], [b]) => (a < b ? 1 : -1));
}

/**
 * Calls back when what a folder holds may have changed: a log, or a folder, of which nothing tells
 * whether it holds logs when it comes or goes as a whole.
 */
export function onFolderFilesChanged(root: vscode.Uri, changed: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, '**'));
  const changedIf = (matters: (name: string) => boolean) => (uri: vscode.Uri) => {
    const path = pathBelow(root, uri);
    if (path === undefined) return;
    if (matters(path.slice(path.lastIndexOf('/') + 1)) && !excludedFiles()(path)) changed();
  };
  const mayBeFolder = (name: string) => !name.includes('.') || mayBeLogName(name);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(changedIf(mayBeFolder)),
    watcher.onDidDelete(changedIf(mayBeFolder)),
    watcher.onDidChange(changedIf(mayBeLogName)),
  );
}
