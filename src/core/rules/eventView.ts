import type { CloudTrailEvent, JsonValue } from '../cloudTrailEvent';
import { object, text } from '../cloudTrailEvent';
import type { Arn } from '../values/arn';
import { parseArn } from '../values/arn';
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
  const identity = object(event.userIdentity);
  const sessionContext = object(identity['sessionContext']);
  const sessionIssuer = object(sessionContext['sessionIssuer']);
  const minorVersion = minorOf(event.eventVersion);
  return {
    event,
    original,
    json,
    keys,
    layout,
    identity,
    type: text(identity['type']),
    arn: arnOf(identity['arn']),
    invokedBy: text(identity['invokedBy']),
    sessionContext,
    sessionIssuer,
    issuerArn: arnOf(sessionIssuer['arn']),
    minorVersion,
    category: text(event.eventCategory),
    eventType: text(event.eventType),
    eventName: text(event.eventName),
    eventSource: text(event.eventSource),
    oddities: odditiesOf(event, shapeOf(layout), minorVersion),
  };
}

/** The events of a log share their callers: an ARN is taken apart once for many of them. */
function arnOf(value: JsonValue): Arn | undefined {
  if (typeof value !== 'string' || value.length > LONGEST_ARN) return undefined;
  let arn = ARNS.get(value);
  if (arn === undefined) {
    if (ARNS.size >= MOST_ARNS) ARNS.clear();
    ARNS.set(value, (arn = parseArn(value) ?? null));
  }
  return arn ?? undefined;
}

/** What IAM allows. A longer text is none, and is not worth keeping. */
const LONGEST_ARN = 2048;
const MOST_ARNS = 500;
const ARNS = new Map<string, Arn | null>();
