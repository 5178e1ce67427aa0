import * as vscode from 'vscode';
import { text } from '../core/cloudTrailEvent';
import { describe, oneLine, storyOf, type EventKind } from '../core/describe';
import { canonicalEvent } from '../core/legacyEvent';
import { eventTime } from '../core/query';
import { localized } from '../host/wording';
import type { StoredEvent } from '../stores/eventStore';
import { dimmedUri } from './dimmedRows';
import { dayOf } from './grouping';
import type { EventNode } from './nodes';
import { plainText } from '../core/plainText';

/** `12:01:03 AssumeRole` with `alice → Admin, denied` beside it. Every text is shown as text. */
export function eventItem(node: EventNode): vscode.TreeItem {
  const { event } = node.stored;
  const { time, name, kind } = describe(event, localized);
  const day = dayOf(event) ?? '';
  // Below a day its events need only their time; elsewhere days are mixed.
  const when = node.parent.by === 'time' ? time : [day.slice(5), time].filter(Boolean).join(' ');
  const label = [when, name].filter(Boolean).join(' ');
  const story = storyOf(event, localized);
  const item = new vscode.TreeItem(label);
  item.description = story;
  item.iconPath = ICONS[kind];
  if (kind === 'read') item.resourceUri = dimmedUri;
  item.accessibilityInformation = { label: [label, story, day].filter(Boolean).join(', ') };
  item.command = {
    command: 'cloudtrail.openEvent',
    title: vscode.l10n.t('Open Event'),
    arguments: [node],
  };
  return item;
}

/** What a row tells when the pointer rests on it: worked out then, as views hold thousands of rows. */
export function eventTooltip({ stored }: EventNode): string {
  return tooltip(stored, oneLine(stored.event, localized));
}

const ICONS: Readonly<Record<EventKind, vscode.ThemeIcon>> = {
  read: icon('eye', 'list.deemphasizedForeground'),
  write: icon('edit', 'charts.blue'),
  delete: icon('trash', 'charts.red'),
  denied: icon('circle-slash', 'list.errorForeground'),
  failed: icon('warning', 'list.warningForeground'),
  'sign-in': icon('sign-in', 'charts.green'),
  root: icon('shield', 'charts.yellow'),
  service: icon('server-process', 'charts.foreground'),
  insight: icon('graph', 'charts.purple'),
};

function icon(id: string, color: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(id, new vscode.ThemeColor(color));
}

/** Plain text, not Markdown: nothing in an event can become a link or an image. */
function tooltip({ event, place }: StoredEvent, line: string): string {
  const known = canonicalEvent(event);
  const time = eventTime(event);
  const where = [known.eventSource, known.awsRegion, known.sourceIPAddress].flatMap(value => {
    const shown = text(value);
    return shown === undefined ? [] : [plainText(shown)];
  });
  const error = text(known.errorMessage);
  return [
    line,
    ...(time === undefined ? [] : [inUtc(time), inLocalTime(time)]),
    where.join(' · '),
    error === undefined ? '' : plainText(error),
    place ? plainText(vscode.workspace.asRelativePath(vscode.Uri.parse(place.log))) : '',
  ]
    .filter(Boolean)
    .join('\n');
}

function inUtc(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function inLocalTime(time: number): string {
  const local = new Date(time).toLocaleString(vscode.env.language, {
    dateStyle: 'full',
    timeStyle: 'long',
  });
  return vscode.l10n.t('{0}, local time', local);
}
