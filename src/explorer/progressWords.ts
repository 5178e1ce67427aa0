import * as vscode from 'vscode';
import type { SearchProgress } from '../stores/eventStore';

/** `1,200 of 3,872 files`; `40 pages read, back to 2026-01-29 12:00 UTC, about 3 min left`. */
export function progressWords(progress: SearchProgress | undefined): string {
  if (!progress) return '';
  const { read, total, reached, left, bytesScanned } = progress;
  if (total !== undefined) return vscode.l10n.t('{0} of {1} files', number(read), number(total));
  if (read === 0)
    return bytesScanned === undefined ? '' : vscode.l10n.t('{0} scanned', bytes(bytesScanned));
  return [
    read === 1 ? vscode.l10n.t('1 page read') : vscode.l10n.t('{0} pages read', number(read)),
    ...(reached === undefined ? [] : [vscode.l10n.t('back to {0} UTC', minute(reached))]),
    ...(left === undefined ? [] : [timeLeft(left)]),
  ].join(', ');
}

/** `3,872` */
export function number(value: number): string {
  return value.toLocaleString(vscode.env.language);
}

function timeLeft(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return vscode.l10n.t('about {0} s left', seconds);
  return vscode.l10n.t('about {0} min left', Math.ceil(seconds / 60));
}

/** `2026-01-31 12:00` */
export function minute(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}

/** `1.2 GB`, by thousands as AWS counts when it bills. */
export function bytes(count: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(count, 1)) / 3), UNITS.length - 1);
  const amount = count / 1000 ** power;
  return `${power > 0 && amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${UNITS[power]}`;
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];
