import * as vscode from 'vscode';
import type { CommandId } from '../host/commands';
import { ATTRIBUTES } from './attributes';
import type { FilterNode, RangeNode } from './nodes';
import { plainText } from '../core/plainText';
import { minute } from './progressWords';
import { conditions, type Condition, type Search, type TimeRange } from './search';

/** Who applies a filter: the source, which then reads less, its statement, or we, to all that it gives. */
export type AppliedBy = 'source' | 'sql' | 'us' | undefined;

/** A row for the time range or a filter of a search. Pressing it asks for another value. */
export function criterionItem(node: RangeNode | FilterNode, by: AppliedBy): vscode.TreeItem {
  const isRange = node.kind === 'range';
  const label = isRange ? rangeWords(node.range) : conditionWords(node);
  const applied = by && APPLIED[by].name();
  return {
    label,
    ...(applied && { description: applied }),
    tooltip: [
      label,
      by && APPLIED[by].words(),
      by === 'source' && !isRange && node.attribute === 'resource' && BY_RESOURCE(),
    ]
      .filter(Boolean)
      .join('\n'),
    iconPath: new vscode.ThemeIcon(
      isRange ? 'history' : by === 'source' ? 'cloud' : by === 'sql' ? 'database' : 'filter',
    ),
    contextValue: 'cloudtrail.criterion',
    command: {
      command: 'cloudtrail.search' satisfies CommandId,
      title: vscode.l10n.t('Change'),
      arguments: [node],
    },
    accessibilityInformation: {
      label: isRange
        ? vscode.l10n.t('Time range: {0}', label)
        : vscode.l10n.t('Filter: {0}, {1}', label, applied ?? ''),
    },
  };
}

/** What a search for a resource may miss. */
export const BY_RESOURCE = (): string =>
  vscode.l10n.t(
    'Event history compares with the resources that it lists for an event, which need not be all that the event names. A search for text finds every mention.',
  );

const APPLIED = {
  source: {
    name: () => vscode.l10n.t('API'),
    words: () => vscode.l10n.t('Applied by AWS: only events that match are read.'),
  },
  sql: {
    name: () => vscode.l10n.t('SQL'),
    words: () => vscode.l10n.t('Part of the statement that AWS runs.'),
  },
  us: {
    name: () => vscode.l10n.t('local'),
    words: () =>
      vscode.l10n.t(
        'Applied here: LookupEvents takes one attribute, so events that do not match are read and left out.',
      ),
  },
} as const;

/** `last hour · user = alice · error = AccessDenied` */
export function searchWords({ range, filters }: Search): string {
  return [...(range ? [rangeWords(range)] : []), ...conditions(filters).map(conditionWords)].join(
    ' · ',
  );
}

/** `user = alice`; `event name = StopLogging or DeleteTrail` */
export function conditionWords({ attribute, values }: Condition): string {
  const shown = values.map(value => plainText(value));
  if (attribute === 'text') return vscode.l10n.t('contains “{0}”', shown.join());
  const either = shown.reduce((first, next) => vscode.l10n.t('{0} or {1}', first, next));
  return `${ATTRIBUTES[attribute].name()} = ${either}`;
}

/** `last hour`; `since 2026-01-31 12:00`; `2026-01-31 12:00 – 2026-01-31 13:00`. UTC. */
export function rangeWords(range: TimeRange): string {
  if ('minutes' in range) return lastWords(range.minutes);
  if (range.to === undefined) return vscode.l10n.t('since {0} UTC', minute(range.from));
  const day = minute(range.from).slice(0, 10);
  const isDay = range.from % DAY === 0 && range.to === range.from + DAY - 1;
  if (isDay) return vscode.l10n.t('{0} UTC', day);
  return vscode.l10n.t('{0} – {1} UTC', minute(range.from), minute(range.to));
}

const DAY = 24 * 60 * 60_000;

function lastWords(minutes: number): string {
  if (minutes === 60) return vscode.l10n.t('last hour');
  if (minutes % (24 * 60) === 0 && minutes > 24 * 60)
    return vscode.l10n.t('last {0} days', minutes / (24 * 60));
  if (minutes % 60 === 0) return vscode.l10n.t('last {0} hours', minutes / 60);
  return vscode.l10n.t('last {0} minutes', minutes);
}
