import * as vscode from 'vscode';
import { object, type Path } from '../core/cloudTrailEvent';
import { describe, type EventKind } from '../core/describe';
import type { EventLog } from '../core/eventLog';
import { eventsWithin } from '../core/eventsWithin';
import { insideQuotes } from '../core/insideQuotes';
import { SELECTOR, type EventLogs } from '../host/eventLogs';
import { isOneLine } from '../host/eventPlace';
import { rangeOf } from '../host/ranges';
import { onSettingChanged, setting } from '../host/settings';

/** Token types and modifiers of the manifest, which says how themes that do not know them show them. */
const TYPES = ['awsCall', 'awsError', 'awsCaller'] as const;
const MODIFIERS = ['denied', 'failed', 'root', 'write'] as const;

/** What of an event is coloured, and how; calls that only read stay as the theme has them. */
const MARKS: Readonly<Partial<Record<EventKind, (typeof MODIFIERS)[number]>>> = {
  denied: 'denied',
  failed: 'failed',
  root: 'root',
  write: 'write',
  delete: 'write',
};

/** Sets denied, failed, root's and changing calls apart, in JSON documents with events too. */
export function registerSemanticTokens(logs: EventLogs): vscode.Disposable {
  const register = () =>
    vscode.languages.registerDocumentRangeSemanticTokensProvider(
      SELECTOR,
      {
        async provideDocumentRangeSemanticTokens(document, range) {
          const builder = new vscode.SemanticTokensBuilder(LEGEND);
          const isWanted = setting<boolean>('cloudtrail.semanticHighlighting', document) !== false;
          const log = isWanted ? await logs.ready(document) : undefined;
          // The editor colours no line as long as those.
          if (log && !isOneLine(log)) pushTokens(builder, document, log, range);
          return builder.build();
        },
      },
      LEGEND,
    );
  let provider = register();
  return vscode.Disposable.from(
    // A provider of ranges cannot say that it changed; a new one is asked at once.
    onSettingChanged(['cloudtrail.semanticHighlighting'], () => {
      provider.dispose();
      provider = register();
    }),
    new vscode.Disposable(() => provider.dispose()),
  );
}

const LEGEND = new vscode.SemanticTokensLegend([...TYPES], [...MODIFIERS]);

function pushTokens(
  builder: vscode.SemanticTokensBuilder,
  document: vscode.TextDocument,
  log: EventLog,
  range: vscode.Range,
): void {
  const start = document.offsetAt(range.start);
  const { from, to } = eventsWithin(log, { start, end: document.offsetAt(range.end) });
  for (let index = from; index < to; index++) {
    for (const { path, type, modifier } of tokensOf(log, index)) {
      const value = insideQuotes(log.text, log.locate(index, path, 'value'));
      const range = rangeOf(document, value);
      if (range.isSingleLine) builder.push(range, type, [modifier]);
    }
  }
}

interface Token {
  readonly path: Path;
  readonly type: (typeof TYPES)[number];
  readonly modifier: (typeof MODIFIERS)[number];
}

function tokensOf(log: EventLog, index: number): readonly Token[] {
  const event = log.event(index);
  const modifier = event && MARKS[describe(event).kind];
  const isRoot = object(event?.userIdentity)['type'] === 'Root';
  const tokens: Token[] = [];
  if (isRoot) tokens.push({ path: ['userIdentity', 'type'], type: 'awsCaller', modifier: 'root' });
  if (!modifier) return tokens;
  if (typeof event.eventName === 'string')
    tokens.push({ path: ['eventName'], type: 'awsCall', modifier });
  if (typeof event.errorCode === 'string')
    tokens.push({ path: ['errorCode'], type: 'awsError', modifier });
  return tokens;
}
