import { FILTER_ATTRIBUTES, valuesFor, type EventQuery, type FilterAttribute } from '../query';
import { ROW_LIMIT } from './conditions';
import { jsonText } from './quote';
import { isoRange, rangeOf } from './range';

/**
 * The query in the language of CloudWatch Logs Insights, for a log group to which a trail delivers. The
 * time range is a comment: there it is set beside the query.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
export function insightsQuery(query: EventQuery, now: number): string {
  const [from, to] = isoRange(rangeOf(query, now));
  return [
    `# ${from} – ${to}`,
    'fields @timestamp, @message',
    ...FILTER_ATTRIBUTES.flatMap(attribute => conditionOf(query, attribute)).map(
      condition => `| filter ${condition}`,
    ),
    '| sort @timestamp desc',
    `| limit ${ROW_LIMIT}`,
  ].join('\n');
}

function conditionOf(query: EventQuery, attribute: FilterAttribute): readonly string[] {
  const values = [...new Set(valuesFor(query, attribute))];
  const conditions = values.map(value => CONDITIONS[attribute](value).join(' or '));
  // Free text must all be there; the values of anything else are alternatives.
  return attribute === 'text' || conditions.length === 0 ? conditions : [conditions.join(' or ')];
}

const ISSUER = 'userIdentity.sessionContext.sessionIssuer';

/** The alternatives by which a value of an attribute is found: the same places as those of `matches`. */
const CONDITIONS: Readonly<Record<FilterAttribute, (value: string) => readonly string[]>> = {
  eventId: is('eventID'),
  requestId: is('requestID', 'sharedEventID'),
  accessKeyId: is('userIdentity.accessKeyId'),
  session: value => [
    `concat(userIdentity.principalId, " ", userIdentity.sessionContext.attributes.creationDate) = ${jsonText(value)}`,
  ],
  principal: value => [
    ...is(
      'userIdentity.arn',
      'userIdentity.principalId',
      `${ISSUER}.arn`,
      `${ISSUER}.principalId`,
    )(value),
    `(userIdentity.type = "AWSService" and userIdentity.invokedBy = ${jsonText(value)})`,
  ],
  userName: value => [
    ...is('userIdentity.userName', `${ISSUER}.userName`)(value),
    // The end of the principal id: nothing else there has a blank behind it.
    `strcontains(concat(userIdentity.principalId, " "), ${jsonText(`:${value} `)}) = 1`,
    ...(value === 'root' ? ['userIdentity.type = "Root"'] : []),
  ],
  // Lists and what is nested in a request have no names here: the record is searched as it is written.
  resource: value => [`@message like ${jsonText(jsonText(value))}`],
  readOnly: value => [
    `@message like ${jsonText(`"readOnly":${/^(true|false)$/.test(value) ? value : jsonText(value)}`)}`,
  ],
  text: value => [`tolower(@message) like ${jsonText(value.toLowerCase())}`],
  sourceIPAddress: is('sourceIPAddress'),
  errorCode: is('errorCode'),
  eventName: is('eventName'),
  eventSource: is('eventSource'),
  recipientAccountId: is('recipientAccountId'),
  awsRegion: is('awsRegion'),
};

function is(...fields: readonly string[]): (value: string) => readonly string[] {
  return value => fields.map(field => `${field} = ${jsonText(value)}`);
}
