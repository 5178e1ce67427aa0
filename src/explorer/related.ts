import { list, object, text, type CloudTrailEvent } from '../core/cloudTrailEvent';
import { canonicalEvent } from '../core/legacyEvent';
import { valuesOf, type EventFilter, type FilterAttribute } from '../core/query';

/** Texts of a request that are longer name nothing: policies, scripts. */
const LONGEST = 200;

/**
 * What can be asked about an event: what else had the same key, caller, session, address, request or
 * resource. The caller is the user or role, which outlives its sessions, and the session itself.
 */
export function relatedTo(event: CloudTrailEvent): readonly EventFilter[] {
  const identity = object(canonicalEvent(event).userIdentity);
  const issuer = object(object(identity['sessionContext'])['sessionIssuer']);
  const isService = identity['type'] === 'AWSService';
  const filters = [
    ...of('accessKeyId', valuesOf(event, 'accessKeyId')),
    ...of('principal', [
      text(issuer['arn']),
      text(identity['arn']) ?? text(identity['principalId']),
      isService ? text(identity['invokedBy']) : undefined,
    ]),
    ...of('session', valuesOf(event, 'session')),
    ...of('sourceIPAddress', valuesOf(event, 'sourceIPAddress')),
    ...of('requestId', valuesOf(event, 'requestId')),
    ...of('resource', resourcesOf(event)),
  ];
  const seen = new Set<string>();
  return filters.filter(({ attribute, value }) => {
    const key = `${attribute}=${value}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The ARNs that AWS lists first, then the names and ids of the request. */
function resourcesOf(event: CloudTrailEvent): readonly string[] {
  const listed = list(canonicalEvent(event).resources).map(one => text(object(one)['ARN']));
  const said = valuesOf(
    { ...canonicalEvent(event), resources: [], responseElements: null },
    'resource',
  );
  // What is found first in a request comes last: the walk through it ends where it began.
  return [...listed, ...[...said].reverse()].flatMap(value =>
    value !== undefined && value.length <= LONGEST ? [value] : [],
  );
}

function of(
  attribute: FilterAttribute,
  values: readonly (string | undefined)[],
): readonly EventFilter[] {
  return values.flatMap(value => (value === undefined ? [] : [{ attribute, value }]));
}
