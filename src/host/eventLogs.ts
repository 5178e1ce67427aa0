import * as vscode from 'vscode';
import { HEAD_LENGTH, formatOf } from '../core/formats';
import { openLog, type EventLog } from '../core/eventLog';
import { joined, type TextEdit } from '../core/textEdit';

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

/**
 * The cache of event logs: one for each version of a document, shared by every feature, gone when the
 * document closes. After changes within one event, the log is made from the one before. A document that
 * is not CloudTrail costs one look at its beginning for each version.
 */
export class EventLogs implements vscode.Disposable {
  private readonly logs = new Map<string, Known>();
  private readonly listening = vscode.Disposable.from(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.logs.delete(uri.toString())),
    vscode.workspace.onDidChangeTextDocument(change => this.follow(change)),
  );

  /** The events of a document; `undefined` when it holds none. */
  get(document: vscode.TextDocument): EventLog | undefined {
    if (!mayHoldEvents(document)) return undefined;
    const key = document.uri.toString();
    const known = this.logs.get(key);
    if (known?.version === document.version) return known.log;
    const followed = known?.later?.version === document.version ? known.later.edit : undefined;
    const log = (followed && known?.log?.edited(document.getText(), followed)) ?? read(document);
    if (!document.isClosed) this.logs.set(key, { version: document.version, log });
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

function read(document: vscode.TextDocument): EventLog | undefined {
  const assumed = document.languageId === 'cloudtrail';
  const head = document.getText(new vscode.Range(ORIGIN, document.positionAt(HEAD_LENGTH)));
  return formatOf(head, { assumed }) && openLog(document.getText(), { assumed });
}

const ORIGIN = new vscode.Position(0, 0);
