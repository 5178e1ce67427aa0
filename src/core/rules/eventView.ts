import type { CloudTrailEvent } from '../cloudTrailEvent';
import { text } from '../cloudTrailEvent';
import { callerOf } from './caller';
import { keysIn } from './keysIn';
import { odditiesOf } from './oddities';
import { shapeOf } from './recordShape';
import type { EventView, Layout } from './rule';
import { minorOf } from './version';

/** Takes from an event what the rules ask of it. A legacy record comes with its keys renamed. */
export function eventView(
  event: CloudTrailEvent,
  layout: Layout,
  original: CloudTrailEvent = event,
  json?: string,
  keys?: number,
): EventView {
  const caller = callerOf(event.userIdentity);
  const { identity, type, arn, invokedBy, sessionContext, sessionIssuer, issuerArn } = caller;
  const minorVersion = minorOf(event.eventVersion);
  const walked = odditiesOf(event, shapeOf(layout), minorVersion, layout === 'event' && caller);
  return {
    event,
    original,
    json,
    keys,
    members: layout === 'legacy' ? keysIn(original) : walked.members,
    layout,
    caller,
    identity,
    type,
    arn,
    invokedBy,
    sessionContext,
    sessionIssuer,
    issuerArn,
    minorVersion,
    category: text(event.eventCategory),
    eventType: text(event.eventType),
    eventName: text(event.eventName),
    eventSource: text(event.eventSource),
    oddities: walked.oddities,
  };
}
