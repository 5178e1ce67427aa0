import type { Message } from '../message';
import { message } from '../message';
import { isMasked, isPlaceholder } from '../values/placeholder';
import { accountWords } from './accounts';
import { arnWords } from './arns';
import { wordsByForm } from './byForm';
import * as calls from './calls';
import * as connections from './connections';
import { hostWords } from './endpoints';
import { errorMessageWords } from './errorMessages';
import { errorCodeWords } from './errors';
import { eventNameWords } from './eventNames';
import * as identities from './identities';
import { insightAverageWords, minutesWords } from './insights';
import { item, type Line } from './lines';
import { parameterWords } from './parameters';
import type { Place } from './place';
import { userAgentWords } from './userAgents';
import { creationWords, eventTimeWords } from './times';
import { valueText } from '../valueText';

type Words = (place: Place) => readonly Line[];

/** What the value at a place means; empty where there is nothing to add to it. */
export function valueWords(place: Place): readonly Line[] {
  const { field, path, value } = place;
  if (isMasked(value))
    return [message('Hidden: AWS, or who passed the event on, took the value out.')];
  const at = field?.path ?? path.join('.');
  const words = (BY_PATH.get(at) ?? none)(place);
  const meaning = firstOf(
    () => words,
    () => CONSTANTS.get(`${at}=${valueText(value)}`) ?? [],
    () => parameterWords(place),
    () => wordsByForm(place),
  );
  if (!isPlaceholder(value)) return meaning;
  const remark = message('This looks like a placeholder, as samples and masked logs have them.');
  return [...meaning, meaning.some(line => line.item) ? item(remark) : remark];
}

/** The first words that there are. */
function firstOf(...ways: readonly (() => readonly Line[])[]): readonly Line[] {
  for (const way of ways) {
    const words = way();
    if (words.length > 0) return words;
  }
  return [];
}

const none: Words = () => [];

/** Words for a text; other values have none. */
function ofText(words: (text: string, place: Place) => readonly Line[]): Words {
  return place =>
    typeof place.value === 'string' && place.value !== '' ? words(place.value, place) : [];
}

const BY_PATH: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['eventVersion', ofText(calls.eventVersionWords)],
  ['eventSource', ofText(calls.eventSourceWords)],
  ['insightDetails.eventSource', ofText(calls.eventSourceWords)],
  ['insightEventSource', ofText(calls.eventSourceWords)],
  ['eventName', ofText(eventNameWords)],
  ['awsRegion', ofText(calls.regionWords)],
  ['requestParameters', calls.contentWords],
  ['responseElements', calls.contentWords],
  ['vpcEndpointId', ofText(connections.vpcEndpointWords)],
  ['requestID', ofText((_, place) => calls.requestIdWords(place))],
  ['sharedEventID', ofText((_, place) => calls.sharedEventWords(place))],
  ['eventID', ofText(() => [message('The event history finds this event by it.')])],
  ['resources[].type', ofText(calls.resourceTypeWords)],
  ['userIdentity.inScopeOf.issuerType', ofText(calls.resourceTypeWords)],

  ['sourceIPAddress', ofText(connections.sourceAddressWords)],
  ['eventData.sourceIPAddress', ofText(connections.sourceAddressWords)],
  ['userAgent', ofText(userAgentWords)],
  ['eventData.userAgent', ofText(userAgentWords)],
  ['tlsDetails.tlsVersion', ofText(connections.tlsVersionWords)],
  ['tlsDetails.cipherSuite', ofText(connections.cipherWords)],
  ['tlsDetails.clientProvidedHostHeader', ofText(hostWords)],
  ['tlsDetails.keyExchange', ofText(connections.keyExchangeWords)],

  ['errorCode', ofText(errorCodeWords)],
  ['insightDetails.errorCode', ofText(errorCodeWords)],
  ['errorMessage', ofText(errorMessageWords)],

  ['userIdentity.type', ofText(identities.identityTypeWords)],
  ['userIdentity.principalId', identities.principalIdWords],
  ['userIdentity.sessionContext.sessionIssuer.principalId', identities.principalIdWords],
  ['userIdentity.accountId', accountWords],
  ['userIdentity.arn', arnWords],
  ['userIdentity.userName', ofText(identities.userNameWords)],
  ['userIdentity.invokedBy', ofText(identities.invokedByWords)],
  ['userIdentity.identityProvider', identities.providerWords],
  ['userIdentity.onBehalfOf.userId', ofText(identities.onBehalfOfWords)],
  ['userIdentity.sessionContext.attributes.creationDate', creationWords],
  ['userIdentity.sessionContext.sessionIssuer.type', ofText(identities.issuerTypeWords)],
  ['userIdentity.sessionContext.sessionIssuer.userName', ofText(identities.issuerNameWords)],
  ['userIdentity.sessionContext.webIdFederationData.federatedProvider', identities.providerWords],
  ['userIdentity.sessionContext.sourceIdentity', ofText(identities.sourceIdentityWords)],
  ['eventTime', eventTimeWords],

  ['insightDetails.eventName', ofText(eventNameWords)],
  ['insightEventName', ofText(eventNameWords)],
  ['insightDetails.insightContext.statistics.insight.average', insightAverageWords],
  ['insightDetails.insightContext.statistics.insightDuration', minutesWords],
  ['insightDetails.insightContext.statistics.baselineDuration', minutesWords],
]);

/** Values that mean the same wherever they stand: `path=value`. */
const CONSTANTS: ReadonlyMap<string, readonly Message[]> = new Map(
  Object.entries({
    'readOnly=true': 'The call could change nothing.',
    'readOnly=false': 'The call could change something.',
    'managementEvent=true': 'The call was about managing resources: the control plane.',
    'managementEvent=false': 'The call was about what is in a resource: the data plane.',

    'eventType=AwsApiCall': 'A call of an API, from whatever program.',
    'eventType=AwsServiceEvent': 'A service did this by itself; nobody called an API.',
    'eventType=AwsConsoleAction': 'Something was done in the console that is no call of an API.',
    'eventType=AwsConsoleSignIn': 'Someone signed in to the console, or a step of it.',
    'eventType=AwsVpceEvent': 'A call through a VPC endpoint, as its owner sees it.',
    'eventType=AwsVpceEvents': 'A call through a VPC endpoint, as its owner sees it.',
    'eventType=AwsMcpEvent': 'A tool of an MCP server that an agent used.',
    'eventType=AwsCloudTrailInsight': 'CloudTrail noticed an unusual rate of calls or errors.',
    'eventType=AwsAggregatedEvent': 'Data events of a few minutes, counted into one.',
    'eventType=ActivityLog': 'An event from outside AWS, taken in by CloudTrail Lake.',
    'eventType=AwsConfigurationItem': 'A configuration item of AWS Config.',
    'eventType=AwsAuditManagerEvidence': 'Evidence of AWS Audit Manager.',

    'eventCategory=Management':
      'About managing resources; trails and the event history have it unless told otherwise.',
    'eventCategory=Data':
      'About what is in a resource, such as an object in S3. Trails have it only when told so, the event history never.',
    'eventCategory=NetworkActivity':
      'About calls through a VPC endpoint. Trails have it only when told so.',
    'eventCategory=Insight':
      'Says that the rate of calls or errors was unusual. It names no caller.',
    'eventCategory=Aggregated': 'Counts data events; it is not one event of its own.',
    'eventCategory=ActivityAuditLog': 'From outside AWS; found in CloudTrail Lake alone.',
    'eventCategory=ConfigurationItem': 'From AWS Config; found in CloudTrail Lake alone.',
    'eventCategory=Evidence': 'From AWS Audit Manager; found in CloudTrail Lake alone.',

    'userIdentity.sessionContext.attributes.mfaAuthenticated=true':
      'MFA was used to get these credentials.',
    'userIdentity.sessionContext.attributes.mfaAuthenticated=false':
      'AWS saw no MFA when these credentials were issued. What an external identity provider asked for does not show here.',
    'sessionCredentialFromConsole=true':
      'The credentials come from a console session: most likely a person in a browser or in CloudShell.',
    'userIdentity.sessionContext.ec2RoleDelivery=1.0':
      'From version 1 of the instance metadata service, which hands out credentials to any request. Version 2 is safer.',
    'userIdentity.sessionContext.ec2RoleDelivery=2.0':
      'From version 2 of the instance metadata service, which asks for a token first.',
    'userIdentity.sessionContext.assumedRoot=true':
      'A short session of the root user, made with `AssumeRoot`.',

    'insightDetails.insightContext.attributions[].insight[].value=null': 'Calls without an error.',
    'insightDetails.insightContext.attributions[].baseline[].value=null': 'Calls without an error.',

    'addendum.reason=DELIVERY_DELAY': 'The event was delivered late.',
    'addendum.reason=UPDATED_DATA':
      'An earlier event was wrong or lacked something; this one corrects it.',
    'addendum.reason=SERVICE_OUTAGE': 'The event was delivered late because of an outage.',

    'insightDetails.state=Start':
      'The unusual activity begins here; another event with the same `sharedEventID` ends it.',
    'insightDetails.state=End':
      'The unusual activity ends here; another event with the same `sharedEventID` began it.',
    'insightDetails.insightType=ApiCallRateInsight': 'More or fewer calls than usual.',
    'insightDetails.insightType=ApiErrorRateInsight': 'More errors than usual.',
    'insightType=ApiCallRateInsight': 'More or fewer calls than usual.',
    'insightType=ApiErrorRateInsight': 'More errors than usual.',

    'additionalEventData.MFAUsed=Yes': 'MFA was used to sign in.',
    'additionalEventData.MFAUsed=No':
      'AWS saw no MFA at this sign-in. What an external identity provider asked for does not show here.',
    'responseElements.ConsoleLogin=Success': 'The sign-in worked.',
    'responseElements.ConsoleLogin=Failure': 'The sign-in failed.',
    'responseElements.SwitchRole=Success': 'The switch of roles worked.',
    'responseElements.CheckMfa=Success': 'The check of MFA worked.',
  }).map(([key, template]) => [key, [message(template)]]),
);
