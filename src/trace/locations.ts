import * as vscode from 'vscode';
import { openLog } from '../core/eventLog';
import { prettyJson } from '../core/format';
import { placeOf } from '../host/eventPlace';
import { shown, shownFile, type ShownLog } from './shownLog';
import type { Whereabouts } from './sources';
import type { TracingOptions } from './index';
import type { Tracer } from './tracer';

/** Where the editor shows an event: a log, and the event's index in it. */
export interface ShownEvent {
  readonly in: ShownLog;
  readonly index: number;
}

/** Finds where events are shown; a log with several of them is read once. */
export function locations(
  { eventLogs, eventDocuments }: TracingOptions,
  tracer: Tracer,
  signal: AbortSignal,
): (place: Whereabouts) => Promise<ShownEvent | undefined> {
  const known = new Map<string, Promise<ShownLog | undefined>>();

  async function logOf(place: Whereabouts): Promise<ShownLog | undefined> {
    if (place.kind === 'held') {
      const { uri } = await placeOf(place.stored, eventLogs, eventDocuments);
      const log = openLog(prettyJson(place.stored.json), { assumed: true });
      return log && shown(vscode.Uri.parse(uri, true), log);
    }
    const log = await tracer.logAt(place, signal);
    if (!log || place.index >= log.count) return undefined;
    return place.kind === 'document'
      ? shown(vscode.Uri.parse(place.uri, true), log)
      : shownFile(place.uri, log, eventDocuments);
  }

  return async place => {
    const key = place.kind === 'held' ? undefined : `${place.kind} ${place.uri}`;
    const found = (key !== undefined && known.get(key)) || logOf(place);
    if (key !== undefined) known.set(key, found);
    const log = await found;
    const index = place.kind === 'held' ? 0 : place.index;
    return log && index < log.log.count ? { in: log, index } : undefined;
  };
}
