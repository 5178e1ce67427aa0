import * as vscode from 'vscode';
import type { CloudTrailEvent } from '../core/cloudTrailEvent';
import { fromPointer } from '../core/jsonPointer';
import type { EventDocuments } from '../host/eventDocuments';
import type { EventLogs } from '../host/eventLogs';
import { placeOf, revealPath, type EventPlace } from '../host/eventPlace';
import { onSettingChanged } from '../host/settings';
import { localized } from '../host/wording';
import { onWorkspaceFilesChanged } from '../host/workspaceFiles';
import { askConnections } from './askConnections';
import type { Watch } from './everyLog';
import type * as bundle from './index';
import type { Sources, Whereabouts } from './sources';
import type { FoundSession, FoundTrace, Tracer } from './tracer';
import { withProgress } from './withProgress';

/** What traces, loaded at the first call; the door says how. */
export type LoadTracer = () => Promise<typeof bundle>;

export interface TracingOptions extends Omit<Sources, 'documents'> {
  readonly load: LoadTracer;
  readonly eventLogs: EventLogs;
  readonly eventDocuments: EventDocuments;
}

/** Walks from event to event for the editor. Nothing is loaded or read before the first question. */
export interface Tracing extends vscode.Disposable {
  known(event: CloudTrailEvent): Promise<FoundTrace>;
  search(event: CloudTrailEvent, watch: Watch): Promise<FoundTrace>;
  session(event: CloudTrailEvent, watch: Watch): Promise<FoundSession | undefined>;
  /** Shows a place of an event in its document. Rejects with a sentence where the event is gone. */
  reveal(eventID: string, pointer: string): Promise<void>;
  tracer(): Promise<Tracer>;
  /** Where the editor shows what lies there. */
  documentPlace(place: Whereabouts): Promise<EventPlace>;
}

export function createTracing(options: TracingOptions): Tracing {
  const { load, eventLogs, eventDocuments } = options;
  let made: Promise<Tracer> | undefined;

  function* documents() {
    for (const document of vscode.workspace.textDocuments) {
      const log = eventLogs.get(document);
      if (log) yield { uri: document.uri.toString(), log };
    }
  }

  async function make(): Promise<Tracer> {
    const { createTracer } = await load();
    return createTracer({
      ...options,
      documents,
      wording: localized,
      number: value => value.toLocaleString(vscode.env.language),
      ask: askConnections,
    });
  }

  function tracer(): Promise<Tracer> {
    made ??= make();
    made.catch(() => (made = undefined));
    return made;
  }

  async function documentPlace(place: Whereabouts): Promise<EventPlace> {
    if (place.kind === 'document') return place;
    const { uri, index } = place.kind === 'file' ? place : { uri: '', index: 0 };
    const stored =
      place.kind === 'held' ? place.stored : { event: {}, json: '', place: { log: uri, index } };
    return placeOf(stored, eventLogs, eventDocuments);
  }

  const forget = () =>
    void made?.then(
      tracer => tracer.forget(),
      () => undefined,
    );
  const listeners = vscode.Disposable.from(
    onWorkspaceFilesChanged(forget),
    vscode.workspace.onDidChangeWorkspaceFolders(forget),
    onSettingChanged(['cloudtrail.logFiles.exclude'], forget),
  );

  return {
    tracer,
    documentPlace,
    known: async event => (await tracer()).known(event),
    search: async (event, watch) => (await tracer()).search(event, watch),
    session: async (event, watch) => (await tracer()).session(event, watch),
    async reveal(eventID, pointer) {
      const { whereIs } = await tracer();
      const place = await withProgress(vscode.l10n.t('Looking for the event'), watch =>
        whereIs(eventID, watch),
      );
      if (!place)
        throw new Error(vscode.l10n.t('The event {0} is in none of the logs any more.', eventID));
      await revealPath(eventLogs, await documentPlace(place), fromPointer(pointer));
    },
    dispose: () => listeners.dispose(),
  };
}
