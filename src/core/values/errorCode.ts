import { own } from '../own';

/** What an error means for who reads the log. */
export type ErrorKind =
  | 'denied'
  | 'dryRun'
  | 'throttled'
  | 'expired'
  | 'signature'
  | 'optIn'
  | 'missing'
  | 'notConfigured'
  | 'invalid'
  | 'conflict'
  | 'quota'
  | 'propagating'
  | 'password'
  | 'service';

/**
 * Codes whose name does not say their kind, without the `Client.` or `Server.` of EC2.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
const KINDS: Readonly<Record<string, ErrorKind>> = {
  UnauthorizedOperation: 'denied',
  UnauthorizedException: 'denied',
  NotAuthorized: 'denied',
  NotAuthorizedException: 'denied',
  AuthorizationError: 'denied',
  AuthorizationErrorException: 'denied',
  Forbidden: 'denied',
  ForbiddenException: 'denied',
  AllAccessDisabled: 'denied',
  DryRunOperation: 'dryRun',
  RequestLimitExceeded: 'throttled',
  SlowDown: 'throttled',
  PriorRequestNotComplete: 'throttled',
  BandwidthLimitExceeded: 'throttled',
  RequestExpired: 'expired',
  RequestTimeTooSkewed: 'expired',
  InvalidClientTokenId: 'signature',
  UnrecognizedClientException: 'signature',
  AuthFailure: 'signature',
  SignatureDoesNotMatch: 'signature',
  InvalidSignatureException: 'signature',
  IncompleteSignature: 'signature',
  MissingAuthenticationToken: 'signature',
  MissingAuthenticationTokenException: 'signature',
  InvalidAccessKeyId: 'signature',
  InvalidToken: 'signature',
  OptInRequired: 'optIn',
  SubscriptionRequiredException: 'optIn',
  PendingVerification: 'optIn',
  Blocked: 'optIn',
  NoSuchBucket: 'missing',
  NoSuchKey: 'missing',
  NoSuchUpload: 'missing',
  NoSuchVersion: 'missing',
  NoSuchHostedZone: 'missing',
  NoSuchDistribution: 'missing',
  NoSuchOriginAccessIdentity: 'missing',
  InvocationDoesNotExist: 'missing',
  InvalidInstanceId: 'missing',
  NonExistentQueue: 'missing',
  'AWS.SimpleQueueService.NonExistentQueue': 'missing',
  ReplicationConfigurationNotFoundError: 'notConfigured',
  ObjectLockConfigurationNotFoundError: 'notConfigured',
  ServerSideEncryptionConfigurationNotFoundError: 'notConfigured',
  OwnershipControlsNotFoundError: 'notConfigured',
  ServiceQuotaExceededException: 'quota',
  QuotaExceededException: 'quota',
  InsufficientInstanceCapacity: 'quota',
  MissingParameter: 'invalid',
  MissingAction: 'invalid',
  UnknownParameter: 'invalid',
  UnknownOperationException: 'invalid',
  UnsupportedOperation: 'invalid',
  ClientException: 'invalid',
  BadRequest: 'invalid',
  BadRequestException: 'invalid',
  IllegalLocationConstraintException: 'invalid',
  BucketAlreadyExists: 'conflict',
  BucketAlreadyOwnedByYou: 'conflict',
  BucketNotEmpty: 'conflict',
  DependencyViolation: 'conflict',
  IncorrectState: 'conflict',
  IncorrectInstanceState: 'conflict',
  EntityTemporarilyUnmodifiable: 'propagating',
  EntityTemporarilyUnmodifiableException: 'propagating',
  PasswordPolicyViolation: 'password',
  PasswordPolicyViolationException: 'password',
  ServiceUnavailable: 'service',
  ServiceUnavailableException: 'service',
  Unavailable: 'service',
};

/** What the names of other codes have in common; the first that fits counts. */
const FORMS: readonly (readonly [form: RegExp, kind: ErrorKind])[] = [
  [/AccessDenied/, 'denied'],
  [/Throttl|TooManyRequests|RateExceeded/, 'throttled'],
  [/ExpiredToken|TokenExpired/, 'expired'],
  [/^NoSuch\w*(Policy|Configuration|TagSet)$/, 'notConfigured'],
  [/NotFound|^NoSuch|DoesNotExist/, 'missing'],
  [
    /AlreadyExists|AlreadyInUse|Conflict|Duplicate|InUse|Invalid\w{0,64}State|NotInState/,
    'conflict',
  ],
  [/LimitExceeded|QuotaExceeded/, 'quota'],
  [/^Internal(Failure|Error|Server)|ServerException$|ServiceException$/, 'service'],
  [/Invalid|Malformed|Validation|Missing/, 'invalid'],
];

/** An error code without the `Client.` or `Server.` that EC2 puts in front of it. */
export function plainErrorCode(code: string): string {
  return code.replace(/^(Client|Server)\./, '');
}

/** What kind of failure a code stands for; `undefined` when its name does not say. */
export function errorKind(code: string): ErrorKind | undefined {
  if (code.length > 256) return undefined;
  const plain = plainErrorCode(code);
  const known = own(KINDS, plain);
  if (known) return known;
  if (code.startsWith('Server.')) return 'service';
  return FORMS.find(([form]) => form.test(plain))?.[1];
}
