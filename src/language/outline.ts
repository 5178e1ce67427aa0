import * as vscode from 'vscode';
import { describe, storyOf, type EventKind } from '../core/describe';
import type { EventLog } from '../core/eventLog';
import type { Span } from '../core/places';
import { OPEN_BRACE, OPEN_BRACKET, eachMember, unquote } from '../core/scan';
import { SELECTOR, type EventLogs } from '../host/eventLogs';
import { rangeOf } from '../host/ranges';
import { localized } from '../host/wording';

/** With more events than this, the outline lists events only: their fields would be a million rows. */
const WITH_FIELDS = 2000;

/** One entry an event, its fields below it; breadcrumbs come from the same tree. */
export function registerOutline(logs: EventLogs): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    SELECTOR,
    {
      provideDocumentSymbols(document, token) {
        const log = logs.get(document);
        if (!log) return undefined;
        const symbols: vscode.DocumentSymbol[] = [];
        for (let index = 0; index < log.count && !token.isCancellationRequested; index++) {
          symbols.push(eventSymbol(document, log, index));
        }
        return symbols;
      },
    },
    { label: 'CloudTrail' },
  );
}

function eventSymbol(document: vscode.TextDocument, log: EventLog, index: number) {
  const event = log.event(index) ?? {};
  const { time, name, kind } = describe(event, localized);
  const range = rangeOf(document, log.span(index));
  const symbol = new vscode.DocumentSymbol(
    `${time} ${name}`.trim(),
    storyOf(event, localized),
    SYMBOLS[kind],
    range,
    new vscode.Range(range.start, range.start),
  );
  if (log.count <= WITH_FIELDS) symbol.children = fieldSymbols(document, log.text, log.span(index));
  return symbol;
}

function fieldSymbols(document: vscode.TextDocument, text: string, { start, end }: Span) {
  const symbols: vscode.DocumentSymbol[] = [];
  const isArray = text.charCodeAt(start) === OPEN_BRACKET;
  if (!isArray && text.charCodeAt(start) !== OPEN_BRACE) return symbols;
  eachMember(
    text,
    start,
    ({ keyStart, keyEnd, valueStart, valueEnd }) => {
      const name = isArray ? String(symbols.length) : unquote(text, keyStart, keyEnd);
      const from = isArray ? valueStart : keyStart;
      const code = text.charCodeAt(valueStart);
      const nested = code === OPEN_BRACE || code === OPEN_BRACKET;
      const symbol = new vscode.DocumentSymbol(
        // The editor refuses an empty name.
        name || '""',
        nested ? '' : text.slice(valueStart, Math.min(valueEnd, valueStart + LONGEST_VALUE)),
        nested
          ? code === OPEN_BRACE
            ? vscode.SymbolKind.Module
            : vscode.SymbolKind.Array
          : vscode.SymbolKind.Field,
        rangeOf(document, { start: from, end: valueEnd }),
        rangeOf(document, { start: from, end: isArray ? valueStart + 1 : keyEnd }),
      );
      if (nested)
        symbol.children = fieldSymbols(document, text, { start: valueStart, end: valueEnd });
      symbols.push(symbol);
      return false;
    },
    end,
  );
  return symbols;
}

/** Of a value, as much is shown beside its key, in characters. */
const LONGEST_VALUE = 60;

const SYMBOLS: Readonly<Record<EventKind, vscode.SymbolKind>> = {
  read: vscode.SymbolKind.Function,
  write: vscode.SymbolKind.Method,
  delete: vscode.SymbolKind.Method,
  denied: vscode.SymbolKind.Event,
  failed: vscode.SymbolKind.Event,
  'sign-in': vscode.SymbolKind.Key,
  root: vscode.SymbolKind.Key,
  service: vscode.SymbolKind.Interface,
  insight: vscode.SymbolKind.Struct,
};
