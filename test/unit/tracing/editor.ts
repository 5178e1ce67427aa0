/**
 * A small editor in place of `vscode`, for code that asks little of it. A test imports this before the code:
 * the module is there from then on. What only a real editor does is for the host tests.
 */
import Module from 'node:module';

/** What an editor has open, and what was done with it. */
export const editor = {
  documents: [] as OpenedDocument[],
  /** Whether the next progress is cancelled at once. */
  isCancelled: false,
  /** What was shown: messages, and places as `URI line:column-line:column`. */
  shown: [] as string[],
  /** Where progress was told, and its words. */
  progress: [] as string[],
  /** Which button of a message is chosen. */
  answer: undefined as string | undefined,
  /** What is called when something happens in the workspace, with the name of it. */
  listeners: new Set<readonly [name: string, listener: (event?: unknown) => void]>(),
  providers: [] as unknown[],
};

class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

class Range {
  constructor(
    readonly start: Position,
    readonly end: Position,
  ) {}
}

export class Uri {
  private constructor(
    readonly scheme: string,
    readonly path: string,
    readonly query: string,
  ) {}

  static parse(text: string): Uri {
    const [, scheme = '', path = '', query = ''] =
      /^(\w+):(?:\/\/)?([^?]*)\??(.*)$/.exec(text) ?? [];
    return new Uri(scheme, path, query);
  }

  static from({ scheme, path, query = '' }: { scheme: string; path: string; query?: string }): Uri {
    return new Uri(scheme, path, query);
  }

  toString(): string {
    const slashes = this.scheme === 'file' ? '//' : '';
    return `${this.scheme}:${slashes}${this.path}${this.query && `?${this.query}`}`;
  }
}

/** A document whose text is given. */
export class OpenedDocument {
  readonly languageId = 'json';
  readonly version = 1;
  readonly isClosed = false;
  readonly uri: Uri;

  constructor(
    uri: string,
    readonly text: string,
  ) {
    this.uri = Uri.parse(uri);
  }

  getText(): string {
    return this.text;
  }

  offsetAt({ line, character }: Position): number {
    return this.text.split('\n', line).join('\n').length + (line > 0 ? 1 : 0) + character;
  }

  positionAt(offset: number): Position {
    const before = this.text.slice(0, offset).split('\n');
    return new Position(before.length - 1, before.at(-1)?.length ?? 0);
  }
}

/** The text at a range of a document. */
export function textIn(text: string, range: unknown): string {
  const { start, end } = range as Range;
  const document = new OpenedDocument('file:///any.json', text);
  return text.slice(document.offsetAt(start), document.offsetAt(end));
}

export function placeOf(range: unknown): string {
  const { start, end } = range as Range;
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}

class CallHierarchyItem {
  constructor(
    readonly kind: number,
    readonly name: string,
    readonly detail: string,
    readonly uri: Uri,
    readonly range: Range,
    readonly selectionRange: Range,
  ) {}
}

class CallHierarchyIncomingCall {
  constructor(
    readonly from: CallHierarchyItem,
    readonly fromRanges: readonly Range[],
  ) {}
}

class CallHierarchyOutgoingCall {
  constructor(
    readonly to: CallHierarchyItem,
    readonly fromRanges: readonly Range[],
  ) {}
}

class Location {
  constructor(
    readonly uri: Uri,
    readonly range: Range,
  ) {}
}

class Disposable {
  constructor(readonly dispose: () => void) {}
  static from(...all: readonly Disposable[]): Disposable {
    return new Disposable(() => {
      for (const one of all) one.dispose();
    });
  }
}

class EventEmitter {
  readonly event = () => new Disposable(() => undefined);
  fire(): void {}
  dispose(): void {}
}

export class CancellationError extends Error {}

/** Registers what is called when something happens, until it is disposed of. */
const on = (name: string) => (listener: (event?: unknown) => void) => {
  const entry = [name, listener] as const;
  editor.listeners.add(entry);
  return new Disposable(() => editor.listeners.delete(entry));
};

/** Something happens in the workspace. */
export function happens(name: string, event?: unknown): void {
  for (const [of, listener] of editor.listeners) if (of === name) listener(event);
}

/** A token, and what cancels it. */
export function cancellation(isCancelled = false) {
  const listeners: (() => void)[] = [];
  const token = {
    isCancellationRequested: isCancelled,
    onCancellationRequested(listener: () => void) {
      listeners.push(listener);
      return new Disposable(() => undefined);
    },
  };
  return { token, cancel: () => listeners.forEach(listener => listener()) };
}

const fake = {
  Position,
  Range,
  Selection: Range,
  Uri,
  CallHierarchyItem,
  CallHierarchyIncomingCall,
  CallHierarchyOutgoingCall,
  Location,
  Disposable,
  EventEmitter,
  CancellationError,
  SymbolKind: { Event: 1, Function: 2, Key: 3, Namespace: 4 },
  ProgressLocation: { Window: 'window', Notification: 'notification' },
  ViewColumn: { One: 1 },
  env: { language: 'en' },
  l10n: {
    t: (template: string, ...args: readonly unknown[]) =>
      template.replace(/\{(\d+)\}/g, (_, at: string) => String(args[Number(at)])),
  },
  window: {
    visibleTextEditors: [],
    withProgress(
      { location, title = '' }: { location: string; title?: string },
      run: (progress: { report(told: { message: string }): void }, token: unknown) => unknown,
    ) {
      editor.progress.push(`${location} ${title}`.trim());
      const report = ({ message }: { message: string }) => void editor.progress.push(message);
      return run({ report }, cancellation(editor.isCancelled).token);
    },
    async showInformationMessage(
      message: string,
      options?: { readonly detail?: string },
      ...buttons: readonly string[]
    ) {
      editor.shown.push([message, options?.detail].filter(Boolean).join('\n'));
      return buttons.find(button => button === editor.answer);
    },
    async showTextDocument(document: OpenedDocument, { selection }: { selection: Range }) {
      editor.shown.push(`${document.uri.toString()} ${placeOf(selection)}`);
    },
  },
  workspace: {
    get textDocuments() {
      return editor.documents;
    },
    fs: { stat: async () => ({ size: 1, mtime: 1 }) },
    async openTextDocument(uri: Uri) {
      const found = editor.documents.find(one => one.uri.toString() === uri.toString());
      if (!found) throw new Error(`There is no ${uri.toString()}.`);
      return found;
    },
    onDidChangeWorkspaceFolders: on('folders'),
    onDidChangeConfiguration: on('settings'),
    onDidCreateFiles: on('created'),
    onDidDeleteFiles: on('deleted'),
    onDidRenameFiles: on('renamed'),
    createFileSystemWatcher: () => ({
      onDidChange: on('file changed'),
      onDidCreate: on('file created'),
      onDidDelete: on('file deleted'),
      dispose: () => undefined,
    }),
  },
  languages: {
    registerCallHierarchyProvider(_: unknown, provider: unknown) {
      editor.providers.push(provider);
      return new Disposable(() => editor.providers.splice(editor.providers.indexOf(provider), 1));
    },
  },
};

const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): unknown };
const load = loader._load.bind(Module);
loader._load = (request, ...rest) => (request === 'vscode' ? fake : load(request, ...rest));
