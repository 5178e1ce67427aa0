import * as vscode from 'vscode';
import { text, type CloudTrailEvent } from '../core/cloudTrailEvent';
import { describe, storyOf } from '../core/describe';
import { fromPointer } from '../core/jsonPointer';
import { canonicalEvent } from '../core/legacyEvent';
import { withoutIcons } from '../core/plainText';
import type { Evidence } from '../core/trace';
import { localized } from '../host/wording';
import { locations, type ShownEvent } from './locations';
import type { Relative } from './relatives';
import { rangeIn, shown } from './shownLog';
import type { TracingOptions } from './index';
import type { Tracer } from './tracer';
import { inWindow } from './withProgress';

/** More calls than this are put together by what was called. */
const MOST_ALONE = 50;
/** So many calls of a group are listed. */
const MOST_LISTED = 500;

/** A call in the hierarchy. */
class EventItem extends vscode.CallHierarchyItem {
  constructor(
    readonly event: CloudTrailEvent,
    readonly at: ShownEvent,
  ) {
    const { kind, name } = describe(event, localized);
    const { Event, Function, Key } = vscode.SymbolKind;
    super(
      kind === 'sign-in' ? Key : kind === 'service' ? Event : Function,
      withoutIcons(name),
      withoutIcons(`${timeOf(event)} ${storyOf(event, localized)}`),
      at.in.uri,
      rangeIn(at.in, at.index, []),
      rangeIn(at.in, at.index, ['eventName']),
    );
  }
}

/** Several calls of the same name. */
class GroupItem extends vscode.CallHierarchyItem {
  constructor(
    name: string,
    readonly calls: readonly Relative[],
    first: EventItem,
  ) {
    const times = calls.map(({ event }) => timeOf(event));
    const count = calls.length.toLocaleString(vscode.env.language);
    const detail = vscode.l10n.t('{0} events', count);
    const span = `${times.at(0) ?? ''} – ${times.at(-1) ?? ''}`;
    const { uri, range, selectionRange } = first;
    super(
      vscode.SymbolKind.Namespace,
      withoutIcons(name),
      `${detail}, ${span}`,
      uri,
      range,
      selectionRange,
    );
  }
}

/**
 * The call hierarchy of events: a call was called by the event that issued its credential, and calls what
 * was done with the credential that it gave out itself. Read from the logs of the workspace, the open
 * documents and the side bar.
 */
export function callHierarchy(options: TracingOptions, tracer: Tracer) {
  const { eventLogs } = options;

  return {
    async prepare(
      document: vscode.TextDocument,
      position: vscode.Position,
    ): Promise<EventItem | undefined> {
      const log = await eventLogs.ready(document);
      if (!log || log.holds === 'digest') return undefined;
      const index = log.count === 1 ? 0 : log.at(document.offsetAt(position));
      const event = index === -1 ? undefined : log.event(index);
      return event && new EventItem(event, { in: shown(document.uri, log), index });
    },

    async incoming(
      item: vscode.CallHierarchyItem,
      token: vscode.CancellationToken,
    ): Promise<vscode.CallHierarchyIncomingCall[]> {
      if (!(item instanceof EventItem)) return [];
      return inWindow(token, async watch => {
        const issuer = await tracer.issuerOf(item.event, watch);
        const at = issuer && (await locations(options, tracer, watch.signal)(issuer.place));
        if (!issuer || !at) return [];
        const from = new EventItem(issuer.event, at);
        return [new vscode.CallHierarchyIncomingCall(from, evidenceIn(from, issuer.evidence))];
      });
    },

    async outgoing(
      item: vscode.CallHierarchyItem,
      token: vscode.CancellationToken,
    ): Promise<vscode.CallHierarchyOutgoingCall[]> {
      return inWindow(token, async watch => {
        const shownAt = locations(options, tracer, watch.signal);
        const itemOf = async ({ event, place }: Relative) => {
          const at = await shownAt(place);
          return at && new EventItem(event, at);
        };
        const outgoing = async (calls: readonly Relative[]) => {
          const found: vscode.CallHierarchyOutgoingCall[] = [];
          for (const call of calls.slice(0, MOST_LISTED)) {
            const to = await itemOf(call);
            if (to) found.push(outgoingCall(item, to, call));
          }
          return found;
        };
        if (item instanceof GroupItem) return outgoing(item.calls);
        const eventID = item instanceof EventItem && text(canonicalEvent(item.event).eventID);
        const calls = eventID ? await tracer.startedBy(eventID, watch) : [];
        if (calls.length <= MOST_ALONE) return outgoing(calls);
        const found: vscode.CallHierarchyOutgoingCall[] = [];
        for (const [name, group] of byName(calls)) {
          const [call] = group;
          const first = call && (await itemOf(call));
          if (!call || !first) continue;
          const to = group.length === 1 ? first : new GroupItem(name, group, first);
          found.push(outgoingCall(item, to, call));
        }
        return found;
      });
    },
  };
}

/** Places in the document of the caller, as the editor wants them. */
function outgoingCall(
  from: vscode.CallHierarchyItem,
  to: vscode.CallHierarchyItem,
  { evidence }: Relative,
): vscode.CallHierarchyOutgoingCall {
  const ranges = from instanceof EventItem ? evidenceIn(from, evidence) : [from.selectionRange];
  return new vscode.CallHierarchyOutgoingCall(to, ranges);
}

/** What of the evidence stands in the event. */
function evidenceIn({ event, at }: EventItem, evidence: readonly Evidence[]): vscode.Range[] {
  const id = text(canonicalEvent(event).eventID);
  return evidence
    .filter(({ eventID }) => eventID === id)
    .map(({ pointer }) => rangeIn(at.in, at.index, fromPointer(pointer)));
}

/** The most calls first. */
function byName(calls: readonly Relative[]): readonly (readonly [string, readonly Relative[]])[] {
  const groups = new Map<string, Relative[]>();
  for (const call of calls) {
    const { name } = describe(call.event, localized);
    const group = groups.get(name);
    if (group) group.push(call);
    else groups.set(name, [call]);
  }
  return [...groups].sort(([, one], [, other]) => other.length - one.length);
}

function timeOf(event: CloudTrailEvent): string {
  return describe(event, localized).time;
}
