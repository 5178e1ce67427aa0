import * as vscode from 'vscode';
import { HEAD_LENGTH, formatOf } from '../core/formats';
import { openLog, type EventLog } from '../core/eventLog';

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

/**
 * The cache of event logs: one parse for each version of a document, shared by every feature, gone when
 * the document closes. A document that is not CloudTrail costs one look at its beginning for each version.
 */
export class EventLogs implements vscode.Disposable {
  private readonly logs = new Map<string, { version: number; log: EventLog | undefined }>();
  private readonly closing = vscode.workspace.onDidCloseTextDocument(({ uri }) =>
    this.logs.delete(uri.toString()),
  );

  /** The events of a document; `undefined` when it holds none. */
  get(document: vscode.TextDocument): EventLog | undefined {
    if (!mayHoldEvents(document)) return undefined;
    const key = document.uri.toString();
    const known = this.logs.get(key);
    if (known?.version === document.version) return known.log;
    const log = read(document);
    if (!document.isClosed) this.logs.set(key, { version: document.version, log });
    return log;
  }

  dispose(): void {
    this.closing.dispose();
    this.logs.clear();
  }
}

function read(document: vscode.TextDocument): EventLog | undefined {
  const assumed = document.languageId === 'cloudtrail';
  const head = document.getText(new vscode.Range(ORIGIN, document.positionAt(HEAD_LENGTH)));
  return formatOf(head, { assumed }) && openLog(document.getText(), { assumed });
}

const ORIGIN = new vscode.Position(0, 0);
