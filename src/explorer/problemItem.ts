import * as vscode from 'vscode';
import { parseLogFileName } from '../core/values/logFileName';
import type { CommandId } from '../host/commands';
import { plainWords } from '../host/wording';
import type { ProblemCause, StoreProblem } from '../stores/eventStore';
import type { ProblemNode, ProblemPartNode, ProblemsNode } from './nodes';
import { plainText } from '../core/plainText';
import { minute, number } from './progressWords';

/** `3,872 files · 2 broken · 12 skipped by date · 40 duplicates`, in a line and in sentences. */
export function problemsItem({ problems, files }: ProblemsNode): vscode.TreeItem {
  const count = (cause: ProblemCause | undefined) =>
    problems.filter(problem => problem.cause === cause).length;
  const broken = count(undefined);
  const skipped = SKIPPED.map(([cause, words, why]) => ({ count: count(cause), words, why }));
  const byPath = skipped.reduce((sum, one) => sum + one.count, 0);
  const duplicates = problems.reduce((sum, { events }) => sum + (events ?? 0), 0);
  const unread = count('unread');
  const counts = [
    files === undefined ? '' : filesInWords(files + byPath),
    broken > 0 ? brokenInWords(broken, files !== undefined) : '',
    ...skipped.map(one => (one.count > 0 ? one.words(number(one.count)) : '')),
    unread > 0 ? vscode.l10n.t('{0} not followed', number(unread)) : '',
    duplicates > 0 ? duplicatesInWords(duplicates) : '',
  ].filter(Boolean);
  const reasons = [
    broken > 0 ? vscode.l10n.t('Broken: what could be read is shown, the rest is missing.') : '',
    ...skipped.map(one => (one.count > 0 ? one.why() : '')),
    unread > 0 ? vscode.l10n.t('Not followed: links to folders, which may lead in a circle.') : '',
    duplicates > 0
      ? vscode.l10n.t('Duplicates: events that are in several places are shown once.')
      : '',
  ].filter(Boolean);
  return {
    label: counts[0] ?? '',
    ...(counts.length > 1 && { description: counts.slice(1).join(' · ') }),
    tooltip: [counts.join(' · '), ...reasons].join('\n'),
    accessibilityInformation: { label: counts.join(', ') },
    iconPath:
      broken > 0
        ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'))
        : new vscode.ThemeIcon('info'),
    collapsibleState: vscode.TreeItemCollapsibleState.Collapsed,
  };
}

export function problemPartItem({ first, problems }: ProblemPartNode): vscode.TreeItem {
  return {
    label: `${number(first + 1)} – ${number(first + problems.length)}`,
    iconPath: new vscode.ThemeIcon('ellipsis'),
    collapsibleState: vscode.TreeItemCollapsibleState.Collapsed,
  };
}

/** The file's name and the reason: the whole path would fill the line, and is in the tooltip. */
export function problemItem({ problem }: ProblemNode): vscode.TreeItem {
  const what = plainText(problem.what);
  const why = plainWords(problem.why);
  const name = shortName(what);
  const command = openCommand(problem);
  return {
    label: name,
    description: why,
    tooltip: `${what}\n${why}`,
    iconPath: iconOf(problem),
    accessibilityInformation: { label: `${name}: ${why}` },
    ...(command && { command }),
  };
}

/** `us-east-1 2026-01-31 12:05` for a delivered log, whose name alone is longer than the row. */
function shortName(path: string): string {
  const delivered = parseLogFileName(path);
  if (delivered) return `${delivered.region} ${minute(delivered.delivered)}`;
  return path.slice(path.lastIndexOf('/') + 1) || path;
}

/** What cannot be read as text is opened as far as it can be unpacked. */
function openCommand({ uri, cause }: StoreProblem): vscode.Command | undefined {
  if (uri === undefined || cause === 'unread') return undefined;
  const isPacked = uri.endsWith('.gz');
  return {
    command: isPacked ? ('cloudtrail.openFormatted' satisfies CommandId) : 'vscode.open',
    title: vscode.l10n.t('Open File'),
    arguments: [vscode.Uri.parse(uri, true)],
  };
}

function iconOf({ cause }: StoreProblem): vscode.ThemeIcon {
  if (cause === undefined)
    return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  return new vscode.ThemeIcon(cause === 'duplicates' ? 'copy' : 'debug-step-over');
}

type Skipped = readonly [cause: ProblemCause, words: (count: string) => string, why: () => string];

const SKIPPED: readonly Skipped[] = [
  [
    'date',
    count => vscode.l10n.t('{0} skipped by date', count),
    () => vscode.l10n.t('Skipped by date: their paths say when they were delivered.'),
  ],
  [
    'account',
    count => vscode.l10n.t('{0} skipped by account', count),
    () => vscode.l10n.t('Skipped by account: their paths name another one.'),
  ],
  [
    'region',
    count => vscode.l10n.t('{0} skipped by Region', count),
    () => vscode.l10n.t('Skipped by Region: their paths name another one.'),
  ],
];

/** `1 file`, `3,872 files` */
export function filesInWords(files: number): string {
  return files === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', number(files));
}

function brokenInWords(broken: number, areFiles: boolean): string {
  if (areFiles) return vscode.l10n.t('{0} broken', number(broken));
  return broken === 1
    ? vscode.l10n.t('1 problem while reading')
    : vscode.l10n.t('{0} problems while reading', number(broken));
}

function duplicatesInWords(events: number): string {
  return events === 1
    ? vscode.l10n.t('1 duplicate')
    : vscode.l10n.t('{0} duplicates', number(events));
}
