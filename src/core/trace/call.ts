import {
  isObject,
  object,
  text,
  type CloudTrailEvent,
  type JsonObject,
  type JsonValue,
} from '../cloudTrailEvent';
import { canonicalEvent } from '../legacyEvent';
import { isMasked, isPlaceholder } from '../values/placeholder';
import { parseTime } from '../values/time';
import type { Person } from './person';

/**
 * What a trace needs to know of an event: who made the call and under which credential. Small, so that
 * the calls that issued credentials can be kept. Times are milliseconds since 1970.
 */
export interface Call {
  readonly eventID: string | undefined;
  readonly time: number | undefined;
  readonly name: string | undefined;
  readonly source: string | undefined;
  readonly region: string | undefined;
  /** The account in whose log the event stands. */
  readonly recipient: string | undefined;
  readonly type: string | undefined;
  /** The access key; absent where it is made up or masked, since such keys join strangers. */
  readonly key: string | undefined;
  readonly arn: string | undefined;
  readonly principalId: string | undefined;
  readonly account: string | undefined;
  readonly userName: string | undefined;
  /** When the session began. */
  readonly created: number | undefined;
  readonly issuer:
    { readonly type: string | undefined; readonly arn: string | undefined } | undefined;
  readonly sourceIdentity: string | undefined;
  /** The sign-in session under which the call was made. */
  readonly signIn: string | undefined;
  /** The service that forwarded the call with the caller's rights, or that made it by itself. */
  readonly invokedBy: string | undefined;
  /** AWS made the call for the caller, with a key that no event issued. */
  readonly forwarded: boolean;
  /** What kind of program sent it, as far as that tells credentials apart. */
  readonly client: Client;
  readonly onBehalfOf: Person | undefined;
  readonly credentialId: string | undefined;
  readonly identityProvider: string | undefined;
  readonly assumedRoot: boolean;
  readonly issuedTo: string | undefined;
  readonly sharedEventID: string | undefined;
  /** Of a call that an MCP server forwarded: no other call is found by its request. */
  readonly requestID: string | undefined;
  /** The session or user that a console SwitchRole left. */
  readonly switchedFrom: string | undefined;
}

/** `program` is told by its user agent; what AWS itself sends, and what says nothing, is `other`. */
export type Client = 'console' | 'program' | 'other';

/** Longer text is no identifier, and an index must not hold on to it. */
const LONGEST = 2048;

/** Reads an event, whatever is in it. */
export function readCall(anyEvent: CloudTrailEvent): Call {
  const event = canonicalEvent(object(anyEvent));
  const identity = object(event.userIdentity);
  const context = object(identity['sessionContext']);
  const attributes = object(context['attributes']);
  const issuer = context['sessionIssuer'];
  const more = object(event.additionalEventData);
  const name = id(event.eventName);
  const source = id(event.eventSource);
  const invokedBy = id(identity['invokedBy']);
  const time = milliseconds(event.eventTime);
  const fromConsole =
    isTrue(event['sessionCredentialFromConsole']) ||
    isTrue(attributes['sessionCredentialFromConsole']);
  return {
    eventID: id(event.eventID),
    time,
    name,
    source,
    region: id(event.awsRegion),
    recipient: id(event.recipientAccountId),
    type: id(identity['type']),
    key: joinable(identity['accessKeyId']),
    arn: known(identity['arn']),
    principalId: known(identity['principalId']),
    account: id(identity['accountId']),
    userName: known(identity['userName']),
    created: milliseconds(attributes['creationDate']),
    issuer: isObject(issuer) ? { type: id(issuer['type']), arn: known(issuer['arn']) } : undefined,
    sourceIdentity: known(context['sourceIdentity']),
    signIn: signInOf(context, more, isGrant(source, name)),
    invokedBy,
    forwarded: invokedBy !== undefined || /^AWS Internal/.test(id(event.sourceIPAddress) ?? ''),
    client: fromConsole ? 'console' : clientOf(event, invokedBy),
    onBehalfOf: personBehind(identity['onBehalfOf']),
    credentialId: known(identity['credentialId']),
    identityProvider: known(identity['identityProvider']),
    assumedRoot: isTrue(context['assumedRoot']),
    issuedTo: id(object(identity['inScopeOf'])['credentialsIssuedTo']),
    sharedEventID: known(event.sharedEventID),
    requestID: invokedBy === 'aws-mcp.amazonaws.com' ? known(event.requestID) : undefined,
    switchedFrom: name === 'SwitchRole' ? known(more['SwitchFrom']) : undefined,
  };
}

/** What a call may share with others, that is all but its ids and its time, as a text that no other part has. */
export function sharedPartOf(call: Call): string {
  const { name, source, region, recipient, type, key, arn, principalId, account, userName } = call;
  const { created, issuer, sourceIdentity, signIn, invokedBy, forwarded, client } = call;
  const { onBehalfOf, credentialId, identityProvider, assumedRoot, issuedTo, switchedFrom } = call;
  return JSON.stringify([
    ...[name, source, region, recipient, type, key, arn, principalId, account, userName],
    ...[created, issuer, sourceIdentity, signIn, invokedBy, forwarded, client],
    ...[onBehalfOf, credentialId, identityProvider, assumedRoot, issuedTo, switchedFrom],
  ]);
}

/** Whether it is the call that mints a sign-in session. */
export function isGrant(source: string | undefined, name: string | undefined): boolean {
  return name === 'CreateOAuth2Token' && source === 'signin.amazonaws.com';
}

/** The name under which the calls of one user, role session or root belong together. */
export function principalOf({ arn, principalId }: Call): string | undefined {
  return arn ?? principalId;
}

/** An access key that may join events; `undefined` for keys that are made up or masked. */
export function joinable(value: JsonValue): string | undefined {
  const key = id(value);
  return key !== undefined && key.length >= 16 && !isPlaceholder(key) ? key : undefined;
}

/** Text that identifies something; `undefined` when somebody hid it. */
export function known(value: JsonValue): string | undefined {
  const words = id(value);
  return words !== undefined && !isMasked(words) ? words : undefined;
}

export function id(value: JsonValue): string | undefined {
  const words = text(value);
  return words !== undefined && words.length <= LONGEST ? words : undefined;
}

/**
 * A grant names the session that it mints, in `additionalEventData` and at times in its own context
 * too: it was not made under that one.
 */
function signInOf(context: JsonObject, more: JsonObject, grants: boolean): string | undefined {
  const arn = known(context['signInSessionArn']);
  return grants && arn === more['signInSessionArn'] ? undefined : arn;
}

const CONSOLE =
  /^Mozilla\/|^\[?S3Console\/|^(?:signin|console)(?:\.[\w-]+)*\.amazonaws\.com$|\bAWSConsole|\bConsole\b|\bCoral\/|\bCloudShell\b/;
const AWS_ITSELF = /\baws-internal\/|^AWS Internal|^AWS Signin|\.amazonaws\.com$|\.api\.aws$/;

function clientOf(event: CloudTrailEvent, invokedBy: string | undefined): Client {
  if (/^AwsConsole/.test(text(event.eventType) ?? '')) return 'console';
  const agent = text(event.userAgent)?.slice(0, 512);
  if (invokedBy !== undefined || agent === undefined) return 'other';
  if (CONSOLE.test(agent)) return 'console';
  return AWS_ITSELF.test(agent) ? 'other' : 'program';
}

function personBehind(value: JsonValue): Person | undefined {
  const { userId, identityStoreArn } = object(value);
  const [user, store] = [known(userId), known(identityStoreArn)];
  return user === undefined ? undefined : `identitycenter:${store ?? 'unknown'}/${user}`;
}

function isTrue(value: JsonValue): boolean {
  return value === true || value === 'true';
}

/** Events of a second come together, so the newest answer is often the next one too. */
let newest: { readonly value: JsonValue; readonly time: number | undefined } = {
  value: undefined,
  time: undefined,
};

function milliseconds(value: JsonValue): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (newest.value !== value) newest = { value, time: parseTime(value) };
  return newest.time;
}

/** The call of an event that says nothing. */
export const NOBODY = readCall({});
