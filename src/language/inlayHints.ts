import * as vscode from 'vscode';
import { eventsWithin } from '../core/eventsWithin';
import { localTime } from '../core/localTime';
import { eventTime } from '../core/query';
import { SELECTOR, type EventLogs } from '../host/eventLogs';
import { isOneLine } from '../host/eventPlace';
import { onSettingChanged, setting } from '../host/settings';

/** Writes the local time beside each `eventTime`, which is in UTC. */
export function registerInlayHints(logs: EventLogs): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    onSettingChanged(['cloudtrail.localTime.enabled'], () => changed.fire()),
    vscode.languages.registerInlayHintsProvider(SELECTOR, {
      onDidChangeInlayHints: changed.event,
      async provideInlayHints(document, range) {
        if (setting<boolean>('cloudtrail.localTime.enabled', document) !== true) return [];
        const log = await logs.ready(document);
        if (!log || isOneLine(log)) return [];
        const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
        const shown = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        const { from, to } = eventsWithin(log, shown);
        const hints: vscode.InlayHint[] = [];
        for (let index = from; index < to; index++) {
          const event = log.event(index);
          const time = event && eventTime(event);
          if (time === undefined || event?.eventTime === undefined) continue;
          const label = localTime(time, { timeZone, locale: vscode.env.language });
          if (label === undefined) continue;
          const { end } = log.locate(index, ['eventTime'], 'value');
          const hint = new vscode.InlayHint(document.positionAt(end), label);
          hint.paddingLeft = true;
          hint.tooltip = vscode.l10n.t('Local time, {0}', timeZone);
          hints.push(hint);
        }
        return hints;
      },
    }),
  );
}
