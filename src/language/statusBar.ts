import * as vscode from 'vscode';
import { FORMATS } from '../core/formats';
import type { EventLog } from '../core/eventLog';
import { overviews, timeSpan, type Overview } from '../core/overview';
import { plainText } from '../core/plainText';
import { formatAccountId } from '../core/values/accountId';
import { formatUtc } from '../core/values/time';
import type { EventLogs } from '../host/eventLogs';
import { onSettingChanged, setting } from '../host/settings';
import { inSlices } from '../host/slices';

/**
 * The log in the active editor in a line: `2,900 events · 3 warnings · 11:42–12:37 UTC`. Counts are those
 * of its diagnostics; the times are collected in slices, once for each version of the document.
 */
export function registerStatusBar(logs: EventLogs): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    'cloudtrail.log',
    vscode.StatusBarAlignment.Right,
    // Left of the cursor's position, with which the editor's own entries begin.
    101,
  );
  item.name = vscode.l10n.t('CloudTrail Log');
  item.command = 'workbench.actions.view.problems';
  const known = new WeakMap<EventLog, Overview>();
  let latest: EventLog | undefined;

  async function update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const isWanted = document && setting<boolean>('cloudtrail.statusBar', document) !== false;
    const log = isWanted ? await logs.ready(document) : undefined;
    if (vscode.window.activeTextEditor?.document !== document) return;
    latest = log;
    if (!document || !log) return item.hide();
    let overview = known.get(log);
    show(document, log, overview);
    if (overview) return;
    const whole = await inSlices(
      overviews(log),
      found => (overview = found),
      () => latest !== log,
    );
    if (!whole || !overview) return;
    known.set(log, overview);
    show(document, log, overview);
  }

  function show({ uri }: vscode.TextDocument, log: EventLog, overview?: Overview): void {
    const counts = countsOf(uri);
    const { from, to } = overview ?? {};
    const grave = counts.filter(({ isGrave }) => isGrave).map(({ words }) => words);
    const times = from === undefined || to === undefined ? [] : [timeSpan(from, to)];
    item.text = [subjectOf(log), ...grave, ...times].join(' · ');
    item.tooltip = [
      titleOf(log),
      counts.map(({ words }) => words).join(', ') || vscode.l10n.t('No findings'),
      from === undefined || to === undefined ? '' : `${formatUtc(from)} – ${formatUtc(to)}`,
      listed(vscode.l10n.t('Accounts'), [...(overview?.accounts ?? [])].map(formatAccountId)),
      listed(vscode.l10n.t('Regions'), [...(overview?.regions ?? [])]),
    ]
      .filter(line => line !== '')
      .join('\n');
    item.show();
  }

  void update();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(() => void update()),
    // A change of the document is followed by a check, and the check by this.
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const active = vscode.window.activeTextEditor?.document.uri.toString();
      if (uris.some(uri => uri.toString() === active)) void update();
    }),
    onSettingChanged(['cloudtrail.statusBar'], () => void update()),
  );
}

/** What people call the shape of the log, in the editor's language. */
function titleOf({ format }: EventLog): string {
  const title = FORMATS.find(({ id }) => id === format)?.title;
  return title === undefined ? '' : vscode.l10n.t(title);
}

/** The findings of a document by severity, the gravest first; those without any are left out. */
function countsOf(uri: vscode.Uri) {
  const found = vscode.languages.getDiagnostics(uri).filter(one => one.source === 'CloudTrail');
  const { Error, Warning, Information, Hint } = vscode.DiagnosticSeverity;
  return [Error, Warning, Information, Hint].flatMap(severity => {
    const count = found.filter(one => one.severity === severity).length;
    const isGrave = severity === Error || severity === Warning;
    return count === 0 ? [] : [{ isGrave, words: severityCount(severity, count) }];
  });
}

function severityCount(severity: vscode.DiagnosticSeverity, count: number): string {
  const shown = number(count);
  const one = count === 1;
  switch (severity) {
    case vscode.DiagnosticSeverity.Error:
      return one ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', shown);
    case vscode.DiagnosticSeverity.Warning:
      return one ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', shown);
    case vscode.DiagnosticSeverity.Information:
      return vscode.l10n.t('{0} info', shown);
    case vscode.DiagnosticSeverity.Hint:
      return one ? vscode.l10n.t('1 hint') : vscode.l10n.t('{0} hints', shown);
  }
}

function subjectOf({ holds, count }: EventLog): string {
  if (holds === 'digest') return vscode.l10n.t('Digest file');
  return count === 1 ? vscode.l10n.t('1 event') : vscode.l10n.t('{0} events', number(count));
}

function number(count: number): string {
  return count.toLocaleString(vscode.env.language);
}

/** More than these of a list do not fit into a tooltip. */
const LISTED = 6;

function listed(title: string, values: readonly string[]): string {
  if (values.length === 0) return '';
  const more = values.length - LISTED;
  const shown = values
    .slice(0, LISTED)
    .map(value => plainText(value))
    .join(', ');
  return `${title}: ${more > 0 ? vscode.l10n.t('{0} and {1} more', shown, more) : shown}`;
}
