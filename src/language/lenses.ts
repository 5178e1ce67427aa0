import * as vscode from 'vscode';
import { attempt, type Failures } from '../core/attempt';
import { object, text, type CloudTrailEvent } from '../core/cloudTrailEvent';
import { oneLine } from '../core/describe';
import type { EventLog } from '../core/eventLog';
import { withoutIcons } from '../core/plainText';
import { eventsWithin } from '../core/eventsWithin';
import { SELECTOR, type EventLogs } from '../host/eventLogs';
import { isOneLine } from '../host/eventPlace';
import type { CommandId } from '../host/commands';
import { logFailures } from '../host/failures';
import { setting, onSettingChanged } from '../host/settings';
import { localized } from '../host/wording';

class EventLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly document: vscode.TextDocument,
    readonly index: number,
    readonly part: 'summary' | 'chain' | 'origin',
  ) {
    super(range);
  }
}

/** With more events than this, only those in view and around it have lenses. */
const IN_FULL = 500;

/** So many events before and after those in view have lenses too, so that scrolling meets them ready. */
const AROUND = 100;

/**
 * Above each event: its summary, and the ways to its identity chain and, where its credential was issued
 * by another event, to the origin of that. Worded when it comes into view.
 * Each lens is a line that the editor lays out, so in a long file they follow the view. A log on one
 * line gets one lens, the way to its formatted form.
 */
export function registerLenses(logs: EventLogs): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  /** The events of long documents that have lenses. */
  const offered = new Map<string, EventRange>();
  const provider: vscode.CodeLensProvider<vscode.CodeLens> = {
    onDidChangeCodeLenses: changed.event,
    async provideCodeLenses(document) {
      if (setting<boolean>('cloudtrail.codeLens', document) === false) return [];
      const log = await logs.ready(document);
      if (!log || log.count === 0) return [];
      if (isOneLine(log)) return [formattedLens(document, log.count)];
      const range = rangeFor(document, log);
      offered.set(document.uri.toString(), range);
      const failures: Failures = new Map();
      const lenses = Array.from({ length: range.to - range.from }, (_, at) => {
        const index = range.from + at;
        const start = document.positionAt(log.span(index).start);
        const place = new vscode.Range(start, start);
        return [
          new EventLens(place, document, index, 'summary'),
          new EventLens(place, document, index, 'chain'),
          ...(attempt('key', failures, () => isTemporary(log.event(index)), false)
            ? [new EventLens(place, document, index, 'origin')]
            : []),
        ];
      }).flat();
      logFailures('lenses', failures);
      return lenses;
    },
    resolveCodeLens(lens) {
      if (!(lens instanceof EventLens)) return lens;
      const { document, index, part } = lens;
      const event = logs.get(document)?.event(index) ?? {};
      const place = { uri: document.uri.toString(), index };
      lens.command = { ...actionOf(part, event), arguments: [place] };
      return lens;
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerCodeLensProvider(SELECTOR, provider),
    onSettingChanged(['cloudtrail.codeLens'], () => changed.fire()),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor: { document } }) => {
      const known = offered.get(document.uri.toString());
      const log = known && logs.get(document);
      const view = log && log.count > IN_FULL ? inView(document, log) : undefined;
      if (known && view && (view.from < known.from || view.to > known.to)) changed.fire();
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => offered.delete(uri.toString())),
  );
}

function actionOf(
  part: EventLens['part'],
  event: CloudTrailEvent,
): { readonly title: string; readonly command: CommandId | '' } {
  if (part === 'chain')
    return { title: vscode.l10n.t('Identity chain'), command: 'cloudtrail.showIdentityChain' };
  if (part === 'origin')
    return { title: vscode.l10n.t('Trace to origin'), command: 'cloudtrail.traceToOrigin' };
  // The summary is for reading; a lens without a command is drawn as plain text.
  const failures: Failures = new Map();
  const title = withoutIcons(oneLine(event, localized, failures));
  logFailures('lenses', failures);
  return { title, command: '' };
}

/** Whether somebody issued the key that the event was called with. */
function isTemporary(event: CloudTrailEvent | undefined): boolean {
  return text(object(event?.userIdentity)['accessKeyId'])?.startsWith('ASIA') === true;
}

type EventRange = ReturnType<typeof eventsWithin>;

function rangeFor(document: vscode.TextDocument, log: EventLog): EventRange {
  if (log.count <= IN_FULL) return { from: 0, to: log.count };
  const { from, to } = inView(document, log) ?? { from: 0, to: 0 };
  return { from: Math.max(from - AROUND, 0), to: Math.min(to + AROUND, log.count) };
}

/** The events that any editor shows; between two editors, those between them too. */
function inView(document: vscode.TextDocument, log: EventLog): EventRange | undefined {
  const [first, ...others] = vscode.window.visibleTextEditors
    .filter(editor => editor.document === document)
    .flatMap(({ visibleRanges }) => visibleRanges);
  if (!first) return undefined;
  const shown = others.reduce((whole, range) => whole.union(range), first);
  return eventsWithin(log, {
    start: document.offsetAt(shown.start),
    end: document.offsetAt(shown.end),
  });
}

function formattedLens({ uri }: vscode.TextDocument, count: number): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
    title: vscode.l10n.t('{0} events on one line · Open formatted', count),
    command: 'cloudtrail.openFormatted' satisfies CommandId,
    arguments: [uri],
  });
}
