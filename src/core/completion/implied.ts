/**
 * What the rest of an event says about a value: an event is written down several times over, and the
 * rules notice when two of its copies differ.
 */
import {
  list,
  object,
  text,
  type CloudTrailEvent,
  type JsonObject,
  type JsonValue,
} from '../cloudTrailEvent';
import { NEWEST_VERSION } from '../rules/version';
import { parseArn, type Arn } from '../values/arn';
import { servicePrefix } from '../values/eventSource';
import { parsePrincipalId } from '../values/principalId';
import { partitionOf } from '../values/region';
import { categoryOf } from './fit';
import { own } from '../own';

interface View {
  readonly event: CloudTrailEvent;
  /** The time of whoever writes the event, `2026-03-02T09:14:07Z`. */
  readonly now: string;
  readonly type: string | undefined;
  readonly identity: JsonObject;
  readonly issuer: JsonObject;
  readonly arn: Arn | undefined;
  readonly issuerArn: Arn | undefined;
  readonly partition: string;
  readonly account: string | undefined;
  /** The name of the role session. */
  readonly session: string | undefined;
  readonly role: string | undefined;
}

/** The values that a documented field should have, the likeliest first; `undefined` ones are unknown. */
type Imply = (view: View) => readonly JsonValue[];

/** The values that follow for a field from the rest of the event, the likeliest first. */
export function impliedValues(
  field: string,
  event: CloudTrailEvent,
  now: number,
): readonly JsonValue[] {
  const imply = own(BY_FIELD, field);
  const values = imply?.(viewOf(event, now)) ?? [];
  return [...new Set(values)].filter(value => value !== undefined);
}

function viewOf(event: CloudTrailEvent, now: number): View {
  const identity = object(event.userIdentity);
  const issuer = object(object(identity['sessionContext'])['sessionIssuer']);
  const arn = parseArn(identity['arn']);
  const issuerArn = parseArn(issuer['arn']);
  const isRole = identity['type'] === 'AssumedRole';
  return {
    event,
    now: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    type: text(identity['type']),
    identity,
    issuer,
    arn,
    issuerArn,
    partition: partitionOf(text(event.awsRegion) ?? '') ?? 'aws',
    account:
      text(identity['accountId']) ??
      (arn?.account || issuerArn?.account || text(event.recipientAccountId)),
    session: arn?.sessionName ?? parsePrincipalId(identity['principalId'])?.session,
    role: isRole ? (arn?.roleName ?? issuerArn?.roleName ?? text(issuer['userName'])) : undefined,
  };
}

const CALLER = 'userIdentity';
const SESSION = `${CALLER}.sessionContext`;
const ISSUER = `${SESSION}.sessionIssuer`;

const invokedBy: Imply = ({ identity }) => [text(identity['invokedBy'])];

const BY_FIELD: Readonly<Record<string, Imply>> = {
  eventVersion: () => [NEWEST_VERSION],
  eventTime: ({ now }) => [now],
  sourceIPAddress: invokedBy,
  userAgent: invokedBy,
  awsRegion: ({ event }) =>
    GLOBAL.has(text(event.eventSource) ?? '') ? ['us-east-1'] : regions(event),
  eventSource: ({ event }) =>
    event.eventType === 'AwsConsoleSignIn' ? ['signin.amazonaws.com'] : [],
  eventCategory: ({ event }) => [categoryOf(event) ?? 'Management'],
  eventType: ({ event }) => [
    text(event.eventSource) === 'signin.amazonaws.com' ? 'AwsConsoleSignIn' : undefined,
    own(TYPES, categoryOf(event) ?? '') ?? 'AwsApiCall',
  ],
  managementEvent: ({ event }) => {
    const category = categoryOf(event);
    return category === undefined ? [] : [category === 'Management'];
  },
  readOnly: ({ event }) => readOnly(text(event.eventName)),
  recipientAccountId: ({ type, account }) => (type === 'AWSAccount' ? [] : [account]),
  errorMessage: ({ event, identity }) => errorMessages(event, text(identity['arn'])),
  'resources[].accountId': ({ event }) => [text(event.recipientAccountId)],
  'tlsDetails.clientProvidedHostHeader': ({ event }) => hosts(event),
  'tlsDetails.tlsVersion': () => ['TLSv1.3'],
  'tlsDetails.cipherSuite': ({ event }) =>
    object(event.tlsDetails)['tlsVersion'] === 'TLSv1.2'
      ? ['ECDHE-RSA-AES128-GCM-SHA256']
      : ['TLS_AES_128_GCM_SHA256'],

  [`${CALLER}.accountId`]: ({ account }) => [account],
  [`${CALLER}.arn`]: callerArn,
  [`${CALLER}.principalId`]: ({ type, account, identity, issuer, session }) => {
    const id = text(issuer['principalId']);
    const user = parseArn(identity['arn'])?.userName;
    if (type === 'Root') return [account];
    if (type === 'FederatedUser') return [account && user && `${account}:${user}`];
    return type === 'AssumedRole' ? [id && session && `${id}:${session}`] : [];
  },
  [`${CALLER}.userName`]: ({ arn }) => [arn?.userName],
  [`${CALLER}.identityProvider`]: ({ event }) => [
    text(parseArn(object(event.requestParameters)['principalArn'])?.resource),
  ],
  [`${SESSION}.assumedRoot`]: () => ['true'],
  [`${SESSION}.attributes.creationDate`]: ({ event, now }) => [text(event.eventTime) ?? now],
  [`${SESSION}.attributes.mfaAuthenticated`]: () => ['false', 'true'],
  [`${ISSUER}.type`]: ({ type }) => (type === 'AssumedRole' ? ['Role'] : []),
  [`${ISSUER}.accountId`]: ({ issuerArn, account }) => [issuerArn?.account ?? account],
  [`${ISSUER}.arn`]: ({ partition, account, role }) => [
    account && role && `arn:${partition}:iam::${account}:role/${role}`,
  ],
  [`${ISSUER}.principalId`]: ({ type, identity }) =>
    type === 'AssumedRole' ? [parsePrincipalId(identity['principalId'])?.id] : [],
  [`${ISSUER}.userName`]: ({ issuerArn, role }) => [
    issuerArn?.roleName ?? issuerArn?.userName ?? role,
  ],
};

/** Services that are recorded in us-east-1, wherever they are called from. */
const GLOBAL = new Set(
  ['iam', 'cloudfront', 'organizations', 'route53', 'account'].map(name => `${name}.amazonaws.com`),
);

const TYPES: Readonly<Record<string, string>> = {
  NetworkActivity: 'AwsVpceEvent',
  Insight: 'AwsCloudTrailInsight',
  Aggregated: 'AwsAggregatedEvent',
};

/** The Regions of the resources and of the host that was called. */
function regions(event: CloudTrailEvent): readonly JsonValue[] {
  const host = text(object(event.tlsDetails)['clientProvidedHostHeader']) ?? '';
  const inHost = /\.([a-z]{2,4}(?:-[a-z]+)+-\d+)\.amazonaws\.com/.exec(host.slice(0, 256))?.[1];
  const inArns = list(event.resources).map(one => parseArn(object(one)['ARN'])?.region);
  return [inHost, ...inArns].filter(region => region !== '');
}

function callerArn({ type, partition, account, identity, session, role }: View) {
  const user = text(identity['userName']);
  if (!account) return [];
  const principal = parsePrincipalId(identity['principalId']);
  switch (type) {
    case 'Root':
      return [`arn:${partition}:iam::${account}:root`];
    case 'IAMUser':
      return [user && `arn:${partition}:iam::${account}:user/${user}`];
    case 'AssumedRole':
      return [
        role && session && `arn:${partition}:sts::${account}:assumed-role/${role}/${session}`,
      ];
    case 'FederatedUser':
      return [
        principal?.session &&
          `arn:${partition}:sts::${account}:federated-user/${principal.session}`,
      ];
    default:
      return [];
  }
}

/** The operations of STS that issue credentials and still count as reads, or the other way round. */
const READ_ONLY: Readonly<Record<string, boolean>> = {
  AssumeRole: true,
  AssumeRoleWithSAML: true,
  AssumeRoleWithWebIdentity: true,
  ConsoleLogin: false,
  GetFederationToken: false,
  GetSessionToken: false,
  GetSigninToken: false,
};

function readOnly(name: string | undefined): readonly boolean[] {
  if (name === undefined) return [];
  const reads = /^(Get|List|Describe|Head|Lookup|Search|Query|Scan|BatchGet|Select)/.test(name);
  return [own(READ_ONLY, name) ?? reads];
}

function errorMessages(event: CloudTrailEvent, caller: string | undefined): readonly JsonValue[] {
  const name = text(event.eventName);
  const source = text(event.eventSource);
  const code = text(event.errorCode);
  if (name === 'ConsoleLogin') return ['Failed authentication'];
  if (code === 'VpceAccessDenied') return ['The request was denied due to a VPC endpoint policy'];
  if (!code?.includes('AccessDenied') || !name || !source || !caller) return [];
  const action = `${servicePrefix(source)}:${name}`;
  return [
    `User: ${caller} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
  ];
}

function hosts(event: CloudTrailEvent): readonly JsonValue[] {
  const source = text(event.eventSource);
  const region = text(event.awsRegion);
  if (!source?.endsWith('.amazonaws.com')) return [];
  if (GLOBAL.has(source) || !region) return [source];
  const host = `${servicePrefix(source)}.${region}.amazonaws.com`;
  return [partitionOf(region) === 'aws-cn' ? `${host}.cn` : host, source];
}
