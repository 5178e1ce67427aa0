/** The desktop door: Node, gzip by zlib, Event history by the AWS SDK. */
import { homedir } from 'node:os';
import type * as vscode from 'vscode';
import { activate as activateShared } from './activate';
import { gunzip } from './platform/gunzip.node';

/** Bundles of their own, loaded at the first use: what is known of CloudTrail, the trace, the AWS SDK. */
const reference = () => import('./core/reference');
const tracing = () => import('./trace');
const aws = () => import('./aws');

export function activate(context: vscode.ExtensionContext): void {
  activateShared(context, {
    gunzip,
    reference,
    tracing,
    home: homedir(),
    eventHistory: {
      profiles: async () => (await aws()).listProfiles(),
      open: async options => (await aws()).eventHistoryStore(options),
      regions: async (...asked) => (await aws()).answeringRegions(...asked),
    },
  });
}
