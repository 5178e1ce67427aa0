/** What walks from event to event, in a bundle of its own: it is needed only once somebody asks. */
import * as vscode from 'vscode';
import { fromPointer } from '../core/jsonPointer';
import { isEventDocument, logShownBy } from '../host/documentUris';
import type { EventDocuments } from '../host/eventDocuments';
import type { EventLogs } from '../host/eventLogs';
import { placeAgain, placeOf, revealPath, type EventPlace } from '../host/eventPlace';
import { localized } from '../host/wording';
import { askConnections } from './askConnections';
import { callHierarchy } from './callHierarchy';
import { elsewhere } from './elsewhere';
import type { Sources, Whereabouts } from './sources';
import { createTracer } from './tracer';
import { withProgress } from './withProgress';

export interface TracingOptions extends Omit<Sources, 'documents'> {
  readonly eventLogs: EventLogs;
  readonly eventDocuments: EventDocuments;
  /** Calls back when files outside of the workspace have changed, or which of them are read. */
  onFilesChanged(changed: () => void): vscode.Disposable;
}

/** The tracer and what the editor has of it. */
export type OpenTracing = ReturnType<typeof openTracing>;

export function openTracing(options: TracingOptions) {
  const { eventLogs, eventDocuments } = options;
  const tracer = createTracer({
    ...options,
    async *documents() {
      for (const document of vscode.workspace.textDocuments) {
        const log = await eventLogs.ready(document);
        if (!log) continue;
        const { uri } = document;
        const shows = isEventDocument(uri) ? (logShownBy(uri) ?? '') : undefined;
        yield { uri: uri.toString(), log, ...(shows !== undefined && { shows }) };
      }
    },
    wording: localized,
    number: value => value.toLocaleString(vscode.env.language),
    ask: askConnections,
  });

  async function documentPlace(place: Whereabouts): Promise<EventPlace> {
    if (place.kind === 'document') return place;
    const stored =
      place.kind === 'held'
        ? place.stored
        : { event: {}, json: '', place: { log: place.uri, index: place.index } };
    return placeOf(stored, eventLogs, eventDocuments);
  }

  return {
    tracer,
    elsewhere: elsewhere(options, tracer),
    callHierarchy: callHierarchy(options, tracer),
    /** Shows a place of an event in its document. Rejects with a sentence where the event is gone. */
    async reveal(eventID: string, pointer: string): Promise<void> {
      const place = await withProgress(vscode.l10n.t('Looking for the event'), watch =>
        tracer.whereIs(eventID, watch),
      );
      if (!place)
        throw new Error(vscode.l10n.t('The event {0} is in none of the logs any more.', eventID));
      // A document that is being edited has its events elsewhere than its file.
      const shown = await placeAgain(eventLogs, await documentPlace(place), eventID);
      await revealPath(eventLogs, shown, fromPointer(pointer));
    },
  };
}
