import { StoreError, type StoreErrorKind } from '../stores/eventStore';
import type { Connection } from './session';

/** An error of the SDK in words: what happened, to what, and what to do. */
export function storeError(cause: unknown, connection: Connection): StoreError {
  if (cause instanceof StoreError) return cause;
  const error = shapeOf(cause);
  const kind = kindOf(error);
  return new StoreError(kind, SENTENCES[kind](connection, error), { cause });
}

export function missingProfile(profile: string): StoreError {
  return new StoreError(
    'missing',
    `The AWS config and credentials files have no profile ${profile}. Choose another profile, or create it with "aws configure --profile ${shellWord(profile)}".`,
  );
}

/** What is known of an error that may be of the SDK, of Node or of anything. */
interface ErrorShape {
  readonly name: string;
  readonly message: string;
  /** `ECONNREFUSED`; empty when there is none. */
  readonly code: string;
  /** The HTTP status of AWS's answer; 0 when there was none. */
  readonly status: number;
}

export function shapeOf(error: unknown): ErrorShape {
  const { name, message, code, $metadata } = Object(error) as {
    name?: unknown;
    message?: unknown;
    code?: unknown;
    $metadata?: { httpStatusCode?: unknown };
  };
  return {
    name: typeof name === 'string' ? name : '',
    message: typeof message === 'string' ? message : String(error),
    code: typeof code === 'string' ? code : '',
    status: Number($metadata?.httpStatusCode ?? 0),
  };
}

/** Error names of CloudTrail, STS and IAM Identity Center, and what each means for the person. */
const KINDS: readonly (readonly [RegExp, StoreErrorKind])[] = [
  [
    /^(Throttling|ThrottlingException|ThrottledException|RequestLimitExceeded|SlowDown)$/,
    'throttled',
  ],
  [/^TooManyRequests/, 'throttled'],
  [/^(ExpiredToken|ExpiredTokenException|RequestExpired)$/, 'expired'],
  [/^(AccessDenied|Unauthorized|OptInRequired|ForbiddenException)/, 'denied'],
  [
    /^(UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|MissingAuthenticationToken|NotAuthorized)/,
    'credentials',
  ],
  [/^TimeoutError$/, 'network'],
];

/** What Node says when a host was not found, refused, fell silent or could not prove who it is. */
const UNREACHED =
  /^(EAI_|ECONN|EHOST|ENET|ENOTFOUND|EPIPE|EPROTO|ETIMEDOUT|CERT_|DEPTH_ZERO|ERR_SSL|ERR_TLS|SELF_SIGNED|UNABLE_TO)/;

function kindOf({ name, message, code }: ErrorShape): StoreErrorKind {
  if (/^(Credentials|Token)?ProviderError$/.test(name)) {
    if (/expired|aws sso login|aws login|session token not found/i.test(message)) return 'expired';
    return /(profile|session).* could not be found/i.test(message) ? 'missing' : 'credentials';
  }
  const known = KINDS.find(([names]) => names.test(name));
  if (known) return known[1];
  return UNREACHED.test(code) || /socket hang up/.test(message) ? 'network' : 'other';
}

type Sentences = (connection: Connection, error: ErrorShape) => string;

const SENTENCES: Readonly<Record<StoreErrorKind, Sentences>> = {
  credentials: (connection, { status, message }) =>
    status === 0
      ? `No credentials could be had from ${who(connection)}: ${sentence(source(message))} Check the profile, then retry.`
      : `AWS does not accept the credentials of ${who(connection)} in ${connection.region}: they are not valid, or the Region is not enabled for the account. Check both, then retry.`,
  expired: connection =>
    `The credentials of ${who(connection)} have expired. Sign in again${signIn(connection)}, then retry.`,
  denied: (connection, { message }) =>
    `AWS does not let ${who(connection)} look up events in ${connection.region}: it needs the permission ${permission(message)}. AWS says: ${sentence(message)}`,
  throttled: ({ region }) =>
    `CloudTrail in ${region} gets more requests than the 2 a second that an account may make. Wait until others have finished, then retry.`,
  missing: (connection, { message }) =>
    `What ${who(connection)} refers to does not exist: ${sentence(message)} Choose another profile, or correct the AWS config file.`,
  network: ({ region }, { code, name }) =>
    `The request for events in ${region} did not get through (${code || name}). Check the network, the proxy and the name of the Region, then retry.`,
  other: ({ region }, { name, message }) =>
    `The events in ${region} could not be looked up: ${sentence(message || name)} Retry, or refresh the events.`,
};

function who({ profile }: Connection): string {
  return profile === undefined ? 'the default chain' : `profile ${profile}`;
}

function signIn({ profile }: Connection): string {
  return profile === undefined
    ? ''
    : ` (with IAM Identity Center: aws sso login --profile ${shellWord(profile)})`;
}

/** The reason without a command line of `credential_process`, which may hold secrets. */
function source(message: string): string {
  return message.startsWith('Command failed') ? 'its credential_process failed' : message;
}

/** The action that AWS names as refused: the role of a profile may be what cannot be assumed. */
function permission(message: string): string {
  return /not authorized to perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? 'cloudtrail:LookupEvents';
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** A name as one word of a command to be typed. */
function shellWord(name: string): string {
  return /^[\w.@+-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`;
}
