import { text, type CloudTrailEvent } from '../cloudTrailEvent';
import { english, type Wording } from '../message';
import type { Trace } from '../trace';
import { chainPicture } from './chainPicture';
import { drawStages } from './drawing';
import { newcomers } from './newcomers';
import { withOrigin } from './origins';
import type { Picture } from './shape';
import { stages } from './stages';

/** A trace, and the events that it is about. */
export interface Traced {
  readonly trace: Trace;
  eventOf(eventID: string): CloudTrailEvent | undefined;
  /** Whether what is missing has been looked for. */
  readonly hasSearched: boolean;
  /** The events of the call's session, oldest first, where they are known. */
  readonly session?: readonly CloudTrailEvent[] | undefined;
}

/**
 * The chain of an event with those of the calls before it: each call that issued a credential becomes
 * an arrow, from whoever made it to whoever used the credential. A principal that two events name is
 * one box, the first event's; what the second says of it beyond that is added. Where one principal has
 * two credentials, the second is a box of its own, and the role and session of an event are one.
 *
 * With no step to another event the chain stays as it is; then only its origin or the gap is added.
 */
export function tracePicture(
  event: CloudTrailEvent,
  { trace, eventOf, hasSearched, session = [] }: Traced,
  wording: Wording = english,
): Picture {
  const drawn =
    trace.hops.length === 0 ? chainPicture(event) : drawStages(stages(event, trace, eventOf));
  const news = newcomers(session).get(text(event.eventID) ?? '') ?? [];
  const picture = {
    ...drawn,
    nodes: drawn.nodes.map(node =>
      node.id === 'call' ? { ...node, observations: [...node.observations, ...news] } : node,
    ),
  };
  return withOrigin(picture, { trace, hasSearched, wording });
}
