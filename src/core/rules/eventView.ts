import type { CloudTrailEvent } from '../cloudTrailEvent';
import { text } from '../cloudTrailEvent';
import type { Call } from './call';
import { callerOf, type KnownCaller } from './caller';
import { keysIn } from './keysIn';
import { odditiesOf, type Oddity } from './oddities';
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
    kind: caller.kind,
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

/** The view of an event in which nothing is off, and whose call is known: nothing is taken anew. */
export function familiarView(
  event: CloudTrailEvent,
  call: Call,
  caller: KnownCaller,
  members: number,
  json: string | undefined,
  keys: number | undefined,
): EventView {
  // Field by field: a copy by spreading takes three times as long.
  return {
    event,
    original: event,
    json,
    keys,
    members,
    layout: call.layout,
    caller,
    kind: call.kind,
    identity: caller.identity,
    type: call.type,
    arn: caller.arn,
    invokedBy: call.invokedBy,
    sessionContext: caller.sessionContext,
    sessionIssuer: caller.sessionIssuer,
    issuerArn: caller.issuerArn,
    minorVersion: call.minorVersion,
    category: call.category,
    eventType: call.eventType,
    eventName: call.eventName,
    eventSource: call.eventSource,
    oddities: NONE,
  };
}

const NONE: readonly Oddity[] = [];
