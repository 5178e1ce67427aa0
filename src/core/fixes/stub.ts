import type { CloudTrailEvent, JsonObject, JsonValue, Path } from '../cloudTrailEvent';
import { object, valueAt } from '../cloudTrailEvent';
import { childFields, recordKind } from '../fields';
import { isAccountId } from '../values/accountId';
import { parseArn } from '../values/arn';
import { NEWEST_VERSION } from '../rules/version';
import type { Change } from './fix';

/** The change that adds a missing field, where AWS writes it, with what can be known of its value. */
export function addField(event: CloudTrailEvent, path: Path, key: string): Change {
  const parent = object(valueAt(event, path));
  const order = [...childFields(path, recordKind(event)).keys()];
  const before = order.slice(0, Math.max(order.indexOf(key), 0)).reverse();
  // What is not in the table comes last.
  const after = order.includes(key)
    ? before.find(known => Object.hasOwn(parent, known))
    : Object.keys(parent).at(-1);
  return { do: 'add', path, key, value: stubOf(event, path, key), after };
}

/**
 * What a missing field would be: derived from what is there, else of its type; a text is a placeholder,
 * `<eventName>`, on which rules say no more than a hint.
 */
export function stubOf(event: CloudTrailEvent, path: Path, key: string): JsonValue {
  const known = knownOf(event, object(valueAt(event, path)), path, key);
  if (known !== undefined) return known;
  const field = childFields(path, recordKind(event)).get(key);
  const types = field?.types ?? ['string'];
  if (types.includes('null')) return null;
  if (types.includes('string')) return `<${key}>`;
  if (types.includes('object')) return {};
  if (types.includes('array')) return [];
  return types.includes('boolean') ? false : 0;
}

function knownOf(event: CloudTrailEvent, parent: JsonObject, path: Path, key: string): JsonValue {
  if (key === 'accountId') {
    const fromArn = parseArn(parent['arn'] ?? parent['ARN'])?.account;
    if (isAccountId(fromArn)) return fromArn;
  }
  if (path.length > 0) return undefined;
  const identity = object(event.userIdentity);
  switch (key) {
    case 'eventVersion':
      return NEWEST_VERSION;
    case 'eventType':
      return TYPES.get(event.eventCategory) ?? 'AwsApiCall';
    case 'eventCategory':
      for (const [category, type] of TYPES) if (type === event.eventType) return category;
      return event['managementEvent'] === false ? 'Data' : 'Management';
    case 'managementEvent':
      return event.eventCategory === undefined || event.eventCategory === 'Management';
    case 'recipientAccountId':
      return isAccountId(identity['accountId']) ? identity['accountId'] : undefined;
    default:
      return undefined;
  }
}

/** Categories whose events are of one type. */
const TYPES: ReadonlyMap<JsonValue, string> = new Map([
  ['NetworkActivity', 'AwsVpceEvent'],
  ['Insight', 'AwsCloudTrailInsight'],
  ['Aggregated', 'AwsAggregatedEvent'],
]);
