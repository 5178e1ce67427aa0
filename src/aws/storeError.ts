import { message, type Message } from '../core/message';
import { isVisible, shellWord } from '../core/sql/quote';
import { StoreError, type StoreErrorKind } from '../stores/eventStore';
import { isForeign } from './answerErrors';
import type { Connection } from './session';
import { valueText } from '../core/valueText';

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
    message(
      'The AWS config and credentials files have no profile {0}. Choose another profile, or create it with "aws configure --profile {1}".',
      profile,
      profileWord(profile),
    ),
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

const LONGEST_REASON = 1000;

export function shapeOf(error: unknown): ErrorShape {
  const { name, message, code, $metadata } = Object(error) as {
    name?: unknown;
    message?: unknown;
    code?: unknown;
    $metadata?: { httpStatusCode?: unknown };
  };
  return {
    name: typeof name === 'string' ? name : '',
    // A sentence is to be shown: what answered may have sent megabytes.
    message: (typeof message === 'string' ? message : valueText(error)).slice(0, LONGEST_REASON),
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
  [/^(TimeoutError|SlowAnswer)$/, 'network'],
];

/** What Node says when a host was not found, refused, fell silent or could not prove who it is. */
const UNREACHED =
  /^(EAI_|ECONN|EHOST|ENET|ENOTFOUND|EPIPE|EPROTO|ETIMEDOUT|CERT_|DEPTH_ZERO|ERR_SSL|ERR_TLS|SELF_SIGNED|UNABLE_TO)/;

/** What AWS says of a request whose time is too far from its own. */
const SKEWED =
  /^(RequestTimeTooSkewed|RequestInTheFuture)$|Signature (expired|not yet current)|request signature .* (too far|expired)/i;

function isSkewed({ name, message }: ErrorShape): boolean {
  return SKEWED.test(name) || SKEWED.test(message);
}

/** Whether a request itself is what failed, whatever was asked for. */
export function isOfRequest(cause: unknown): boolean {
  const error = shapeOf(cause);
  return isSkewed(error) || error.name === 'OversizedAnswer';
}

function kindOf(error: ErrorShape): StoreErrorKind {
  const { name, message, code } = error;
  if (isForeign(message)) return 'network';
  if (isSkewed(error)) return 'other';
  if (/^(Credentials|Token)?ProviderError$/.test(name)) {
    // Of a login that was never begun there is no token.
    if (/expired|aws (sso )?login|session token not found|failed to load token/i.test(message))
      return 'expired';
    const isMissing = /profile|session/i.test(message) && / could not be found/i.test(message);
    return isMissing ? 'missing' : 'credentials';
  }
  const known = KINDS.find(([names]) => names.test(name));
  if (known) return known[1];
  return UNREACHED.test(code) || /socket hang up/.test(message) ? 'network' : 'other';
}

type Sentences = (connection: Connection, error: ErrorShape) => Message;

const SENTENCES: Readonly<Record<StoreErrorKind, Sentences>> = {
  credentials: (connection, { status, message: reason }) =>
    status === 0
      ? message(
          'No credentials could be had from {0}: {1} Check the profile, then try again.',
          who(connection),
          source(reason),
        )
      : message(
          'AWS does not accept the credentials of {0} in {1}: they are not valid, or the Region is not enabled for the account. Check both, then try again.',
          who(connection),
          connection.region,
        ),
  expired: connection => {
    const { profile, signIn } = connection;
    if (signIn !== undefined)
      return message(
        'The sign-in of {0} has expired. Run "{1}", then try again: the search goes on where it stopped.',
        who(connection),
        signIn,
      );
    return profile === undefined
      ? message(
          'The credentials of {0} have expired. Sign in again, then try again: the search goes on where it stopped.',
          who(connection),
        )
      : message(
          'The credentials of {0} have expired. Renew them (with IAM Identity Center "aws sso login --profile {1}", with a console login "aws login --profile {1}"), then try again: the search goes on where it stopped.',
          who(connection),
          profileWord(profile),
        );
  },
  denied: (connection, { message: reason }) =>
    message(
      'AWS does not let {0} look up events in {1}: it needs the permission {2}. AWS says: {3}',
      who(connection),
      connection.region,
      permission(reason),
      sentence(reason),
    ),
  throttled: ({ region }) =>
    message(
      'CloudTrail in {0} gets more requests than the 2 a second that an account may make. Wait until others have finished, then try again.',
      region,
    ),
  missing: (connection, { message: reason }) =>
    message(
      'What {0} refers to does not exist: {1} Choose another profile, or correct the AWS config file.',
      who(connection),
      sentence(reason),
    ),
  network: ({ region }, { code, name, message: reason }) => {
    if (isForeign(reason))
      return message(
        'The answer does not come from AWS: a proxy or sign-in page? Look at the network with a browser, and at the proxy, then try the Region {0} again.',
        region,
      );
    if (name === 'SlowAnswer')
      return message(
        'AWS in {0} did not finish its answer within {1} seconds. Check the network and the proxy, then try again.',
        region,
        reason,
      );
    return message(
      'The request for events in {0} did not get through ({1}). Check the network, the proxy and the name of the Region, then try again.',
      region,
      code || name,
    );
  },
  other: ({ region }, error) => {
    const { name, message: reason } = error;
    if (isSkewed(error))
      return message(
        'AWS in {0} does not accept the time of this machine: its clock is too far off. Set the clock, then try again.',
        region,
      );
    if (name === 'OversizedAnswer')
      return message(
        'The answer for {0} has more than {1} MB and was not read to its end. Search a shorter time, or use more filters.',
        region,
        reason,
      );
    return message(
      'The events in {0} could not be looked up: {1} Try again, or refresh the events.',
      region,
      sentence(reason || name),
    );
  },
};

export function who({ profile }: Connection): Message {
  return profile === undefined ? message('the default chain') : message('profile {0}', profile);
}

/** The reason without a command line of `credential_process`, which may hold secrets. */
function source(reason: string): string | Message {
  return reason.startsWith('Command failed')
    ? message('its credential_process failed.')
    : sentence(reason);
}

/** The action that AWS names as refused: the role of a profile may be what cannot be assumed. */
export function permission(reason: string, fallback = 'cloudtrail:LookupEvents'): string {
  return /not authorized to perform: ([\w-]+:\w+)/.exec(reason)?.[1] ?? fallback;
}

export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** A profile as one word of a command to be typed or copied; a place for it where it cannot be written. */
export function profileWord(name: string): string {
  return isVisible(name) ? shellWord(name) : 'PROFILE';
}
