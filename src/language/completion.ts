import * as vscode from 'vscode';
import { attempt, type Failures } from '../core/attempt';
import type { Completion } from '../core/completion/completion';
import { openLogAt } from '../core/completion/openLogAt';
import { plainText } from '../core/plainText';
import { isEventDocument } from '../host/documentUris';
import { SELECTOR, type EventLogs } from '../host/eventLogs';
import { logFailures } from '../host/failures';
import { rangeOf } from '../host/ranges';
import type { LoadActions, LoadReference } from '../host/reference';
import { localized } from '../host/wording';

/** A quote begins a key or a value, a colon a value; a space counts after the colon of a key alone. */
const TRIGGERS = ['"', ':', ' '];

class EventCompletion extends vscode.CompletionItem {
  constructor(
    label: vscode.CompletionItemLabel,
    readonly completion: Completion,
  ) {
    super(label, KINDS[completion.kind]);
  }
}

const KINDS: Readonly<Record<Completion['kind'], vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.Value,
  skeleton: vscode.CompletionItemKind.Snippet,
};

/** Completes keys and values of events that are being written, in documents that can be written. */
export function registerCompletion(
  logs: EventLogs,
  reference: LoadReference,
  actions: LoadActions,
): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<vscode.CompletionItem> = {
    async provideCompletionItems(document, position, token, { triggerCharacter }) {
      if (isReadOnly(document)) return undefined;
      const offset = document.offsetAt(position);
      if (triggerCharacter === ' ' && !isAfterColon(document, position)) return undefined;
      const assumed = document.languageId === 'cloudtrail';
      const log =
        (await logs.ready(document)) ?? openLogAt(document.getText(), offset, { assumed });
      if (!log) return undefined;
      const { completionsAt } = await reference();
      const failures: Failures = new Map();
      const options = { now: Date.now(), actions: await actions(), failures };
      // What was read meanwhile is of no use once the text has changed.
      if (token.isCancellationRequested) return undefined;
      const items = completionsAt(log, offset, options).map((completion, order) =>
        itemOf(document, completion, order),
      );
      logFailures('completion', failures);
      return items;
    },
    resolveCompletionItem(item) {
      if (item instanceof EventCompletion) {
        const failures: Failures = new Map();
        const worded = () => item.completion.words(localized);
        const words = attempt('wording', failures, worded, '');
        logFailures('completion', failures);
        // Neither trusted nor HTML: the words hold texts from the event, escaped by the core.
        if (words !== '') item.documentation = new vscode.MarkdownString(words);
      }
      return item;
    },
  };
  return vscode.languages.registerCompletionItemProvider(SELECTOR, provider, ...TRIGGERS);
}

function isReadOnly({ uri }: vscode.TextDocument): boolean {
  return isEventDocument(uri) || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false;
}

function isAfterColon(
  document: vscode.TextDocument,
  { line, character }: vscode.Position,
): boolean {
  return /"\s*:\s*$/.test(document.lineAt(line).text.slice(Math.max(0, character - 16), character));
}

function itemOf(
  document: vscode.TextDocument,
  completion: Completion,
  order: number,
): vscode.CompletionItem {
  const { label, beside, insert, replace, filter, commas, isImplied, asksNext } = completion;
  const description = typeof beside === 'object' ? localized(beside) : beside;
  const item = new EventCompletion(
    {
      label: plainText(label),
      ...(description !== undefined && { description: plainText(description) }),
    },
    completion,
  );
  item.insertText = new vscode.SnippetString(insert);
  item.range = rangeOf(document, replace);
  item.filterText = filter;
  item.sortText = String(order).padStart(5, '0');
  item.additionalTextEdits = commas.map(comma =>
    vscode.TextEdit.insert(document.positionAt(comma), ','),
  );
  if (isImplied) item.preselect = true;
  if (asksNext) item.command = { title: '', command: 'editor.action.triggerSuggest' };
  return item;
}
