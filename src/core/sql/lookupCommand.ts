import {
  FILTER_ATTRIBUTES,
  LOOKUP_ATTRIBUTES,
  lookupFilter,
  valuesFor,
  type EventQuery,
  type FilterAttribute,
} from '../query';
import { placeOptions, type LookupPlace } from './lookupPlace';
import { isVisible, shellJson, shellWord } from './quote';

/**
 * The query as a command of the AWS CLI, in one line for bash and zsh. `lookup-events` applies one
 * filter; the others are applied by `jq`, which is needed only then. Milliseconds are not in it. Throws a
 * `WordedError` for a place that cannot be written.
 */
export function lookupCommand(query: EventQuery, place: LookupPlace = {}): string {
  const first = lookupFilter(query);
  const rest = FILTER_ATTRIBUTES.filter(attribute => attribute !== first?.attribute).flatMap(
    attribute => conditionOf(query, attribute),
  );
  return [
    'aws cloudtrail lookup-events',
    ...placeOptions(query, place, isVisible).flatMap(([name, value]) => option(name, value)),
    ...(first ? option('--lookup-attributes', attributesOf(first)) : []),
    ...(rest.length === 0
      ? ['--output json']
      : [
          `--query 'Events[].CloudTrailEvent' --output json |`,
          `jq -c ${shellWord(`.[] | fromjson | select(${rest.join(' and ')})`)}`,
        ]),
  ].join(' ');
}

/** As JSON: in the CLI's shorthand a comma would end the value. */
function attributesOf({ attribute, value }: NonNullable<ReturnType<typeof lookupFilter>>): string {
  return `[{"AttributeKey":"${LOOKUP_ATTRIBUTES[attribute]}","AttributeValue":${shellJson(value)}}]`;
}

function option(name: string, value: string): readonly string[] {
  return [value.startsWith('-') ? `${name}=${shellWord(value)}` : `${name} ${shellWord(value)}`];
}

function conditionOf(query: EventQuery, attribute: FilterAttribute): readonly string[] {
  const values = [...new Set(valuesFor(query, attribute))];
  if (values.length === 0) return [];
  if (attribute === 'text')
    return values.map(
      value => `(tojson | ascii_downcase | contains(${shellJson(lowered(value))}))`,
    );
  return [`any((${FIELDS[attribute]})?; IN(${values.map(shellJson).join(', ')}))`];
}

const ISSUER = '.sessionContext.sessionIssuer';

/** Where the values of an attribute are, in the language of jq: the same places as those of `matches`. */
const FIELDS: Readonly<Record<Exclude<FilterAttribute, 'text'>, string>> = {
  eventId: '.eventID',
  requestId: '.requestID, .sharedEventID',
  accessKeyId: '.userIdentity.accessKeyId',
  session:
    '.userIdentity | [.principalId, .sessionContext.attributes.creationDate | tostring] | join(" ")',
  principal: `.userIdentity | .arn, .principalId, ${ISSUER}.arn, ${ISSUER}.principalId, (select(.type == "AWSService") | .invokedBy)`,
  userName: `.userIdentity | .userName, ${ISSUER}.userName, (.principalId // "" | split(":")[1]), (select(.type == "Root") | "root")`,
  resource: '(.resources[]?.ARN), (.requestParameters, .responseElements | .. | strings)',
  readOnly: '.readOnly | tostring',
  sourceIPAddress: '.sourceIPAddress',
  errorCode: '.errorCode',
  eventName: '.eventName',
  eventSource: '.eventSource',
  recipientAccountId: '.recipientAccountId',
  awsRegion: '.awsRegion',
};

/** As jq does it: the 26 letters. */
function lowered(value: string): string {
  return value.replace(/[A-Z]/g, letter => letter.toLowerCase());
}
