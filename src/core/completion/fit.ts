/** Which documented fields an event can have, given what it says of itself already. */
import { isObject, object, text, type CloudTrailEvent, type JsonValue } from '../cloudTrailEvent';
import { type Field, type Required } from '../fields';
import { MDN } from '../fields/rows';
import { minorOf } from '../rules/version';
import { identityKeyFit } from './identityKeys';
import { own } from '../own';
import { valueText } from '../valueText';

/** How much an event wants a field that it lacks. */
export type Fit = 'expected' | 'usual' | 'possible';

/** How well a field fits; `undefined` when events like this one do not have it. */
export function fitOf(field: Field, event: CloudTrailEvent): Fit | undefined {
  const { path, record, required, since, categories } = field;
  if (required === 'stub-only') return undefined;
  if (since !== undefined && minorOf(event.eventVersion) >= 0)
    if (minorOf(since) > minorOf(event.eventVersion)) return undefined;
  const category = categoryOf(event);
  if (
    record === 'event' &&
    !categories.some(one => (category ? one === category : MDN.includes(one)))
  )
    return undefined;
  if (own(CONDITIONS, path)?.(event) === false) return undefined;
  const [parent, key, ...deeper] = path.split('.');
  if (parent === 'userIdentity' && key !== undefined && deeper.length === 0)
    return identityKeyFit(key, event);
  return own(EXPECTED, path)?.(event) ? 'expected' : FITS[required];
}

const FITS: Readonly<Record<Required, Fit>> = {
  always: 'expected',
  'always-key-nullable': 'expected',
  'always-in-parent': 'expected',
  'since-1.06': 'expected',
  'since-1.07': 'expected',
  usually: 'usual',
  conditional: 'possible',
  'on-error': 'possible',
  'stub-only': 'possible',
  optional: 'possible',
};

/** The category of an event, also where it does not name one; `undefined` when it cannot be told. */
export function categoryOf(event: CloudTrailEvent): string | undefined {
  const named = text(event.eventCategory);
  if (named !== undefined && CATEGORIES.has(named)) return named;
  const type = text(event.eventType);
  const byType = type === undefined ? undefined : CATEGORY_BY_TYPE.get(type);
  if (byType !== undefined) return byType;
  if (event.managementEvent === false) return 'Data';
  return isObject(event.insightDetails) ? 'Insight' : undefined;
}

const CATEGORIES = new Set([
  ...MDN,
  'Insight',
  'Aggregated',
  'ActivityAuditLog',
  'ConfigurationItem',
  'Evidence',
]);

const CATEGORY_BY_TYPE: ReadonlyMap<string, string> = new Map([
  ['AwsVpceEvent', 'NetworkActivity'],
  ['AwsVpceEvents', 'NetworkActivity'],
  ['AwsCloudTrailInsight', 'Insight'],
  ['AwsConsoleSignIn', 'Management'],
  ['AwsConsoleAction', 'Management'],
  ['AwsServiceEvent', 'Management'],
]);

type Condition = (event: CloudTrailEvent) => boolean;

/** Holds when the event names one of these types, or none yet. */
const ofType =
  (...types: readonly string[]): Condition =>
  ({ eventType }) =>
    eventType === undefined || types.includes(valueText(eventType));

const ofIdentity =
  (...types: readonly JsonValue[]): Condition =>
  event =>
    types.includes(object(event.userIdentity)['type']);

const ofCategory =
  (category: string): Condition =>
  event =>
    categoryOf(event) === category;

const amends: Condition = event => object(event['addendum'])['reason'] === 'UPDATED_DATA';
const byService: Condition = event => object(event.userIdentity)['invokedBy'] !== undefined;
const never: Condition = () => false;

/** Fields that only some events have, beyond what category, version and caller say. */
const CONDITIONS: Readonly<Record<string, Condition>> = {
  'addendum.updatedFields': amends,
  'addendum.originalRequestID': amends,
  'addendum.originalEventID': amends,
  apiVersion: ofType('AwsApiCall'),
  delegatedViaAWS: ofType('AwsMcpEvent'),
  'insightDetails.errorCode': event =>
    object(event.insightDetails)['insightType'] === 'ApiErrorRateInsight',
  mcpEventDetails: ofType('AwsMcpEvent'),
  requestID: ({ eventType }) => eventType !== 'AwsConsoleSignIn',
  serviceEventDetails: ofType('AwsServiceEvent'),
  sessionCredentialFromConsole: event => !byService(event),
  tlsDetails: event => !byService(event),
  'userIdentity.sessionContext.assumedRoot': ofIdentity('Root'),
  // Known from tools and from CloudTrail Lake, not from events as they are delivered.
  'userIdentity.sessionContext.attributes.sessionCredentialFromConsole': never,
  'userIdentity.sessionContext.ec2IssuedInVpc': never,
  'userIdentity.sessionContext.ec2RoleDelivery': ofIdentity('AssumedRole', undefined),
  'userIdentity.sessionContext.sourceIdentity': ofIdentity('AssumedRole', undefined),
  'userIdentity.sessionContext.webIdFederationData': ofIdentity(
    'AssumedRole',
    'FederatedUser',
    undefined,
  ),
  vpcEndpointAccountId: ofCategory('NetworkActivity'),
};

/** Fields that some kinds of events always have. */
const EXPECTED: Readonly<Record<string, Condition>> = {
  errorMessage: ({ errorCode }) => errorCode !== undefined,
  insightDetails: ofCategory('Insight'),
  readOnly: () => true,
  recipientAccountId: () => true,
  requestID: ({ eventType }) => eventType === 'AwsApiCall',
  resources: ofCategory('Data'),
  sharedEventID: event => ['NetworkActivity', 'Insight'].includes(categoryOf(event) ?? ''),
  userAgent: () => true,
  'userIdentity.sessionContext.attributes': () => true,
  'userIdentity.sessionContext.sessionIssuer': ofIdentity('AssumedRole', 'FederatedUser'),
  vpcEndpointAccountId: ofCategory('NetworkActivity'),
  vpcEndpointId: ofCategory('NetworkActivity'),
};
