import * as vscode from 'vscode';
import { HEAD_LENGTH, LONG_HEAD_LENGTH, formatOf } from '../core/formats';
import { openLog, openingLog, type EventLog } from '../core/eventLog';
import { joined, type TextEdit } from '../core/textEdit';
import { stepsInSlices } from './slices';

/** Documents in which CloudTrail events may be found. */
export const SELECTOR: vscode.DocumentSelector = [
  { language: 'cloudtrail' },
  { language: 'json' },
  { language: 'jsonc' },
  { language: 'jsonl' },
];

const LANGUAGES = new Set(['cloudtrail', 'json', 'jsonc', 'jsonl']);

/** Whether a document may hold events, by its language alone. */
export function mayHoldEvents(document: vscode.TextDocument): boolean {
  return LANGUAGES.has(document.languageId);
}

interface Known {
  readonly version: number;
  readonly log: EventLog | undefined;
  /** What was changed since then, as one edit, up to a later version. */
  readonly later?: { readonly version: number; readonly edit: TextEdit };
}

/** A reading that goes on. */
interface Reading {
  readonly version: number;
  readonly log: Promise<EventLog | undefined>;
}

/**
 * The cache of event logs: one for each version of a document, shared by every feature, gone when the
 * document closes. After changes within one event, the log is made from the one before. A document that
 * is not CloudTrail costs one look at its beginning for each version.
 */
export class EventLogs implements vscode.Disposable {
  private readonly logs = new Map<string, Known>();
  private readonly readings = new Map<string, Reading>();
  private readonly listening = vscode.Disposable.from(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.logs.delete(uri.toString())),
    vscode.workspace.onDidChangeTextDocument(change => this.follow(change)),
  );

  /** The events of a document, read at once; `undefined` when it holds none. */
  get(document: vscode.TextDocument): EventLog | undefined {
    if (!mayHoldEvents(document)) return undefined;
    const known = this.known(document);
    if (known) return known.log;
    const text = textOf(document);
    return this.keep(document, text === undefined ? undefined : openLog(text, optionsOf(document)));
  }

  /**
   * The events of a document, read in slices, so that the extension host does other things in between;
   * `undefined` when it holds none, or was changed or closed meanwhile. Whoever asks while it is being
   * read waits for the same reading.
   */
  async ready(document: vscode.TextDocument): Promise<EventLog | undefined> {
    if (!mayHoldEvents(document)) return undefined;
    const known = this.known(document);
    if (known) return known.log;
    const { version } = document;
    const key = document.uri.toString();
    const running = this.readings.get(key);
    if (running?.version === version) return running.log;
    const isStale = () => document.isClosed || document.version !== version;
    const text = textOf(document);
    if (text === undefined) return this.keep(document, undefined);
    const log = stepsInSlices(openingLog(text, optionsOf(document)), isStale).then(done => {
      if (this.readings.get(key)?.log === log) this.readings.delete(key);
      return done && !isStale() ? this.keep(document, done.value) : undefined;
    });
    this.readings.set(key, { version, log });
    return log;
  }

  /** What is known of the document as it is now: read before, or told by one edit since then. */
  private known(document: vscode.TextDocument): { readonly log: EventLog | undefined } | undefined {
    const known = this.logs.get(document.uri.toString());
    if (known?.version === document.version) return known;
    const followed = known?.later?.version === document.version ? known.later.edit : undefined;
    const log = followed && known?.log?.edited(document.getText(), followed);
    return log && { log: this.keep(document, log) };
  }

  private keep(document: vscode.TextDocument, log: EventLog | undefined): EventLog | undefined {
    const { uri, version, isClosed } = document;
    if (!isClosed) this.logs.set(uri.toString(), { version, log });
    return log;
  }

  /** Notes what was changed. A version that was missed leaves a gap, and the text is read anew. */
  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const key = document.uri.toString();
    const known = this.logs.get(key);
    const edit = wholeOf(contentChanges);
    if (!known || !edit || known.version >= document.version) return;
    const { version, log, later } = known;
    if ((later?.version ?? version) + 1 !== document.version) return;
    const whole = later ? joined(later.edit, edit) : edit;
    this.logs.set(key, { version, log, later: { version: document.version, edit: whole } });
  }

  dispose(): void {
    this.listening.dispose();
    this.logs.clear();
  }
}

/** Changes of one version as one edit. Each is told in offsets of the text before all of them. */
function wholeOf(changes: readonly vscode.TextDocumentContentChangeEvent[]): TextEdit | undefined {
  if (changes.length === 0) return undefined;
  const start = Math.min(...changes.map(({ rangeOffset }) => rangeOffset));
  const end = Math.max(...changes.map(({ rangeOffset, rangeLength }) => rangeOffset + rangeLength));
  const shift = changes.reduce((sum, { text, rangeLength }) => sum + text.length - rangeLength, 0);
  return { start, end, inserted: end - start + shift };
}

/** The text of a document whose beginning is that of a log; another one's is not put together. */
function textOf(document: vscode.TextDocument): string | undefined {
  const isLog = (length: number) =>
    formatOf(
      document.getText(new vscode.Range(ORIGIN, document.positionAt(length))),
      optionsOf(document),
    );
  const isLong = document.offsetAt(document.positionAt(HEAD_LENGTH + 1)) > HEAD_LENGTH;
  const found = isLog(HEAD_LENGTH) ?? (isLong ? isLog(LONG_HEAD_LENGTH) : undefined);
  return found && document.getText();
}

function optionsOf({ languageId }: vscode.TextDocument) {
  return { assumed: languageId === 'cloudtrail' };
}

const ORIGIN = new vscode.Position(0, 0);
