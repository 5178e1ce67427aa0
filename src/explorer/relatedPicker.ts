import * as vscode from 'vscode';
import type { CloudTrailEvent } from '../core/cloudTrailEvent';
import type { EventFilter } from '../core/query';
import { ATTRIBUTES } from './attributes';
import { inWords } from './groupItem';
import { iconText } from '../core/plainText';
import { relatedTo } from './related';
import { seenValues } from './seenValues';

/** Asks what events related to this one have in common with it. `loaded` are those that are counted. */
export async function pickRelated(
  event: CloudTrailEvent,
  loaded: readonly CloudTrailEvent[],
  title: string,
): Promise<EventFilter | undefined> {
  const items = relatedTo(event).map(filter => {
    const { icon, name } = ATTRIBUTES[filter.attribute];
    const [, count = 0] =
      seenValues(loaded, filter.attribute).find(([value]) => value === filter.value) ?? [];
    return {
      label: `$(${icon}) ${vscode.l10n.t('Same {0}', name())}`,
      description: `${iconText(filter.value)} · ${inWords(count)}`,
      filter,
    };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('With the number of events among those that are loaded'),
    matchOnDescription: true,
  });
  return chosen?.filter;
}
