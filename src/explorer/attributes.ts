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
  text: {
    name: () => vscode.l10n.t('text'),
    icon: 'search',
    example: '0.0.0.0/0',
  },
  eventName: {
    name: () => vscode.l10n.t('event name'),
    icon: 'symbol-method',
    example: 'AuthorizeSecurityGroupIngress',
  },
  userName: {
    name: () => vscode.l10n.t('user'),
    icon: 'person',
    example: 'alice',
  },
  resource: {
    name: () => vscode.l10n.t('resource'),
    icon: 'symbol-class',
    example: 'sg-0123456789abcdef0',
  },
  eventSource: {
    name: () => vscode.l10n.t('service'),
    icon: 'server',
    example: 'ec2.amazonaws.com',
  },
  errorCode: {
    name: () => vscode.l10n.t('error'),
    icon: 'error',
    example: 'AccessDenied',
  },
  sourceIPAddress: {
    name: () => vscode.l10n.t('source IP address'),
    icon: 'globe',
    example: '203.0.113.7',
  },
  accessKeyId: {
    name: () => vscode.l10n.t('access key'),
    icon: 'key',
    example: 'AKIAIOSFODNN7EXAMPLE',
  },
  principal: {
    name: () => vscode.l10n.t('principal'),
    icon: 'account',
    example: 'arn:aws:iam::111122223333:role/Admin',
  },
  session: {
    name: () => vscode.l10n.t('session'),
    icon: 'clock',
    example: 'AROAIOSFODNN7EXAMPLE:alice 2026-01-31T11:58:00Z',
  },
  readOnly: {
    name: () => vscode.l10n.t('read only'),
    icon: 'eye',
    example: 'false',
  },
  awsRegion: {
    name: () => vscode.l10n.t('Region'),
    icon: 'location',
    example: 'us-east-1',
  },
  recipientAccountId: {
    name: () => vscode.l10n.t('account'),
    icon: 'organization',
    example: '111122223333',
  },
  requestId: {
    name: () => vscode.l10n.t('request or shared event'),
    icon: 'references',
    example: '00000000-0000-4000-8000-000000000000',
  },
  eventId: {
    name: () => vscode.l10n.t('event ID'),
    icon: 'symbol-field',
    example: '00000000-0000-4000-8000-000000000000',
  },
};

export const ATTRIBUTE_ORDER = Object.keys(ATTRIBUTES) as readonly FilterAttribute[];
