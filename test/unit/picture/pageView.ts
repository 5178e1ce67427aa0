import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { oneLine } from '../../../src/core/describe';
import { sessionPicture } from '../../../src/core/picture/sessionPicture';
import { tracePicture } from '../../../src/core/picture/tracePicture';
import { queriesFor, traceOf } from '../../../src/core/trace';
import type { PageView } from '../../../src/webview/protocol';
import { indexOf } from '../trace/told';

/** What the identity page is given to show the last of some events. */
export function pageView(
  events: readonly CloudTrailEvent[],
  session?: readonly CloudTrailEvent[],
): PageView {
  const event = events.at(-1) ?? {};
  const trace = traceOf(event, indexOf(events));
  const eventOf = (eventID: string) => events.find(one => one.eventID === eventID);
  const started = [{ startedBy: 'event-30', name: 'Audit / from-admin', events: 12 }];
  return {
    title: oneLine(event),
    words: {},
    picture: tracePicture(event, { trace, eventOf, hasSearched: true, session }),
    trace: {
      canSearch: trace.missing !== undefined,
      hasSession: true,
      searched: ['Log files: 3,872 files, 30,477 events'],
      ...(trace.missing && { queries: queriesFor(trace.missing) }),
    },
    ...(session && {
      session: sessionPicture({ events: session, children: started, person: trace.person }),
    }),
  };
}
