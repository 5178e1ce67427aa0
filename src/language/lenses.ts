import * as vscode from 'vscode';
import { oneLine } from '../core/describe';
import { SELECTOR, type EventLogs } from '../host/eventLogs';
import { isOneLine } from '../host/eventPlace';
import type { CommandId } from '../host/commands';
import { setting, onSettingChanged } from '../host/settings';
import { localized } from '../host/wording';

class EventLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly document: vscode.TextDocument,
    readonly index: number,
    readonly part: 'summary' | 'chain',
  ) {
    super(range);
  }
}

/**
 * Above each event: its summary, and the way to its identity chain. Worded when it comes into view, so
 * a long file costs only its places. A log on one line gets one lens, the way to its formatted form.
 */
export function registerLenses(logs: EventLogs): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider<vscode.CodeLens> = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      if (setting<boolean>('cloudtrail.codeLens', document) === false) return [];
      const log = logs.get(document);
      if (!log || log.count === 0) return [];
      if (isOneLine(document, log)) return [formattedLens(document, log.count)];
      return Array.from({ length: log.count }, (_, index) => {
        const start = document.positionAt(log.span(index).start);
        const range = new vscode.Range(start, start);
        return [
          new EventLens(range, document, index, 'summary'),
          new EventLens(range, document, index, 'chain'),
        ];
      }).flat();
    },
    resolveCodeLens(lens) {
      if (!(lens instanceof EventLens)) return lens;
      const { document, index, part } = lens;
      const event = logs.get(document)?.event(index) ?? {};
      const place = { uri: document.uri.toString(), index };
      lens.command = {
        title: part === 'summary' ? oneLine(event, localized) : vscode.l10n.t('Identity chain'),
        // The summary is for reading; a lens without a command is drawn as plain text.
        command: part === 'chain' ? ('cloudtrail.showIdentityChain' satisfies CommandId) : '',
        arguments: [place],
      };
      return lens;
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerCodeLensProvider(SELECTOR, provider),
    onSettingChanged(['cloudtrail.codeLens'], () => changed.fire()),
  );
}

function formattedLens({ uri }: vscode.TextDocument, count: number): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
    title: vscode.l10n.t('{0} events on one line · Open formatted', count),
    command: 'cloudtrail.openFormatted' satisfies CommandId,
    arguments: [uri],
  });
}
