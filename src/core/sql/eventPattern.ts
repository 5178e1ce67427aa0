import { FILTER_ATTRIBUTES, valuesFor, type EventQuery, type FilterAttribute } from '../query';
import type { JsonObject, JsonValue } from '../cloudTrailEvent';
import type { CopiedSearch } from './copyForms';
import { jsonText } from './quote';
import { own } from '../own';

/**
 * The query as a pattern for a rule of EventBridge, which looks at events as they happen: it knows no
 * time range, no free text, no place that has no name, and one choice between fields. The text is JSON.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function eventPattern(query: EventQuery): CopiedSearch {
  const leftOut: (FilterAttribute | 'time')[] =
    query.from === undefined && query.to === undefined ? [] : ['time'];
  let detail: JsonObject = {};
  for (const attribute of FILTER_ATTRIBUTES) {
    const values = [...new Set(valuesFor(query, attribute))];
    const [pattern, ...others] = values.length > 0 ? (PATTERNS[attribute]?.(values) ?? []) : [];
    if (pattern && others.length === 0) detail = merged(detail, pattern);
    else if (pattern && detail['$or'] === undefined)
      detail = { ...detail, $or: [pattern, ...others] };
    else if (values.length > 0) leftOut.push(attribute);
  }
  const pattern = {
    'detail-type': [{ suffix: 'via CloudTrail' }],
    ...(Object.keys(detail).length > 0 ? { detail } : {}),
  };
  return { text: jsonText(pattern, 2), leftOut };
}

/** The alternatives for the `detail` of an event. What is missing here cannot be asked for. */
const PATTERNS: Readonly<
  Partial<Record<FilterAttribute, (values: readonly string[]) => readonly JsonObject[]>>
> = {
  eventId: values => [{ eventID: values }],
  requestId: values => [{ requestID: values }, { sharedEventID: values }],
  accessKeyId: values => [{ userIdentity: { accessKeyId: values } }],
  session: values =>
    values.map(value => {
      const [id = '', created = ''] = value.split(/ (?=[^ ]*$)/);
      return {
        userIdentity: {
          principalId: [id],
          sessionContext: { attributes: { creationDate: [created] } },
        },
      };
    }),
  principal: values => [
    { userIdentity: { arn: values } },
    { userIdentity: { principalId: values } },
    { userIdentity: { sessionContext: { sessionIssuer: { arn: values } } } },
    { userIdentity: { sessionContext: { sessionIssuer: { principalId: values } } } },
    { userIdentity: { type: ['AWSService'], invokedBy: values } },
  ],
  userName: values => [
    { userIdentity: { userName: values } },
    { userIdentity: { sessionContext: { sessionIssuer: { userName: values } } } },
    { userIdentity: { principalId: values.map(value => ({ suffix: `:${value}` })) } },
    ...(values.includes('root') ? [{ userIdentity: { type: ['Root'] } }] : []),
  ],
  readOnly: values => [
    { readOnly: values.map(value => (/^(true|false)$/.test(value) ? value === 'true' : value)) },
  ],
  sourceIPAddress: values => [{ sourceIPAddress: values }],
  errorCode: values => [{ errorCode: values }],
  eventName: values => [{ eventName: values }],
  eventSource: values => [{ eventSource: values }],
  recipientAccountId: values => [{ recipientAccountId: values }],
  awsRegion: values => [{ awsRegion: values }],
};

/** Two patterns that name different fields, as one. */
function merged(left: JsonObject, right: JsonObject): JsonObject {
  const both = (key: string): JsonValue => {
    const [one, other] = [own(left, key), own(right, key)];
    return one === undefined || other === undefined
      ? (one ?? other)
      : merged(one as JsonObject, other as JsonObject);
  };
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return Object.fromEntries(keys.map(key => [key, both(key)]));
}
