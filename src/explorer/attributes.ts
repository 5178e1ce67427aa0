import * as vscode from 'vscode';
import type { FilterAttribute } from '../core/query';

/** How an attribute is shown to people. */
export interface Attribute {
  /** In a filter: `user` of `user = alice`. */
  name(): string;
  /** Codicon. */
  readonly icon: string;
  /** What a value looks like. */
  readonly example: string;
}

/** The attributes that can be searched by, in the order in which they are offered. */
export const ATTRIBUTES: Readonly<Record<FilterAttribute, Attribute>> = {
  eventName: {
    name: () => vscode.l10n.t('event name'),
    icon: 'symbol-method',
    example: 'AuthorizeSecurityGroupIngress',
  },
  userName: { name: () => vscode.l10n.t('user'), icon: 'person', example: 'alice' },
  eventSource: {
    name: () => vscode.l10n.t('service'),
    icon: 'server',
    example: 'ec2.amazonaws.com',
  },
  accessKeyId: {
    name: () => vscode.l10n.t('access key'),
    icon: 'key',
    example: 'AKIAIOSFODNN7EXAMPLE',
  },
  readOnly: { name: () => vscode.l10n.t('read only'), icon: 'eye', example: 'false' },
  eventId: {
    name: () => vscode.l10n.t('event ID'),
    icon: 'symbol-field',
    example: '00000000-0000-4000-8000-000000000000',
  },
};
