/** The desktop door: Node, gzip by zlib, Event history by the AWS SDK. */
import { homedir } from 'node:os';
import type * as vscode from 'vscode';
import { activate as activateShared } from './activate';
import { gunzip } from './platform/gunzip.node';
import { logReaders } from './platform/logReaders.node';

/** Bundles of their own, loaded at the first use: rules and words, the trace, the AWS SDK, log files. */
const reference = () => import('./core/reference');
const tracing = () => import('./trace');
const aws = () => import('./aws');
const logFiles = () => import('./stores/logFiles');

export function activate(context: vscode.ExtensionContext): void {
  activateShared(context, {
    gunzip,
    reference,
    tracing,
    logFiles,
    readers: logReaders(context.asAbsolutePath('dist/logReader.js')),
    home: homedir(),
    eventHistory: {
      profiles: async () => (await aws()).listProfiles(),
      open: async options => (await aws()).eventHistoryStore(options),
      regions: async (...asked) => (await aws()).answeringRegions(...asked),
    },
  });
}
