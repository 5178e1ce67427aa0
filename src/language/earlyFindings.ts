import * as vscode from 'vscode';
import type { CheckOptions, LocatedFinding } from '../core/check';
import type { EventLog } from '../core/eventLog';
import { logFailures } from '../host/failures';
import type { CheckedFile, LogThread } from '../host/logThread';

/** What a log may be called. */
const LOG_NAME = /\.(?:jsonc?|jsonl|ndjson|cloudtrail)$/i;

export interface EarlyFindingsOptions {
  readonly thread: Pick<LogThread, 'check'>;
  /** So many findings of a file are enough. */
  readonly most: number;
  optionsFor(uri: vscode.Uri): CheckOptions;
  /** Called when a file was checked before the editor handed it out. */
  show(uri: vscode.Uri, file: CheckedFile): void;
  /** Called when a file will not be handed out, or is something else. */
  forget(uri: vscode.Uri): void;
}

/** A check of a file whose document is not there yet. */
interface Early {
  readonly options: string;
  readonly stop: AbortController;
  readonly file: Promise<CheckedFile | undefined>;
}

/**
 * What is found in large logs while the editor loads them. It reads one, lays it out, and only then hands
 * it to the extensions: 44 MB after four seconds, and then it is busy for another. So the log is checked
 * on its disk as soon as it has a tab, and its findings are there with its text. They are kept only where
 * the document turns out to have the very text that was checked.
 */
export class EarlyFindings implements vscode.Disposable {
  private readonly coming = new Map<string, Early>();
  private readonly listening: vscode.Disposable;

  constructor(private readonly options: EarlyFindingsOptions) {
    vscode.window.tabGroups.all.forEach(({ tabs }) => this.follow(tabs));
    this.listening = vscode.window.tabGroups.onDidChangeTabs(({ opened, changed, closed }) => {
      this.follow([...opened, ...changed]);
      for (const { input } of closed)
        if (input instanceof vscode.TabInputText) this.drop(input.uri);
    });
  }

  /**
   * The findings of a document that was checked as a file: once, and only where that is what a check of
   * the document would find. Waits for a check that goes on.
   */
  async take(
    { uri }: vscode.TextDocument,
    log: EventLog,
    options: CheckOptions,
    isStale: () => boolean,
  ): Promise<readonly LocatedFinding[] | undefined> {
    const early = this.coming.get(uri.toString());
    this.coming.delete(uri.toString());
    if (early?.options !== JSON.stringify(options)) return undefined;
    const file = await early.file;
    return file && (await file.isOf(log, isStale)) ? file.findings : undefined;
  }

  /** Ends the check of a file, and forgets what was found. */
  drop(uri: vscode.Uri): void {
    const early = this.coming.get(uri.toString());
    if (!early) return;
    this.coming.delete(uri.toString());
    early.stop.abort();
    this.options.forget(uri);
  }

  /** Only the tab in front is loaded by the editor. */
  private follow(tabs: readonly vscode.Tab[]): void {
    for (const { isActive, isDirty, input } of tabs)
      if (isActive && !isDirty && input instanceof vscode.TabInputText) this.start(input.uri);
  }

  private start(uri: vscode.Uri): void {
    const key = uri.toString();
    if (!LOG_NAME.test(uri.path) || this.coming.has(key)) return;
    if (vscode.workspace.textDocuments.some(document => document.uri.toString() === key)) return;
    const { thread, most, optionsFor, show } = this.options;
    const options = optionsFor(uri);
    const stop = new AbortController();
    const file = thread.check(uri, options, most, stop.signal).then(
      found => {
        if (found && this.coming.get(key) === early) show(uri, found);
        return found;
      },
      // The document is checked when it is there.
      () => {
        if (!stop.signal.aborted) logFailures('check ahead', new Map([['thread', 1]]));
        return undefined;
      },
    );
    const early: Early = { options: JSON.stringify(options), stop, file };
    this.coming.set(key, early);
  }

  dispose(): void {
    this.listening.dispose();
    for (const { stop } of this.coming.values()) stop.abort();
    this.coming.clear();
  }
}
