/** The values that AWS documents for a field, or that its events have; the field table has the rest. */
import type { ActionTable } from '../actions/actionTable';
import { object, text, type CloudTrailEvent } from '../cloudTrailEvent';
import { EVENT_SOURCES, productName, servicePrefix } from '../values/eventSource';
import { REGIONS, regionPlace } from '../values/region';
import { own } from '../own';

/** A value with the few words that stand beside it in a list. */
export interface KnownValue {
  readonly value: string;
  /** The name of a product or place; it is searched, too. */
  readonly name?: string;
}

/** The values that are known for a documented field, apart from those in its row of the field table. */
export function knownValues(
  field: string,
  event: CloudTrailEvent,
  actions: ActionTable | undefined,
): readonly KnownValue[] {
  const known = own(BY_FIELD, field);
  return known?.(event, actions) ?? [];
}

/** Whether a list of values is worth to be shown as soon as the field is there. */
export function hasKnownValues(field: string): boolean {
  return Object.hasOwn(BY_FIELD, field);
}

type Known = (event: CloudTrailEvent, actions: ActionTable | undefined) => readonly KnownValue[];

const plain = (values: readonly string[]) => values.map(value => ({ value }));

const sources: Known = () => named(EVENT_SOURCES, productName);
const accounts: Known = () => plain(['111122223333', '444455556666', '123456789012']);
const ofSource: Known = ({ eventSource }, actions) =>
  plain(actions?.eventNames(text(eventSource) ?? '') ?? []);

function named(
  values: readonly string[],
  name: (value: string) => string | undefined,
): readonly KnownValue[] {
  return values.map(value => ({ value, ...withName(name(value)) }));
}

function withName(name: string | undefined): { name?: string } {
  return name === undefined ? {} : { name };
}

const BY_FIELD: Readonly<Record<string, Known>> = {
  eventSource: sources,
  'insightDetails.eventSource': sources,
  eventName: ofSource,
  'insightDetails.eventName': ({ insightDetails }, actions) =>
    ofSource(object(insightDetails), actions),
  awsRegion: () => named(REGIONS, regionPlace),
  errorCode: event => plain(errorCodes(event)),
  'insightDetails.errorCode': event => plain(errorCodes(event)),
  'userIdentity.invokedBy': () => [...named(EVENT_SOURCES, productName), { value: 'AWS Internal' }],
  sourceIPAddress: () => plain(['192.0.2.10', '198.51.100.23', '203.0.113.7', 'AWS Internal']),
  userAgent: () =>
    plain([
      'aws-cli/2.27.32 md/awscrt#0.26.1 ua/2.1 os/linux#6.1.0 lang/python#3.13.3 md/command#iam.create-user',
      'Boto3/1.38.1 md/Botocore#1.38.1 ua/2.1 os/linux#6.1.0 lang/python#3.13.3',
      'APN/1.0 HashiCorp/1.0 Terraform/1.12.1 (+https://www.terraform.io) terraform-provider-aws/5.98.0',
      'Mozilla/5.0 (X11; Linux x86_64)',
      'AWS Internal',
    ]),
  recipientAccountId: accounts,
  'userIdentity.accountId': accounts,
  'userIdentity.sessionContext.sessionIssuer.accountId': accounts,
  'resources[].accountId': accounts,
  // The keys of the documentation: they open nothing, and the rules know them as placeholders.
  'userIdentity.accessKeyId': ({ userIdentity }) =>
    plain(
      object(userIdentity)['type'] === 'IAMUser'
        ? ['AKIAIOSFODNN7EXAMPLE', 'AKIAI44QH8DHBEXAMPLE', 'ASIAIOSFODNN7EXAMPLE']
        : ['ASIAIOSFODNN7EXAMPLE', 'ASIAI44QH8DHBEXAMPLE'],
    ),
  'resources[].type': () =>
    plain([
      'AWS::S3::Object',
      'AWS::S3::Bucket',
      'AWS::IAM::Role',
      'AWS::KMS::Key',
      'AWS::Lambda::Function',
      'AWS::DynamoDB::Table',
      'AWS::SNS::Topic',
      'AWS::SQS::Queue',
    ]),
  'tlsDetails.cipherSuite': () =>
    plain([
      'TLS_AES_128_GCM_SHA256',
      'TLS_AES_256_GCM_SHA384',
      'TLS_CHACHA20_POLY1305_SHA256',
      'ECDHE-RSA-AES128-GCM-SHA256',
      'ECDHE-RSA-AES256-GCM-SHA384',
    ]),
};

/** Error codes by who returns them, the frequent ones first. */
function errorCodes(event: CloudTrailEvent): readonly string[] {
  if (event.eventType === 'AwsVpceEvent') return ['VpceAccessDenied'];
  const service = servicePrefix(text(event.eventSource) ?? '');
  return [...new Set([...(own(CODES, service) ?? []), ...COMMON])];
}

const words = (list: string) => list.split(' ');

/**
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
const COMMON = words(
  'AccessDenied AccessDeniedException ThrottlingException TooManyRequestsException ' +
    'ValidationException ValidationError InvalidParameterValueException ResourceNotFoundException ' +
    'ConflictException LimitExceededException ServiceQuotaExceededException ExpiredToken ' +
    'ExpiredTokenException InvalidClientTokenId UnrecognizedClientException SignatureDoesNotMatch ' +
    'OptInRequired SubscriptionRequiredException RequestExpired InternalFailure ServiceUnavailable',
);

const CODES: Readonly<Record<string, readonly string[]>> = {
  cloudtrail: words('AccessDenied TrailNotFoundException TrailAlreadyExistsException'),
  ec2: words(
    'Client.UnauthorizedOperation Client.DryRunOperation Client.RequestLimitExceeded ' +
      'Client.InvalidInstanceID.NotFound Client.InvalidParameterValue Client.AuthFailure ' +
      'Client.VpcLimitExceeded Client.VcpuLimitExceeded Server.InsufficientInstanceCapacity ' +
      'Server.InternalError',
  ),
  iam: words(
    'AccessDenied NoSuchEntityException EntityAlreadyExistsException DeleteConflictException ' +
      'EntityTemporarilyUnmodifiableException MalformedPolicyDocumentException ' +
      'PasswordPolicyViolationException LimitExceededException',
  ),
  kms: words('AccessDenied NotFoundException InvalidCiphertextException'),
  s3: words(
    'AccessDenied NoSuchBucket NoSuchKey NoSuchBucketPolicy NoSuchLifecycleConfiguration ' +
      'NoSuchTagSet NoSuchCORSConfiguration NoSuchWebsiteConfiguration ' +
      'NoSuchPublicAccessBlockConfiguration ReplicationConfigurationNotFoundError ' +
      'ObjectLockConfigurationNotFoundError ServerSideEncryptionConfigurationNotFoundError ' +
      'BucketAlreadyExists BucketAlreadyOwnedByYou BucketNotEmpty SlowDown',
  ),
  secretsmanager: words('AccessDenied ResourceNotFoundException InvalidRequestException'),
  ssm: words('AccessDenied ParameterNotFound InvocationDoesNotExist InvalidInstanceId'),
  sts: words('AccessDenied ExpiredTokenException InvalidIdentityToken'),
};
