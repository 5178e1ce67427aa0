import * as vscode from 'vscode';
import { SELECTOR } from '../host/eventLogs';
import type { Elsewhere } from '../host/elsewhere';
import { onSettingChanged } from '../host/settings';
import type { Tracing } from '../host/tracing';
import { onWorkspaceFilesChanged } from '../host/workspaceFiles';
import type * as bundle from './index';
import type { OpenTracing, TracingOptions } from './index';

/** What traces, loaded at the first call; the door says how. */
export type LoadTracing = () => Promise<typeof bundle>;

/** Walks from event to event for the editor. Nothing is loaded or read before the first question. */
export interface EditorTracing extends Tracing {
  /** What other logs have, for definitions and references. */
  readonly elsewhere: Elsewhere;
}

export function createTracing(
  load: LoadTracing,
  options: TracingOptions,
): EditorTracing & vscode.Disposable {
  let opened: Promise<OpenTracing> | undefined;
  function open(): Promise<OpenTracing> {
    opened ??= load().then(({ openTracing }) => openTracing(options));
    opened.catch(() => (opened = undefined));
    return opened;
  }
  const tracer = async () => (await open()).tracer;
  const others = async () => (await open()).elsewhere;
  const hierarchy = async () => (await open()).callHierarchy;
  const forget = () => void opened?.then(({ tracer }) => tracer.forget());

  const listeners = vscode.Disposable.from(
    options.onFilesChanged(forget),
    onWorkspaceFilesChanged(forget),
    vscode.workspace.onDidChangeWorkspaceFolders(forget),
    onSettingChanged(['cloudtrail.logFiles.exclude'], forget),
    vscode.languages.registerCallHierarchyProvider(SELECTOR, {
      prepareCallHierarchy: async (document, position) =>
        (await hierarchy()).prepare(document, position),
      provideCallHierarchyIncomingCalls: async (item, token) =>
        (await hierarchy()).incoming(item, token),
      provideCallHierarchyOutgoingCalls: async (item, token) =>
        (await hierarchy()).outgoing(item, token),
    }),
  );
  return {
    known: async event => (await tracer()).known(event),
    search: async (event, watch) => (await tracer()).search(event, watch),
    session: async (event, watch) => (await tracer()).session(event, watch),
    reveal: async (eventID, pointer) => (await open()).reveal(eventID, pointer),
    elsewhere: {
      origins: async (given, token) => (await others()).origins(given, token),
      uses: async (subject, document, token) => (await others()).uses(subject, document, token),
    },
    dispose: () => listeners.dispose(),
  };
}
