import * as vscode from 'vscode';
import { formatAccountId } from '../core/values/accountId';
import { plainWords } from '../host/wording';
import type { StoreErrorKind } from '../stores/eventStore';
import { eventItem } from './eventItem';
import { BY_RESOURCE, criterionItem, searchWords, type AppliedBy } from './criterionItem';
import { groupItem, inWords, partItem } from './groupItem';
import type { FailedNode, FilterNode, RangeNode, StoreNode, TreeNode } from './nodes';
import { storeOf } from './nodes';
import type { OpenStore } from './openStores';
import { plainText } from '../core/plainText';
import { problemItem, problemPartItem, problemsItem } from './problemItem';
import { bytes, progressWords } from './progressWords';
import { isEverything, queryOf, type Search } from './search';

/** What a row needs to know of its store. */
export interface StoreState {
  readonly open: OpenStore | undefined;
  readonly search: Search;
  /** How many events have been loaded. */
  readonly loaded: number;
  /** How many bytes the last statement has read, where they are billed. */
  readonly scanned?: number | undefined;
  readonly isExpanded: boolean;
  readonly isFollowed: boolean;
}

/** A row as the editor draws it. */
export function itemOf(node: TreeNode, state: StoreState): vscode.TreeItem {
  const item = bareItem(node, state);
  item.id = node.id;
  item.contextValue ??= `cloudtrail.${node.kind}`;
  return item;
}

function bareItem(node: TreeNode, state: StoreState): vscode.TreeItem {
  switch (node.kind) {
    case 'store':
      return storeItem(node, state);
    case 'range':
    case 'filter':
      return criterionItem(node, appliedBy(node, state));
    case 'group':
      return groupItem(node);
    case 'part':
      return partItem(node);
    case 'event':
      return eventItem(node);
    case 'problems':
      return problemsItem(node);
    case 'problemPart':
      return problemPartItem(node);
    case 'problem':
      return problemItem(node);
    case 'loading':
      return {
        label: node.progress?.isAsking
          ? vscode.l10n.t('Waiting for your answer…')
          : vscode.l10n.t('Loading events…'),
        description: progressWords(node.progress),
        iconPath: new vscode.ThemeIcon(node.progress?.isAsking ? 'question' : 'loading~spin'),
        // A question that was not answered is put away after a while.
        ...(node.progress?.isAsking && {
          command: { command: 'notifications.showList', title: vscode.l10n.t('Show the question') },
        }),
      };
    case 'failed':
      return failedItem(node);
    case 'retry':
      return actionItem(vscode.l10n.t('Try again'), 'refresh', 'cloudtrail.loadMore', node);
    case 'more':
      if (node.first && state.open?.billed)
        return {
          ...actionItem(vscode.l10n.t('Run…'), 'play', 'cloudtrail.loadMore', node),
          description: vscode.l10n.t('not run: AWS bills what a statement reads'),
        };
      return {
        ...actionItem(
          node.first ? vscode.l10n.t('Load events') : vscode.l10n.t('Load more'),
          'fold-down',
          'cloudtrail.loadMore',
          node,
        ),
        description: progressWords(node.progress),
      };
    case 'remedy':
      return actionItem(node.title, node.icon ?? 'lightbulb', node.command, ...node.arguments);
    case 'empty':
      return {
        label: vscode.l10n.t('No events'),
        description:
          state.search.filters.length > 0
            ? vscode.l10n.t('Nothing matches. Values are exact and case-sensitive.')
            : vscode.l10n.t('Nothing was found in {0}.', plainText(storeOf(node).store.label)),
        ...(asksByResource(state) && { tooltip: BY_RESOURCE() }),
        iconPath: new vscode.ThemeIcon('info'),
      };
  }
}

function storeItem({ store }: StoreNode, state: StoreState): vscode.TreeItem {
  const { open, search, loaded, scanned, isExpanded, isFollowed } = state;
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const caller = open?.caller?.();
  const short = open?.short;
  const account = caller ? formatAccountId(caller.account) : '';
  const read = scanned === undefined ? '' : vscode.l10n.t('{0} scanned', bytes(scanned));
  const description = [
    short ? '' : account,
    isFollowed ? vscode.l10n.t('following') : '',
    loaded > 0 ? inWords(loaded) : '',
    read,
    searchWords(search),
    ...(short ? [plainText(short.where), account] : []),
  ];
  return {
    label: plainText(short?.name ?? store.label),
    description: description.filter(Boolean).join(' · '),
    ...((caller ?? read) && {
      tooltip: [store.label, caller?.arn ?? '', read]
        .filter(Boolean)
        .map(line => plainText(line))
        .join('\n'),
    }),
    iconPath: new vscode.ThemeIcon(open?.icon ?? 'database'),
    collapsibleState: isExpanded ? Expanded : Collapsed,
    // Read by the conditions of menus: words with blanks between them.
    contextValue: [
      open?.disconnect ? 'cloudtrail.connection' : 'cloudtrail.store',
      ...(isEverything(search) ? [] : ['filtered']),
      ...(open?.remove ? ['removable'] : []),
      ...(open?.billed ? ['billed'] : []),
      ...(open?.appliesItself ? [isFollowed ? 'followed' : 'unfollowed'] : []),
    ].join(' '),
  };
}

/** Event history goes by time, too; of filters, by one at most. */
/** Whether AWS is asked for a resource, of which it does not know every mention. */
function asksByResource({ open, search }: StoreState): boolean {
  return open?.appliesItself?.(queryOf(search, 0))?.attribute === 'resource';
}

function appliedBy(node: RangeNode | FilterNode, { open, search }: StoreState): AppliedBy {
  if (open?.billed) return 'sql';
  if (!open?.appliesItself) return undefined;
  if (node.kind === 'range') return 'source';
  const its = open.appliesItself(queryOf(search, 0));
  return its?.attribute === node.attribute ? 'source' : 'us';
}

function failedItem({ failure }: FailedNode): vscode.TreeItem {
  const label = failureTitle(failure.kind);
  const reason = plainWords(failure.words);
  return {
    label,
    description: plainText(reason),
    tooltip: reason,
    iconPath: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
    accessibilityInformation: { label: `${label}: ${reason}` },
  };
}

function failureTitle(kind: StoreErrorKind): string {
  switch (kind) {
    case 'credentials':
      return vscode.l10n.t('No valid credentials');
    case 'denied':
      return vscode.l10n.t('Access denied');
    case 'expired':
      return vscode.l10n.t('Sign-in expired');
    case 'missing':
      return vscode.l10n.t('Not found');
    case 'network':
      return vscode.l10n.t('No connection');
    case 'throttled':
      return vscode.l10n.t('Too many requests');
    case 'other':
      return vscode.l10n.t('Events could not be loaded');
  }
}

function actionItem(
  title: string,
  icon: string,
  command: string,
  ...args: readonly unknown[]
): vscode.TreeItem {
  return {
    label: title,
    iconPath: new vscode.ThemeIcon(icon),
    command: { command, title, arguments: [...args] },
  };
}
