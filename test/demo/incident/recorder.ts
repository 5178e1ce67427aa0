import type { JsonObject, JsonValue } from '../../../src/core/cloudTrailEvent';
import { iso, roleArn, sessionArn, seconds, type Role, type Time } from './cast';
import { Random } from './random';

/** Who calls, from where and with what. */
export interface Actor {
  readonly identity: JsonObject;
  readonly account: string;
  readonly address: string;
  readonly agent: string;
  /** A session of the console: such calls carry the mark of it, and no `tlsDetails`. */
  readonly console?: boolean;
  readonly vpcEndpoint?: string;
}

/** What is particular to one call; the rest follows from its service and its actor. */
export interface Details {
  readonly region?: string;
  readonly request?: JsonObject;
  readonly response?: JsonObject;
  readonly error?: readonly [code: string, message: string];
  /** An error message without a code: failed sign-ins alone have one. */
  readonly failure?: string;
  readonly additional?: JsonObject;
  readonly resources?: readonly JsonObject[];
  readonly serviceDetails?: JsonObject;
  readonly sharedEventID?: string;
  readonly requestID?: string;
  /** The account whose copy this is; the actor's by default. */
  readonly recipient?: string;
  readonly eventType?: 'AwsConsoleSignIn' | 'AwsConsoleAction' | 'AwsServiceEvent';
  readonly readOnly?: boolean;
}

/** Writes down calls as CloudTrail delivers them: the keys, their order and their absence included. */
export class Recorder {
  readonly records: JsonObject[] = [];
  readonly random: Random;

  constructor(seed: string) {
    this.random = new Random(seed);
  }

  /** @param operation as in a policy: `iam:CreateUser`. */
  call(actor: Actor, at: Time, operation: string, details: Details = {}): JsonObject {
    const [service = '', name = ''] = operation.split(':');
    const { eventType = 'AwsApiCall', region = 'us-east-1', error, failure } = details;
    const s3 = service === 's3';
    const bucket = s3 ? details.request?.['bucketName'] : undefined;
    const host = hostOf(service, region, bucket);
    const signIn = eventType === 'AwsConsoleSignIn';
    const fromConsole = actor.console === true && !signIn;
    const record = {
      eventVersion: VERSIONS[service] ?? '1.11',
      userIdentity: actor.identity,
      eventTime: iso(at),
      eventSource: `${service}.amazonaws.com`,
      eventName: name,
      awsRegion: region,
      sourceIPAddress: actor.address,
      userAgent: s3 && !forwarded(actor) ? `[${actor.agent}]` : actor.agent,
      ...(error && { errorCode: error[0], errorMessage: error[1] }),
      ...(failure !== undefined && { errorMessage: failure }),
      requestParameters: s3 ? { ...details.request, Host: host } : (details.request ?? null),
      responseElements: details.response ?? null,
      ...(s3 && { additionalEventData: this.transfer() }),
      ...(details.additional && { additionalEventData: details.additional }),
      ...(signIn ? {} : { requestID: this.requestID(s3, details) }),
      eventID: this.random.guid(),
      readOnly: details.readOnly ?? READS.test(name),
      ...resourcesOf(actor, details, bucket),
      eventType,
      ...(API_VERSIONS[service] !== undefined && { apiVersion: API_VERSIONS[service] }),
      managementEvent: true,
      recipientAccountId: details.recipient ?? actor.account,
      ...(details.sharedEventID !== undefined && { sharedEventID: details.sharedEventID }),
      ...(actor.vpcEndpoint !== undefined && { vpcEndpointId: actor.vpcEndpoint }),
      ...(details.serviceDetails && { serviceEventDetails: details.serviceDetails }),
      eventCategory: 'Management',
      ...(!forwarded(actor) && !fromConsole && { tlsDetails: tls(service, host) }),
      ...(fromConsole && { sessionCredentialFromConsole: 'true' }),
    } satisfies JsonObject;
    this.records.push(record);
    return record;
  }

  /** A key for temporary credentials: `ASIA`, eight digits of the account, eight drawn characters. */
  temporaryKey(account: string): string {
    return `ASIA${account.slice(0, 8)}${this.random.code(8)}`;
  }

  /** What STS answers to an AssumeRole… call, and the resources it names. */
  issue(role: Role, session: string, at: Time, accessKeyId: string, lifetime = 3600) {
    return {
      response: {
        credentials: credentials(accessKeyId, seconds(at) + lifetime),
        assumedRoleUser: {
          assumedRoleId: `${role.id}:${session}`,
          arn: sessionArn(role, session),
        },
      },
      resources: [{ accountId: role.account, type: 'AWS::IAM::Role', ARN: roleArn(role) }],
    };
  }

  private requestID(s3: boolean, details: Details): string {
    return details.requestID ?? (s3 ? this.random.code(16) : this.random.guid());
  }

  private transfer(): JsonObject {
    return {
      SignatureVersion: 'SigV4',
      CipherSuite: 'TLS_AES_128_GCM_SHA256',
      bytesTransferredIn: 0,
      AuthenticationMethod: 'AuthHeader',
      'x-amz-id-2': this.random.base64(56),
      bytesTransferredOut: this.random.integer(200, 900),
    };
  }
}

/** The session token is the shortened one of AWS's documentation: nothing here opens anything. */
export function credentials(accessKeyId: string, expires: number): JsonObject {
  return {
    accessKeyId,
    sessionToken: 'AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBu',
    expiration: iso(expires),
  };
}

/** The words IAM uses when no policy allows a call. */
export function denied(actor: Actor, action: string, resource: string): [string, string] {
  return [
    'AccessDenied',
    `User: ${String(actor.identity['arn'])} is not authorized to perform: ${action} on resource: ` +
      `${resource} because no identity-based policy allows the ${action} action`,
  ];
}

/** A service that calls on its own account, as the principal `<prefix>.amazonaws.com`. */
export function serviceActor(prefix: string, account: string): Actor {
  const name = `${prefix}.amazonaws.com`;
  return {
    identity: { type: 'AWSService', invokedBy: name },
    account,
    address: name,
    agent: name,
  };
}

/** A call that a service makes with the caller's credentials (forward access session). */
export function forwardedBy(name: string, actor: Actor, accessKeyId: string): Actor {
  return {
    identity: { ...actor.identity, accessKeyId, invokedBy: name },
    account: actor.account,
    address: name,
    agent: name,
  };
}

function forwarded({ identity }: Actor): boolean {
  return identity['invokedBy'] !== undefined;
}

function resourcesOf(actor: Actor, details: Details, bucket: JsonValue) {
  const accountId = details.recipient ?? actor.account;
  const resources =
    details.resources ??
    (bucket === undefined
      ? undefined
      : [{ accountId, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${String(bucket)}` }]);
  return resources && { resources };
}

function hostOf(service: string, region: string, bucket: JsonValue): string {
  const regional = `${service}.${region}.amazonaws.com`;
  return bucket === undefined
    ? (HOSTS[service]?.(region) ?? regional)
    : `${String(bucket)}.${regional}`;
}

function tls(service: string, host: string): JsonObject {
  return {
    tlsVersion: 'TLSv1.3',
    cipherSuite: service === 'kms' ? 'TLS_AES_256_GCM_SHA384' : 'TLS_AES_128_GCM_SHA256',
    clientProvidedHostHeader: host,
  };
}

const READS =
  /^(Get|List|Describe|Head|Lookup|BatchGet|BatchCheck|AssumeRole|Decrypt|GenerateData)/;

/** Services move to a new version of the record at their own pace; those not named are at 1.11. */
const VERSIONS: Readonly<Record<string, string>> = {
  autoscaling: '1.08',
  billingconsole: '1.08',
  cloudformation: '1.10',
  logs: '1.09',
  organizations: '1.09',
  securityhub: '1.08',
  signin: '1.08',
  sso: '1.08',
  ssm: '1.10',
  sts: '1.08',
};

const API_VERSIONS: Readonly<Record<string, string>> = {
  logs: '20140328',
};

const HOSTS: Readonly<Record<string, (region: string) => string>> = {
  ecr: region => `api.ecr.${region}.amazonaws.com`,
  iam: () => 'iam.amazonaws.com',
  signin: region => `${region}.signin.aws.amazon.com`,
  sso: region => `portal.sso.${region}.amazonaws.com`,
};
