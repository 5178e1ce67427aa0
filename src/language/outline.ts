import * as vscode from 'vscode';
import { attempt, type Failures } from '../core/attempt';
import { describe, storyIn, type EventKind } from '../core/describe';
import type { EventLog } from '../core/eventLog';
import { insideQuotes } from '../core/insideQuotes';
import type { Span } from '../core/places';
import { iconText, withoutIcons } from '../core/plainText';
import { OPEN_BRACE, OPEN_BRACKET, eachMember, unquote } from '../core/scan';
import { SELECTOR, type EventLogs } from '../host/eventLogs';
import { logFailures } from '../host/failures';
import { rangeOf } from '../host/ranges';
import { inSlices } from '../host/slices';
import { localized } from '../host/wording';

/** With more events than this, the outline lists events only: their fields would be a million rows. */
const WITH_FIELDS = 2000;

/** One entry an event, its fields below it; breadcrumbs and sticky scroll come from the same tree. */
export function registerOutline(logs: EventLogs): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    SELECTOR,
    {
      async provideDocumentSymbols(document, token) {
        const log = await logs.ready(document);
        if (!log) return undefined;
        const { version } = document;
        const symbols: vscode.DocumentSymbol[] = [];
        const failures: Failures = new Map();
        const whole = await inSlices(
          eventSymbols(document, log, failures),
          symbol => symbols.push(symbol),
          () => token.isCancellationRequested || document.version !== version,
        );
        logFailures('outline', failures);
        return whole ? symbols : undefined;
      },
    },
    { label: 'CloudTrail' },
  );
}

function* eventSymbols(document: vscode.TextDocument, log: EventLog, failures: Failures) {
  for (let index = 0; index < log.count; index++) yield eventSymbol(document, log, index, failures);
}

/**
 * The whole event, known by its name: that is what a click selects, and the line that stays in sight
 * while the event is scrolled, where its first line would only be a brace.
 */
function eventSymbol(
  document: vscode.TextDocument,
  log: EventLog,
  index: number,
  failures: Failures,
) {
  const event = log.event(index) ?? {};
  const summary = describe(event, localized, failures);
  const { time, name, kind } = summary;
  const whole = log.span(index);
  const placeOfName = () => insideQuotes(log.text, log.locate(index, ['eventName'], 'value'));
  const beginning = { start: whole.start, end: whole.start };
  const symbol = new vscode.DocumentSymbol(
    withoutIcons(`${time} ${name}`.trim()),
    withoutIcons(storyIn(summary)),
    SYMBOLS[kind],
    rangeOf(document, whole),
    rangeOf(document, attempt('place', failures, placeOfName, beginning)),
  );
  const fields = () => fieldSymbols(document, log.text, whole);
  if (log.count <= WITH_FIELDS) symbol.children = attempt('fields', failures, fields, []);
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
        iconText(name) || '""',
        nested ? '' : iconText(text.slice(valueStart, valueEnd), VALUE),
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
const VALUE = { longest: 60 };

/**
 * An icon for each kind of call, so that sorting the outline by category groups them. Kinds that share
 * a shape differ in colour.
 */
const SYMBOLS: Readonly<Record<EventKind, vscode.SymbolKind>> = {
  read: vscode.SymbolKind.Interface,
  write: vscode.SymbolKind.Method,
  delete: vscode.SymbolKind.Constructor,
  denied: vscode.SymbolKind.Event,
  failed: vscode.SymbolKind.Operator,
  'sign-in': vscode.SymbolKind.Key,
  root: vscode.SymbolKind.Class,
  service: vscode.SymbolKind.Constant,
  insight: vscode.SymbolKind.Struct,
};
