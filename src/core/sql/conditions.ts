/** What Athena and CloudTrail Lake share: both speak Trino's SQL and name columns as events name fields. */
import { FILTER_ATTRIBUTES, valuesFor, type EventQuery, type FilterAttribute } from '../query';
import { jsonText, sqlText } from './quote';

/** Most events that one search reads. Sorting without a limit is what exhausts the engines. */
export const ROW_LIMIT = 10_000;

/** Where an engine keeps what differs between the two. */
export interface Dialect {
  /** The time at which the credentials of the session were created, as events write it. */
  readonly creationDate: string;
  /** The whole event as one text. */
  readonly everything: string;
  /** Request, response and resources as one text of JSON. */
  readonly resources: string;
}

/** The filters of a query as conditions that must all be met. The time range is not among them. */
export function conditionsOf(query: EventQuery, dialect: Dialect): readonly string[] {
  return FILTER_ATTRIBUTES.flatMap(attribute => {
    const values = [...new Set(valuesFor(query, attribute))];
    if (values.length === 0) return [];
    if (attribute === 'text')
      return values.map(
        value => `strpos(lower(${dialect.everything}), ${sqlText(value.toLowerCase())}) > 0`,
      );
    if (attribute === 'resource')
      return [anyOf(values.map(value => contains(dialect.resources, jsonText(value))))];
    return [oneOf(fieldsOf(attribute, dialect), values.map(sqlText))];
  });
}

/** `field = 'x'`, `field IN ('x', 'y')`, `'x' IN (field, other)`: a value is written once. */
function oneOf(fields: readonly string[], values: readonly string[]): string {
  const [field, ...others] = fields;
  if (others.length > 0) return anyOf(values.map(value => `${value} IN (${fields.join(', ')})`));
  return values.length === 1 ? `${field} = ${values[0]}` : `${field} IN (${values.join(', ')})`;
}

function anyOf(conditions: readonly string[]): string {
  return conditions.length === 1 ? `${conditions[0]}` : `(${conditions.join(' OR ')})`;
}

function contains(whole: string, part: string): string {
  return `strpos(${whole}, ${sqlText(part)}) > 0`;
}

const ISSUER = 'userIdentity.sessionContext.sessionIssuer';

/** The same places as those of `matches`. */
function fieldsOf(
  attribute: Exclude<FilterAttribute, 'text' | 'resource'>,
  { creationDate }: Dialect,
): readonly string[] {
  switch (attribute) {
    case 'eventId':
      return ['eventID'];
    case 'requestId':
      return ['requestID', 'sharedEventID'];
    case 'accessKeyId':
      return ['userIdentity.accessKeyId'];
    case 'session':
      return [`userIdentity.principalId || ' ' || ${creationDate}`];
    case 'principal':
      return [
        'userIdentity.arn',
        'userIdentity.principalId',
        `${ISSUER}.arn`,
        `${ISSUER}.principalId`,
        `IF(userIdentity.type = 'AWSService', userIdentity.invokedBy)`,
      ];
    case 'userName':
      return [
        'userIdentity.userName',
        `${ISSUER}.userName`,
        `split_part(userIdentity.principalId, ':', 2)`,
        `IF(userIdentity.type = 'Root', 'root')`,
      ];
    case 'readOnly':
      // A text in the tables of AWS's documentation, a boolean elsewhere.
      return ['CAST(readOnly AS varchar)'];
    default:
      return [attribute];
  }
}
