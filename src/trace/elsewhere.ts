import * as vscode from 'vscode';
import type { CloudTrailEvent } from '../core/cloudTrailEvent';
import type { Given } from '../core/issuers';
import { occurrences } from '../core/occurrences';
import type { Elsewhere, EventLocation } from '../host/elsewhere';
import { notice } from '../host/notices';
import { inSlices } from '../host/slices';
import { locations } from './locations';
import { rangeIn, shownFile } from './shownLog';
import type { TracingOptions } from './index';
import type { Tracer } from './tracer';
import { inWindow } from './withProgress';

/** So many places are listed. A list of more is slow to draw, and nobody goes through it. */
const MOST = 5000;

export function elsewhere(options: TracingOptions, tracer: Tracer): Elsewhere {
  return {
    origins(given, token) {
      return inWindow(token, async watch => {
        const shownAt = locations(options, tracer, watch.signal);
        const found: EventLocation[] = [];
        for (const place of await tracer.givenIn(given, watch)) {
          const at = await shownAt(place);
          const event = at?.in.log.event(at.index);
          if (!at || !event) continue;
          const range = rangeIn(at.in, at.index, []);
          const path = placeOfGiven(given, event);
          found.push({ uri: at.in.uri, event: range, place: rangeIn(at.in, at.index, path) });
        }
        return found;
      });
    },

    uses({ values, part }, document, token) {
      // Without the span, which a whole subject has in a log of its own.
      const subject = part ? { values, part } : { values };
      return inWindow(token, async watch => {
        const found: vscode.Location[] = [];
        for await (const { kind, uri, log } of tracer.logs(watch)) {
          if (kind !== 'file' || isShownBy(document, uri, options)) continue;
          // Most logs do not have it: the others are brought into the form that the editor shows.
          let isThere = false;
          await inSlices(
            occurrences(log, subject),
            occurrence => (isThere ||= occurrence !== undefined),
            () => watch.signal.aborted || isThere,
          );
          if (!isThere) continue;
          const shown = await shownFile(uri, log, options.eventDocuments);
          await inSlices(
            occurrences(shown.log, subject),
            occurrence =>
              occurrence &&
              found.push(new vscode.Location(shown.uri, shown.range(occurrence.span))),
            () => watch.signal.aborted || found.length >= MOST,
          );
          if (found.length >= MOST) {
            tellMost();
            break;
          }
        }
        return found;
      });
    },
  };
}

/** Where in its event the thing stands that it gave out. */
function placeOfGiven(given: Given, event: CloudTrailEvent): readonly string[] {
  if (given.startsWith('shared ')) return ['sharedEventID'];
  const part = event.eventName === 'CreateAccessKey' ? 'accessKey' : 'credentials';
  return ['responseElements', part, 'accessKeyId'];
}

function isShownBy(
  document: vscode.Uri,
  file: string,
  { eventDocuments }: TracingOptions,
): boolean {
  const shown = document.toString();
  const uri = vscode.Uri.parse(file, true);
  return shown === uri.toString() || shown === eventDocuments.logUri(uri).toString();
}

function tellMost(): void {
  void notice(
    vscode.l10n.t(
      'The first {0} places are listed. Search for the value in the Events view to see all events.',
      MOST.toLocaleString(vscode.env.language),
    ),
  );
}
