import type { Failures } from '../attempt';
import type { Anchor, Anchors } from './anchors';
import type { Call } from './call';
import { best, links, type Link } from './links';
import type { Sessions } from './sessions';

/** What a call leads back to; `undefined` where no event says. */
export type ParentOf<P> = (call: Call) => Link<P> | undefined;

/**
 * The parents of calls. They form trees: where ids are so strange that they lead around in a circle,
 * the earliest event of the circle has no parent. Only what gave something out is ever a parent, so
 * only that is looked at for circles, each once.
 */
export function parents<P>(
  anchors: Anchors<P>,
  sessions: Sessions,
  failures: Failures,
): ParentOf<P> {
  const linkOf = links(anchors, sessions, failures);
  const resolved = new Map<string, Link<P> | undefined>();

  function resolve(start: Anchor<P>): void {
    const path = new Map<string, Anchor<P>>();
    let here: Anchor<P> | undefined = start;
    while (here !== undefined && !resolved.has(here.eventID) && !path.has(here.eventID)) {
      path.set(here.eventID, here);
      here = linkOf(here.call)?.parent;
    }
    const walked = [...path.values()];
    const circle =
      here === undefined || !path.has(here.eventID) ? [] : walked.slice(walked.indexOf(here));
    const broken = best(circle);
    for (const anchor of walked)
      resolved.set(anchor.eventID, anchor === broken ? undefined : linkOf(anchor.call));
  }

  return call => {
    const anchor = call.eventID === undefined ? undefined : anchors.get(call.eventID);
    if (anchor === undefined) return linkOf(call);
    if (!resolved.has(anchor.eventID)) resolve(anchor);
    return resolved.get(anchor.eventID);
  };
}
