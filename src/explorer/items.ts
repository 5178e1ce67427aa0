import * as vscode from 'vscode';
import { localized } from '../host/wording';
import type { SearchProgress, StoreErrorKind } from '../stores/eventStore';
import { eventItem } from './eventItem';
import { criterionItem } from './criterionItem';
import { groupItem } from './groupItem';
import type { FailedNode, ProblemsNode, StoreNode, TreeNode } from './nodes';
import { storeOf } from './nodes';
import type { OpenStore } from './openStores';
import { plainText } from './plainText';

/** A row as the editor draws it. */
export function itemOf(node: TreeNode, open: OpenStore | undefined): vscode.TreeItem {
  const item = bareItem(node, open);
  item.id = node.id;
  item.contextValue ??= `cloudtrail.${node.kind}`;
  return item;
}

function bareItem(node: TreeNode, open: OpenStore | undefined): vscode.TreeItem {
  switch (node.kind) {
    case 'store':
      return storeItem(node, open);
    case 'range':
    case 'filter':
      return criterionItem(node, undefined);
    case 'group':
      return groupItem(node);
    case 'event':
      return eventItem(node);
    case 'problems':
      return problemsItem(node);
    case 'problem':
      return {
        label: plainText(node.problem.what),
        description: plainText(localized(node.problem.why)),
        tooltip: `${plainText(node.problem.what)}\n${localized(node.problem.why)}`,
        iconPath: new vscode.ThemeIcon('file'),
      };
    case 'loading':
      return {
        label: vscode.l10n.t('Loading events…'),
        description: progressText(node.progress),
        iconPath: new vscode.ThemeIcon('loading~spin'),
      };
    case 'failed':
      return failedItem(node);
    case 'retry':
      return actionItem(vscode.l10n.t('Retry'), 'refresh', 'cloudtrail.loadMore', node);
    case 'more':
      return actionItem(
        node.first ? vscode.l10n.t('Load events') : vscode.l10n.t('Load more'),
        'fold-down',
        'cloudtrail.loadMore',
        node,
      );
    case 'remedy':
      return actionItem(node.title, 'lightbulb', node.command, ...node.arguments);
    case 'empty':
      return {
        label: vscode.l10n.t('No events'),
        description: vscode.l10n.t('Nothing was found in {0}.', storeOf(node).store.label),
        iconPath: new vscode.ThemeIcon('info'),
      };
  }
}

function storeItem({ store }: StoreNode, open: OpenStore | undefined): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  return {
    label: store.label,
    iconPath: new vscode.ThemeIcon(open?.icon ?? 'database'),
    collapsibleState: open?.isExpanded ? Expanded : Collapsed,
    contextValue: open?.disconnect ? 'cloudtrail.connection' : 'cloudtrail.store',
  };
}

function problemsItem({ problems }: ProblemsNode): vscode.TreeItem {
  return {
    label:
      problems.length === 1
        ? vscode.l10n.t('1 problem while reading')
        : vscode.l10n.t('{0} problems while reading', problems.length),
    iconPath: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
    collapsibleState: vscode.TreeItemCollapsibleState.Collapsed,
  };
}

function failedItem({ failure }: FailedNode): vscode.TreeItem {
  const label = failureTitle(failure.kind);
  const reason = localized(failure.words);
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

/** `12 of 40`; for stores that do not know how much there is, the pages so far. */
function progressText(progress: SearchProgress | undefined): string {
  if (!progress) return '';
  if (progress.total !== undefined)
    return vscode.l10n.t('{0} of {1} files', progress.read, progress.total);
  return progress.read > 0 ? vscode.l10n.t('{0} pages without a match', progress.read) : '';
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
