import { object, text, type CloudTrailEvent } from '../cloudTrailEvent';
import type { Fit } from './fit';
import { own } from '../own';

/**
 * The keys of `userIdentity` by its type: those that identify the caller, and those that may come with
 * them. Types that are not named here may have any.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
const KEYS: Readonly<Record<string, readonly [expected: string, possible: string]>> = {
  Root: ['principalId arn accountId', 'accessKeyId userName sessionContext invokedBy'],
  IAMUser: [
    'principalId arn accountId accessKeyId userName',
    'sessionContext invokedBy invokedByDelegate',
  ],
  AssumedRole: [
    'principalId arn accountId accessKeyId sessionContext',
    'invokedBy invokedByDelegate onBehalfOf inScopeOf credentialId',
  ],
  FederatedUser: ['principalId arn accountId accessKeyId sessionContext', 'invokedBy'],
  AWSAccount: ['principalId accountId', 'invokedBy'],
  AWSService: ['invokedBy', ''],
  IdentityCenterUser: ['accountId onBehalfOf credentialId', ''],
  SAMLUser: ['principalId userName identityProvider', ''],
  WebIdentityUser: ['principalId userName identityProvider', ''],
  Unknown: ['', 'principalId accountId userName invokedBy credentialId onBehalfOf'],
};

/** Nobody called: a service did something by itself. */
const SERVICE_EVENT = ['accountId invokedBy', ''] as const;

/** How well a key fits the `userIdentity` of an event; `undefined` when its type does not have it. */
export function identityKeyFit(key: string, event: CloudTrailEvent): Fit | undefined {
  const type = text(object(event.userIdentity)['type']);
  if (key === 'type') return event.eventType === 'AwsServiceEvent' ? undefined : 'expected';
  const keys =
    type === undefined ? event.eventType === 'AwsServiceEvent' && SERVICE_EVENT : own(KEYS, type);
  if (!keys) return 'possible';
  const [expected, possible] = keys.map(list => list.split(' '));
  if (expected?.includes(key)) return 'expected';
  return possible?.includes(key) ? 'possible' : undefined;
}
