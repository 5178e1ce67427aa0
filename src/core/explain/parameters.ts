import { object, text, valueAt, type JsonObject } from '../cloudTrailEvent';
import type { Message } from '../message';
import { message } from '../message';
import { productName } from '../values/eventSource';
import { cidrBlock } from '../values/ipAddress';
import { formatDuration } from '../values/time';
import { cidrWords, cipherWords } from './connections';
import { code } from './code';
import { ingressWords, portWords, ruleAround } from './ingress';
import { listed, type Line } from './lines';
import { parameterConstants } from './parameterConstants';
import type { Place } from './place';
import { sessionNameWords } from './sessionNames';

/** Parts of an event that each service shapes as it likes. */
const SHAPED_BY_SERVICES: ReadonlySet<unknown> = new Set([
  'requestParameters',
  'responseElements',
  'additionalEventData',
  'serviceEventDetails',
]);

/**
 * Words for a value in a request or a response by the name of its key: many services call the same
 * thing by the same name. Empty for names that are not known.
 */
export function parameterWords(place: Place): readonly Line[] {
  if (!SHAPED_BY_SERVICES.has(place.path[0])) return [];
  const keys = place.path.filter(step => typeof step === 'string');
  const key = keys.at(-1) ?? '';
  const words = PARAMETERS.get(key.charAt(0).toLowerCase() + key.slice(1))?.(place) ?? [];
  return words.length > 0 ? words : parameterConstants(key, place);
}

type Words = (place: Place) => readonly Line[];

const PARAMETERS: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['bucketName', bucketWords],
  ['bucket', bucketWords],
  ['key', keyWords],
  ['value', valueOfPairWords],
  ['name', filterWords],
  ['userName', userNameWords],
  ['values', filterWords],
  ['keyId', keyIdWords],
  ['instanceType', instanceTypeWords],
  ['roleSessionName', ({ value }) => (typeof value === 'string' ? sessionNameWords(value) : [])],
  ['ipPermissions', ingressWords],
  ['securityGroupRuleSet', ingressWords],
  ['items', ingressWords],
  ['cidrIp', sourceWords],
  ['cidrIpv4', sourceWords],
  ['cidrIpv6', sourceWords],
  ['destinationCidrBlock', routeWords],
  ['fromPort', portWords],
  ['toPort', portWords],
  ['port', portWords],
  ['durationSeconds', secondsWords],
  ['bytesTransferredIn', bytesWords('{0} came in with the request.')],
  ['bytesTransferredOut', bytesWords('{0} went out with the answer.')],
  [
    'cipherSuite',
    place => (typeof place.value === 'string' ? cipherWords(place.value, place) : []),
  ],
  ['sessionToken', sessionTokenWords],
  ['roleName', named('The IAM role {0}.')],
  ['groupName', named('The group {0}.')],
  ['instanceProfileName', named('The instance profile {0}.')],
  ['policyName', named('The policy {0}.')],
  ['functionName', named('The Lambda function {0}.')],
  ['dBInstanceIdentifier', named('The database instance {0}.')],
  ['dBSnapshotIdentifier', named('The database snapshot {0}.')],
  ['secretId', named('The secret {0} of Secrets Manager.')],
  ['clusterName', named('The cluster {0}.')],
  ['repositoryName', named('The repository {0}.')],
  ['logGroupName', named('The log group {0}.')],
  ['stackName', named('The CloudFormation stack {0}.')],
  ['tableName', named('The table {0}.')],
  ['modelId', named('The model {0}.')],
  ['trailName', named('The trail {0}.')],
  ['maxResults', mostWords],
  ['maxItems', mostWords],
  ['maxRecords', mostWords],
]);

/** A thing by its name; an ARN says more by its form. */
function named(template: string): Words {
  return ({ value }) =>
    typeof value === 'string' && value !== '' && !value.startsWith('arn:')
      ? [message(template, code(value))]
      : [];
}

function bucketWords({ value }: Place): readonly Message[] {
  return typeof value === 'string' && /^[a-z0-9][a-z0-9.-]{2,62}$/.test(value)
    ? [message('The S3 bucket {0}.', code(value))]
    : [];
}

/** The key of an object in S3, of a tag or of a filter. */
function keyWords(place: Place): readonly Message[] {
  const { event, value, path } = place;
  if (typeof value !== 'string' || value === '') return [];
  const bucket = text(object(event.requestParameters)['bucketName']);
  if (path.length === 2 && bucket !== undefined)
    return [message('The S3 object {0} in the bucket {1}.', code(value), code(bucket))];
  return pairWords(value, parentOf(place), 'key');
}

function valueOfPairWords(place: Place): readonly Message[] {
  const parent = parentOf(place);
  const key = text(parent['key']) ?? text(parent['Key']);
  return key === undefined ? [] : pairWords(key, parent, 'value');
}

/** A tag, or a filter by key: both stand as key and value. */
function pairWords(key: string, parent: JsonObject, at: 'key' | 'value'): readonly Message[] {
  const values = valuesOf(parent);
  if ('values' in parent || 'valueSet' in parent) return filterWord(key, values);
  const [value] = values;
  if (value === undefined) return [];
  return [
    at === 'key'
      ? message('The tag {0}, set to {1}.', code(key), code(value))
      : message('The value of the tag {0}.', code(key)),
  ];
}

/** A filter by name and values, as lists of EC2, RDS and others take them. */
function filterWords(place: Place): readonly Message[] {
  const parent = parentOf(place);
  const name = text(parent['name']) ?? text(parent['key']);
  return typeof place.value === 'string' &&
    name !== undefined &&
    ('values' in parent || 'valueSet' in parent)
    ? filterWord(name, valuesOf(parent))
    : [];
}

function filterWord(name: string, values: readonly string[]): readonly Message[] {
  return values.length === 0
    ? []
    : [
        message(
          'A filter: only results whose {0} is {1}.',
          code(name),
          listed(values.map(value => code(value))),
        ),
      ];
}

function valuesOf(parent: JsonObject): readonly string[] {
  const values = parent['values'] ?? object(parent['valueSet'])['items'];
  if (!Array.isArray(values))
    return [parent['value'], parent['Value']].filter(value => typeof value === 'string');
  return values
    .map(value => (typeof value === 'string' ? value : text(object(value)['value'])))
    .filter(value => value !== undefined);
}

/** The user that a call of IAM is about. */
function userNameWords({ event, value, path }: Place): readonly Message[] {
  if (typeof value !== 'string' || path[0] !== 'requestParameters') return [];
  if (event.eventSource !== 'iam.amazonaws.com') return [];
  const caller = text(object(event.userIdentity)['userName']);
  return [
    caller === value
      ? message('The IAM user {0}, who made the call.', code(value))
      : message('The IAM user {0} that the call was about.', code(value)),
  ];
}

function keyIdWords({ value }: Place): readonly Message[] {
  const service = /^alias\/aws\/([\w-]+)$/.exec(text(value) ?? '')?.[1];
  return service === undefined
    ? []
    : [
        message(
          'The KMS key that AWS manages in this account for {0}.',
          productName(service) ?? code(service),
        ),
      ];
}

function instanceTypeWords({ value }: Place): readonly Message[] {
  if (typeof value !== 'string') return [];
  if (/^(p|g|gr|trn|inf|dl|vt)\d/.test(value))
    return [message('An instance type with accelerators (GPU or the like), which cost much.')];
  return /\.(metal|\d{2,}xlarge)/.test(value) ? [message('A very large instance type.')] : [];
}

/** Addresses in a rule of a security group, with what they may reach. */
function sourceWords(place: Place): readonly Line[] {
  const { value } = place;
  return typeof value === 'string' ? [...cidrWords(value), ...ruleAround(place)] : [];
}

function routeWords({ value }: Place): readonly Message[] {
  return typeof value === 'string' && cidrBlock(value)?.bits === 0
    ? [message('The default route: for everything that no other route is for.')]
    : [];
}

function secondsWords({ value }: Place): readonly Message[] {
  return typeof value === 'number' && value >= 60
    ? [message('{0}.', formatDuration(value * 1000))]
    : [];
}

function bytesWords(template: string): Words {
  return ({ value }) =>
    typeof value === 'number' && value >= 0 ? [message(template, formatBytes(value))] : [];
}

/** `12 B`, `3.4 kB`, `1.2 MB`. */
function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** power;
  return `${power === 0 ? amount : amount.toFixed(1)} ${['B', 'kB', 'MB', 'GB', 'TB'][power] ?? ''}`;
}

function sessionTokenWords(place: Place): readonly Message[] {
  const key = text(parentOf(place)['accessKeyId']);
  return key === undefined
    ? []
    : [
        message(
          'The session token of the key {0}. Without the secret key, which is not recorded, it is of no use.',
          code(key),
        ),
      ];
}

function mostWords({ value }: Place): readonly Message[] {
  return typeof value === 'number' ? [message('At most {0} results at a time.', value)] : [];
}

function parentOf({ event, path }: Place): JsonObject {
  const end = typeof path.at(-1) === 'number' ? -2 : -1;
  return object(valueAt(event, path.slice(0, end)));
}
