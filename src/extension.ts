/** The desktop door: Node, gzip by zlib, Event history by the AWS SDK. */
import { homedir } from 'node:os';
import type * as vscode from 'vscode';
import { activate as activateShared } from './activate';
import { engineStores, type EngineAccess } from './explorer/engines';
import { gunzip } from './platform/gunzip.node';
import { logReaders } from './platform/logReaders.node';
import { logThread } from './platform/logThread.node';
import { readDisk } from './platform/readDisk.node';

/** Bundles of their own, loaded at the first use: rules and words, the trace, questions, the AWS SDK, log files. */
const reference = () => import('./core/reference');
const tracing = () => import('./trace');
const pickers = () => import('./explorer/pickers');
const aws = () => import('./aws');
const logFiles = () => import('./stores/logFiles');

const engines: EngineAccess = {
  profiles: async () => (await aws()).listProfiles(),
  athena: async connection => {
    const { openAthena, trailTables } = await aws();
    return {
      ...openAthena(connection),
      trails: signal => trailTables(connection, signal),
    };
  },
  lake: async connection => (await aws()).openLake(connection),
};

export function activate(context: vscode.ExtensionContext): void {
  activateShared(context, {
    gunzip,
    reference,
    tracing,
    logFiles,
    readDisk,
    logThread: logThread(context.asAbsolutePath('dist/logWorker.js')),
    tracers: logReaders(context.asAbsolutePath('dist/traceReader.js')),
    readers: logReaders(context.asAbsolutePath('dist/logReader.js')),
    pickers,
    home: homedir(),
    eventHistory: {
      profiles: async () => (await aws()).listProfiles(),
      open: async options => (await aws()).eventHistoryStore(options),
      regions: async (...asked) => (await aws()).answeringRegions(...asked),
    },
    engines: show => engineStores({ access: engines, show, pickers }),
  });
}
