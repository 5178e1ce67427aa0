import { CancellationError, editor, OpenedDocument, cancellation } from './editor';
import type * as vscode from 'vscode';
import { prettyJson } from '../../../src/core/format';
import { openLog } from '../../../src/core/eventLog';
import { EventDocuments } from '../../../src/host/eventDocuments';
import type { EventLogs } from '../../../src/host/eventLogs';
import { openTracing, type TracingOptions } from '../../../src/trace/index';
import { logOf, madeSources, type MadeSources } from './madeSources';

/** What traces in the small editor, over sources in memory. */
export function openedTracing(made: MadeSources) {
  const { sources, ...rest } = madeSources(made);
  editor.documents = Object.entries(made.documents ?? {}).map(
    ([uri, events]) => new OpenedDocument(uri, prettyJson(logOf(events))),
  );
  editor.isCancelled = false;
  editor.answer = undefined;
  editor.shown = [];
  editor.progress = [];
  const eventDocuments = new EventDocuments(
    () => Promise.reject(new Error('Nothing is read.')),
    () => Promise.reject(new Error('Nothing is loaded.')),
  );
  const eventLogs = {
    ready: async (document: OpenedDocument) => openLog(document.text),
  } as unknown as EventLogs;
  const filesChanged = new Set<() => void>();
  const options: TracingOptions = {
    ...sources,
    eventLogs,
    eventDocuments,
    onFilesChanged(changed) {
      filesChanged.add(changed);
      return { dispose: () => filesChanged.delete(changed) };
    },
  };
  return { options, filesChanged, tracing: openTracing(options), ...rest };
}

/** A token of the editor, and what cancels it. */
export function editorToken(isCancelled = false) {
  const { token, cancel } = cancellation(isCancelled);
  return { token: token as unknown as vscode.CancellationToken, cancel };
}

export { CancellationError };
