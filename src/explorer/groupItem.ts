import * as vscode from 'vscode';
import { describe } from '../core/describe';
import { localized } from '../host/wording';
import type { Grouping } from './grouping';
import type { GroupNode, PartNode } from './nodes';
import { eventTime } from '../core/query';
import { minute, number } from './progressWords';
import { plainText } from '../core/plainText';

/** A row for each group, with the number of events in it: it stays in sight while one scrolls. */
export function groupItem(node: GroupNode): vscode.TreeItem {
  const { by, key, events } = node;
  const count = number(events.length);
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const label = key ? plainText(labelOf(node)) : WITHOUT[by]();
  const about = by === 'time' && key ? weekday(key) : undefined;
  return {
    label,
    description: [about, count].filter(Boolean).join(' · '),
    tooltip:
      by === 'time' && key
        ? vscode.l10n.t('{0}, {1}: times are in UTC', key, about ?? '')
        : plainText(key) || label,
    accessibilityInformation: {
      label: [label, about, inWords(events.length)].filter(Boolean).join(', '),
    },
    // Days are read one after the other; of the other groups one is looked for.
    collapsibleState: by === 'time' ? Expanded : Collapsed,
    ...(by === 'time' ? {} : { iconPath: new vscode.ThemeIcon(GROUPING_ICONS[by]) }),
  };
}

/** `11:22 – 09:10`: the times of its events, with the day where days are mixed. */
export function partItem({ by, events }: PartNode): vscode.TreeItem {
  const ends = [events[0], events.at(-1)].flatMap(node => {
    const time = node && eventTime(node.stored.event);
    return time === undefined ? [] : [minute(time).slice(by === 'time' ? 11 : 5)];
  });
  const count = number(events.length);
  const label = ends.length === 2 ? ends.join(' – ') : vscode.l10n.t('More events');
  return {
    label,
    description: count,
    tooltip: vscode.l10n.t('{0}: times are in UTC', inWords(events.length)),
    iconPath: new vscode.ThemeIcon('history'),
    accessibilityInformation: { label: `${label}, ${inWords(events.length)}` },
    collapsibleState: vscode.TreeItemCollapsibleState.Collapsed,
  };
}

function labelOf({ by, key, events: [first] }: GroupNode): string {
  if (by === 'identity' && first) return describe(first.stored.event, localized).who;
  return by === 'service' ? key.replace(/\.amazonaws\.com(\.cn)?$/, '') : key;
}

function weekday(day: string): string {
  return new Date(day).toLocaleDateString(vscode.env.language, {
    weekday: 'long',
    timeZone: 'UTC',
  });
}

/** `1 event`, `1,234 events` */
export function inWords(events: number): string {
  return events === 1 ? vscode.l10n.t('1 event') : vscode.l10n.t('{0} events', number(events));
}

const WITHOUT: Readonly<Record<Grouping, () => string>> = {
  time: () => vscode.l10n.t('Without a readable time'),
  identity: () => vscode.l10n.t('Without a caller'),
  service: () => vscode.l10n.t('Without a service'),
  error: () => vscode.l10n.t('Without an error'),
  sourceIPAddress: () => vscode.l10n.t('Without a source address'),
  region: () => vscode.l10n.t('Without a Region'),
};

export const GROUPING_ICONS: Readonly<Record<Grouping, string>> = {
  time: 'calendar',
  identity: 'person',
  service: 'server',
  error: 'error',
  sourceIPAddress: 'globe',
  region: 'location',
};

/** Asks what to group by; `undefined` when the reader turns away. */
export async function pickGrouping(current: Grouping): Promise<Grouping | undefined> {
  const names: Readonly<Record<Grouping, string>> = {
    time: vscode.l10n.t('Time'),
    identity: vscode.l10n.t('Identity'),
    service: vscode.l10n.t('Service'),
    error: vscode.l10n.t('Error'),
    sourceIPAddress: vscode.l10n.t('Source IP address'),
    region: vscode.l10n.t('Region'),
  };
  const items = (Object.keys(names) as Grouping[]).map(grouping => ({
    grouping,
    label: `$(${GROUPING_ICONS[grouping]}) ${names[grouping]}`,
    ...(grouping === current ? { description: vscode.l10n.t('now') } : {}),
  }));
  const title = vscode.l10n.t('Group Events By');
  return (await vscode.window.showQuickPick(items, { title }))?.grouping;
}
