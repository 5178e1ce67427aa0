import { AthenaClient } from '@aws-sdk/client-athena';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { STSClient } from '@aws-sdk/client-sts';
import { ALLOWED_ONLY } from './allowedOperations';
import { AnswerHandler, type AnswerHandlerOptions } from './answerHandler';
import { sharedCallers, type Caller, type Callers } from './callers';
import { credentialsOf, SILENT, type MfaCode } from './credentials';

/**
 * Whose events, and where. Without a profile the SDK's default chain
 * decides: environment, container, instance.
 */
export interface Connection {
  readonly profile?: string;
  readonly region: string;
  /** The command that renews an expired login, once it is known. */
  readonly signIn?: string | undefined;
}

/** A connection with what it asks of the person and tells about itself. */
export interface OpenConnection extends Connection {
  readonly mfaCode?: MfaCode;
  /** Called when it is known whose credentials are used, and again when they are another's. */
  readonly identified?: (caller: Caller) => void;
  /** For tests; by default all connections share one. */
  readonly callers?: Callers;
  /** For tests: the limits of each request, and the clock that ends it. */
  readonly limits?: Pick<AnswerHandlerOptions, 'clock' | 'timeLimit' | 'sizeLimit'>;
}

/** The services that are asked, each with its client. */
export interface Services {
  readonly cloudTrail: CloudTrailClient;
  readonly athena: AthenaClient;
  readonly sts: STSClient;
}

/** Signs and sends requests for a connection. Credentials stay inside the SDK's client. */
export interface Session<S extends keyof Services> {
  readonly client: Services[S];
  /** Who makes the calls; `undefined` when STS does not say. Asked for once in a session. */
  caller(): Promise<Caller | undefined>;
  /** The command that renews the login, where there is one. */
  readonly signIn: string | undefined;
  /** AWS has not accepted the credentials: the next session gets others. */
  forget(): void;
}

/**
 * Opens a session. Every session reads the config and credentials files anew, so a login that was
 * renewed in the meantime counts. Rejects with a `StoreError` when the profile does not exist.
 */
export async function openSession<S extends keyof Services>(
  service: S,
  connection: OpenConnection,
): Promise<Session<S>> {
  const { profile, region, mfaCode, callers = sharedCallers, limits = {} } = connection;
  const handler = (options: AnswerHandlerOptions) => new AnswerHandler({ ...options, ...limits });
  const options = {
    region,
    ...(profile === undefined ? {} : { profile }),
    // Retries are ours: they have to keep the pace that all searches share, and to be cancellable.
    maxAttempts: 1,
    logger: SILENT,
  };
  const { provider, signIn, forget } = await credentialsOf(
    profile,
    mfaCode,
    handler({ connectionTimeout: 10_000, socketTimeout: 30_000 }),
  );
  const client: Services[S] = CLIENTS[service]({
    ...options,
    credentials: provider,
    requestHandler: handler({ connectionTimeout: 10_000, socketTimeout: 30_000 }),
  });
  // The same provider, so that a code of an MFA device serves both. Only a label waits for the answer.
  const sts = () =>
    CLIENTS.sts({
      ...options,
      credentials: client.config.credentials,
      requestHandler: handler({ connectionTimeout: 3000, socketTimeout: 5000, timeLimit: 10_000 }),
    });
  let caller: Promise<Caller | undefined> | undefined;
  return {
    client,
    signIn,
    forget,
    caller: async () => {
      const { accessKeyId } = await client.config.credentials();
      return (caller ??= callers.of(accessKeyId, sts));
    },
  };
}

/** Nobody else makes a client, so there is none that sends more than it may. */
const CLIENTS: { readonly [S in keyof Services]: (options: ClientOptions) => Services[S] } = {
  cloudTrail(options) {
    const client = new CloudTrailClient(options);
    client.middlewareStack.use(ALLOWED_ONLY);
    return client;
  },
  athena(options) {
    const client = new AthenaClient(options);
    client.middlewareStack.use(ALLOWED_ONLY);
    return client;
  },
  sts(options) {
    const client = new STSClient(options);
    client.middlewareStack.use(ALLOWED_ONLY);
    return client;
  },
};

type ClientOptions = NonNullable<ConstructorParameters<typeof CloudTrailClient>[0]> &
  NonNullable<ConstructorParameters<typeof AthenaClient>[0]> &
  NonNullable<ConstructorParameters<typeof STSClient>[0]>;
