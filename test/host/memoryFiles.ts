import * as vscode from 'vscode';

/** A file's text; a folder, a link to one, a folder that may not be read. */
export type MemoryEntry = string | typeof FOLDER | typeof LINK | typeof LOCKED;
export const FOLDER = Symbol('folder');
export const LINK = Symbol('link');
export const LOCKED = Symbol('locked');

/** Files in memory under a scheme of their own, by path: `/logs/a.json`. Folders are entries, too. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly entries = new Map<string, MemoryEntry>();
  /** Paths of the folders that were listed. */
  readonly listed: string[] = [];
  private readonly emitter = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.emitter.event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  /** Puts a file there, or takes it away, and tells those who watch. */
  change(uri: vscode.Uri, entry?: MemoryEntry): void {
    const isNew = !this.entries.has(uri.path);
    if (entry === undefined) this.entries.delete(uri.path);
    else this.entries.set(uri.path, entry);
    const { Created, Changed, Deleted } = vscode.FileChangeType;
    this.emitter.fire([{ uri, type: entry === undefined ? Deleted : isNew ? Created : Changed }]);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const entry = this.entries.get(uri.path);
    if (entry === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return { type: typeOf(entry), ctime: 0, mtime: 0, size: 0 };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    const entry = this.entries.get(uri.path);
    if (entry === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    if (entry === LOCKED) throw vscode.FileSystemError.NoPermissions(uri);
    this.listed.push(uri.path);
    return [...this.entries].flatMap(([path, one]): [string, vscode.FileType][] => {
      const name = path.slice(uri.path.length + 1);
      const isBelow = path.startsWith(`${uri.path}/`) && !name.includes('/');
      return isBelow ? [[name, typeOf(one)]] : [];
    });
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const entry = this.entries.get(uri.path);
    if (typeof entry !== 'string') throw vscode.FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(entry);
  }

  createDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
  writeFile(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
  delete(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
  rename(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
}

function typeOf(entry: MemoryEntry): vscode.FileType {
  const { File, Directory, SymbolicLink } = vscode.FileType;
  if (typeof entry === 'string') return File;
  return entry === LINK ? Directory | SymbolicLink : Directory;
}
