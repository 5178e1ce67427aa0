import { object, text, type CloudTrailEvent, type JsonValue } from '../cloudTrailEvent';
import { UNNAMED, type FactLabel } from '../identity/words';
import type { Call, Hop, Trace } from '../trace';
import { isoTime } from '../trace/credentials';
import { callersIn, united, withoutMentions, withRoleInSession, type Callers } from './callers';
import { chainPicture } from './chainPicture';
import type { Picture, PictureFact, PictureNode } from './shape';
import type { PictureLabel } from './words';

/** One event of a trace as it is drawn, and the step by which it follows from the one before it. */
export interface Stage {
  readonly picture: Picture;
  /** Those of the picture who stand in front of the call. */
  readonly callers: Callers;
  readonly call: Call;
  readonly session: string | undefined;
  /** `undefined` for the first. */
  readonly hop: Hop | undefined;
}

/** The events of a trace, from the origin to the call itself. */
export function stages(
  event: CloudTrailEvent,
  { call, hops, session }: Trace,
  eventOf: (eventID: string) => CloudTrailEvent | undefined,
): readonly Stage[] {
  const own = condensed(event, hops.length === 0);
  const parents = hops.map((hop, index) => {
    const parent = eventOf(hop.parent) ?? eventFrom(hop.call);
    const picture = condensed(parent, index === hops.length - 1);
    return {
      picture,
      callers: withCall(callersIn(picture), parent),
      call: hop.call,
      session: hop.session?.id,
      hop: hops[index + 1],
    };
  });
  return [
    { picture: own, callers: callersIn(own), call, session: session?.id, hop: hops[0] },
    ...parents,
  ].reverse();
}

/** Whoever every event of a session mentions is said once, where the trace begins. */
function condensed(event: CloudTrailEvent, isFirst: boolean): Picture {
  return withoutMentions(withRoleInSession(chainPicture(event)), {
    'source-identity': 'Source identity' satisfies FactLabel,
    ...(isFirst ? {} : { person: 'On behalf of' satisfies PictureLabel }),
  });
}

/** The call that issued the next credential as facts of whoever made it: an arrow has no room for them. */
function withCall(callers: Callers, event: CloudTrailEvent): Callers {
  const { eventTime, eventName, sourceIPAddress, userAgent, awsRegion, additionalEventData } =
    event;
  const eventID = text(event.eventID) ?? '';
  const fact = (label: FactLabel | PictureLabel, value: JsonValue, pointer: string) => {
    const words = text(value);
    return words === undefined ? [] : [{ label, value: words, at: { eventID, pointer } }];
  };
  const time = /[T ](\d\d:\d\d:\d\d)/.exec(text(eventTime) ?? '')?.[1] ?? '';
  const facts: readonly PictureFact[] = [
    ...fact('Call', `${time} ${text(eventName) ?? ''}`.trim(), '/eventName'),
    ...fact('Source address', sourceIPAddress, '/sourceIPAddress'),
    ...fact('User agent', userAgent, '/userAgent'),
    ...fact('Time', eventTime, '/eventTime'),
    ...fact('Region', awsRegion, '/awsRegion'),
    ...fact(
      'Multi-factor authentication',
      object(additionalEventData)['MFAUsed'],
      '/additionalEventData/MFAUsed',
    ),
    ...fact('Event id', event.eventID, '/eventID'),
  ];
  const { actor, nodes, edges } = callers;
  if (actor === undefined) {
    const nobody: PictureNode = {
      id: 'nobody',
      kind: 'unknown',
      label: UNNAMED,
      facts,
      observations: [],
    };
    return { nodes: [nobody], edges: [], actor: nobody.id };
  }
  return {
    nodes: nodes.map(node =>
      node.id === actor ? { ...node, facts: united(facts, node.facts) } : node,
    ),
    edges,
    actor,
  };
}

/** What the index remembers of an event that is not at hand: its places are the same. */
function eventFrom(call: Call): CloudTrailEvent {
  const { issuer, created, time, signIn } = call;
  return {
    eventID: call.eventID,
    eventTime: time === undefined ? undefined : isoTime(time),
    eventName: call.name,
    eventSource: call.source,
    awsRegion: call.region,
    recipientAccountId: call.recipient,
    userIdentity: {
      type: call.type,
      arn: call.arn,
      principalId: call.principalId,
      accountId: call.account,
      userName: call.userName,
      accessKeyId: call.key,
      identityProvider: call.identityProvider,
      invokedBy: call.invokedBy,
      sessionContext: {
        ...(issuer && { sessionIssuer: { type: issuer.type, arn: issuer.arn } }),
        attributes: { creationDate: created === undefined ? undefined : isoTime(created) },
        signInSessionArn: signIn,
        sourceIdentity: call.sourceIdentity,
      },
    },
  };
}
