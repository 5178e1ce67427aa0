import type { IncomingHttpHeaders } from 'node:http';
import type { JsonObject } from '../../src/core/cloudTrailEvent';

/** The two protocols that are replayed: CloudTrail and Athena speak AWS JSON 1.1, STS the query protocol. */
export type Protocol = 'json' | 'query';

/** The services that are replayed, as they are called in signatures. */
export type Service = 'cloudtrail' | 'athena' | 'sts';

/** Who asks, where. */
export interface Scope {
  readonly account: string;
  readonly region: string;
}

/** What a service can be asked for, by name. An operation throws `ApiError`. */
export type Operations = Readonly<Record<string, (request: JsonObject, scope: Scope) => unknown>>;

/** An error as a service reports it. `code` is the name that the SDK gives the error. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = code;
  }
}

export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** What a Signature Version 4 header says about who calls, and where. */
export interface Caller {
  readonly accessKeyId: string;
  readonly region: string;
}

const SIGNATURE =
  /^AWS4-HMAC-SHA256 Credential=(?<key>[A-Z0-9]{16,128})\/\d{8}\/(?<region>[a-z0-9-]+)\/(?<service>[a-z0-9-]+)\/aws4_request, ?SignedHeaders=(?<signed>[a-z0-9;-]+), ?Signature=[0-9a-f]{64}$/;

/**
 * The credential scope of a request, or the error for one that is unsigned or signed in a way that
 * AWS would not accept. The signature's form is checked, not its value: the replay knows no secret
 * keys.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 */
export function callerOf(headers: IncomingHttpHeaders, service: string): Caller | ApiError {
  const { authorization } = headers;
  if (authorization === undefined || authorization === '')
    return new ApiError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const scope = SIGNATURE.exec(authorization)?.groups;
  const signed = scope?.['signed']?.split(';') ?? [];
  const dated = headers['x-amz-date'] !== undefined || headers.date !== undefined;
  if (!scope || scope['service'] !== service || !signed.includes('host') || !dated)
    return new ApiError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    );
  return { accessKeyId: scope['key'] ?? '', region: scope['region'] ?? '' };
}

export function jsonReply(value: unknown): Reply {
  return { status: 200, contentType: JSON_TYPE, body: JSON.stringify(value) };
}

export function xmlReply(body: string): Reply {
  return { status: 200, contentType: 'text/xml', body };
}

export function errorReply(protocol: Protocol, error: ApiError, requestId: string): Reply {
  if (protocol === 'json') {
    const body = JSON.stringify({ __type: error.code, message: error.message });
    return { status: 400, contentType: JSON_TYPE, body };
  }
  const { code, status } = QUERY_ERRORS[error.code] ?? { code: error.code, status: 400 };
  return {
    status,
    contentType: 'text/xml',
    body:
      `<ErrorResponse xmlns="${STS_NAMESPACE}"><Error><Type>Sender</Type>` +
      `<Code>${escapeXml(code)}</Code><Message>${escapeXml(error.message)}</Message></Error>` +
      `<RequestId>${requestId}</RequestId></ErrorResponse>`,
  };
}

export function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, character => `&#${character.charCodeAt(0)};`);
}

export const STS_NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

const JSON_TYPE = 'application/x-amz-json-1.1';

/** STS names the common errors without `Exception`, and answers some of them with 403. */
const QUERY_ERRORS: Readonly<Record<string, { readonly code: string; readonly status: number }>> = {
  AccessDeniedException: { code: 'AccessDenied', status: 403 },
  ExpiredTokenException: { code: 'ExpiredToken', status: 403 },
  MissingAuthenticationTokenException: { code: 'MissingAuthenticationToken', status: 403 },
  ThrottlingException: { code: 'Throttling', status: 400 },
  UnknownOperationException: { code: 'InvalidAction', status: 400 },
  UnrecognizedClientException: { code: 'InvalidClientTokenId', status: 403 },
};
