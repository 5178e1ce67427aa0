import type { Fact } from './shape';
import { fact, observation, type ChainDraft } from './draft';
import { outcomeFact } from './outcome';
import { at, firstWith, isThere, items, wordsAt, type Place } from './place';

/** Draws what was done. Every event has this node, whatever else is missing. */
export function drawCall(draft: ChainDraft, event: Place, caller: string | undefined): void {
  const type = at(event, 'eventType');
  const isRequest = !/^Aws(Service|Aggregated)Event$/.test(wordsAt(type) ?? '');
  const source = at(event, 'eventSource');
  draft.add({
    id: 'call',
    kind: 'call',
    named: firstWith(at(event, 'eventName'), type, source),
    account: [at(event, 'recipientAccountId')],
    facts: [
      isRequest ? outcomeFact(event) : undefined,
      fact('Error', at(event, 'errorCode')),
      fact('Error message', at(event, 'errorMessage')),
      fact('Service', source),
      fact('Source address', at(event, 'sourceIPAddress')),
      fact('Time', at(event, 'eventTime')),
      fact('Region', at(event, 'awsRegion')),
      fact('User agent', at(event, 'userAgent')),
      fact('VPC endpoint', at(event, 'vpcEndpointId')),
      wordsAt(type) === 'AwsApiCall' ? undefined : fact('Event type', type),
      fact('Event id', at(event, 'eventID')),
    ],
    observations: caller === undefined ? [unnamedCaller(event)] : [],
  });
  if (caller !== undefined) draft.link(caller, 'call', 'called', source);
}

/** An Insights event is about an unusual rate of calls. It has no caller, and no single call. */
export function drawInsight(draft: ChainDraft, event: Place): void {
  const inTrail = at(event, 'insightDetails');
  const find = (name: string, inLake: string) => {
    const place = at(inTrail, name);
    return isThere(place) ? place : at(event, inLake);
  };
  const context = find('insightContext', 'insightContext');
  const statistics = at(context, 'statistics');
  draft.add({
    id: 'insights',
    kind: 'service',
    named: isThere(inTrail)
      ? inTrail
      : firstWith(at(event, 'eventType'), at(event, 'eventCategory')),
    label: 'CloudTrail Insights',
    facts: [
      fact('Insight type', find('insightType', 'insightType')),
      fact('State', find('state', 'insightState')),
      fact('Shared event id', at(event, 'sharedEventID')),
    ],
    observations: [
      observation(
        'Insights events have no caller',
        isThere(inTrail) ? inTrail : at(event, 'eventType'),
      ),
    ],
  });
  draft.add({
    id: 'call',
    kind: 'call',
    named: firstWith(find('eventName', 'insightEventName'), at(event, 'eventType')),
    account: [at(event, 'recipientAccountId')],
    facts: [
      fact('Service', find('eventSource', 'insightEventSource')),
      fact('Insight average', at(statistics, 'insight', 'average')),
      fact('Baseline average', at(statistics, 'baseline', 'average')),
      ...mostOftenBy(at(context, 'attributions')),
      fact('Error', find('errorCode', 'insightErrorCode')),
      fact('Time', at(event, 'eventTime')),
      fact('Region', at(event, 'awsRegion')),
      fact('Event id', at(event, 'eventID')),
    ],
  });
  draft.link('insights', 'call', 'reported');
}

export function isInsight(event: Place): boolean {
  return (
    wordsAt(at(event, 'eventType')) === 'AwsCloudTrailInsight' ||
    wordsAt(at(event, 'eventCategory')) === 'Insight' ||
    isThere(at(event, 'insightDetails'))
  );
}

function mostOftenBy(attributions: Place): readonly (Fact | undefined)[] {
  return items(attributions)
    .filter(attribution => wordsAt(at(attribution, 'attribute')) === 'userIdentityArn')
    .flatMap(attribution => items(at(attribution, 'insight')))
    .map(share => fact('Most often by', at(share, 'value')));
}

function unnamedCaller(event: Place): Fact {
  return observation('The event does not name its caller', at(event, 'userIdentity'));
}
