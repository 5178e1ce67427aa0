import { AthenaClient } from '@aws-sdk/client-athena';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';
import { StoreError } from '../stores/eventStore';
import { message } from '../core/message';
import { ALLOWED_ONLY } from './allowedOperations';
import { missingProfile } from './storeError';

/**
 * Whose events, and where. Without a profile the SDK's default chain
 * decides: environment, container, instance.
 */
export interface Connection {
  readonly profile?: string;
  readonly region: string;
}

/** Asks the person for the current code of an MFA device. Rejects when there is none to be had. */
export type MfaCode = (serialNumber: string) => Promise<string>;

/** A profile of the AWS config and credentials files: its name, never its keys. */
export interface Profile {
  readonly name: string;
  readonly region?: string;
}

/** The profiles of this machine in the order of the alphabet; none when the files are not there. */
export async function listProfiles(): Promise<readonly Profile[]> {
  return [...(await profileSections())]
    .map(([name, { region }]) => ({ name, ...(region ? { region } : {}) }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** The services that are asked, each with its client. */
export interface Services {
  readonly cloudTrail: CloudTrailClient;
  readonly athena: AthenaClient;
}

/** Signs and sends requests for a connection. Credentials stay inside the SDK's client. */
export interface Session<S extends keyof Services> {
  readonly client: Services[S];
  /** What the request rate counts for: the account when the credentials name it, or else the profile. */
  account(): Promise<string>;
}

/**
 * Opens a session. Every session reads the config and credentials files anew, so a login that was
 * renewed in the meantime counts. Rejects with a `StoreError` when the profile does not exist.
 */
export async function openSession<S extends keyof Services>(
  service: S,
  connection: Connection,
  mfaCode?: MfaCode,
): Promise<Session<S>> {
  const { profile, region } = connection;
  const client: Services[S] = CLIENTS[service]({
    region,
    ...(profile === undefined ? {} : { profile }),
    credentials: await credentialsOf(profile, mfaCode),
    // Retries are ours: they have to keep the pace that all searches share, and to be cancellable.
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 10_000, socketTimeout: 30_000 },
    logger: SILENT,
  });
  return {
    client,
    account: async () => (await client.config.credentials()).accountId ?? profile ?? 'default',
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
};

type ClientOptions = NonNullable<ConstructorParameters<typeof CloudTrailClient>[0]> &
  NonNullable<ConstructorParameters<typeof AthenaClient>[0]>;

async function credentialsOf(profile: string | undefined, mfaCode: MfaCode | undefined) {
  const options = {
    ignoreCache: true,
    logger: SILENT,
    ...(mfaCode ? { mfaCodeProvider: required(mfaCode) } : {}),
  };
  if (profile === undefined) return fromNodeProviderChain(options);
  const section = (await profileSections()).get(profile);
  if (!section) throw missingProfile(profile);
  // A profile that says where its credentials come from is taken at its word: the default chain would
  // go on to other sources when they fail, and show the events of another account.
  const named = SOURCES.some(key => section[key] !== undefined);
  return named ? fromIni({ ...options, profile }) : fromNodeProviderChain({ ...options, profile });
}

/** Asking for a code that then is not given ends the search, in words. */
function required(mfaCode: MfaCode): MfaCode {
  return serialNumber =>
    mfaCode(serialNumber).catch((cause: unknown) => {
      const words = message(
        'No code of the MFA device {0} was given. Retry, and enter its current code.',
        serialNumber,
      );
      throw new StoreError('credentials', words, { cause });
    });
}

/** Keys of a profile that say where its credentials come from. */
const SOURCES = [
  'aws_access_key_id',
  'credential_process',
  'credential_source',
  'login_session',
  'role_arn',
  'source_profile',
  'sso_account_id',
  'sso_session',
  'sso_start_url',
  'web_identity_token_file',
];

type Section = Readonly<Record<string, string | undefined>>;

async function profileSections(): Promise<ReadonlyMap<string, Section>> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const sections = new Map<string, Section>();
  for (const [name, section] of [
    ...Object.entries(configFile),
    ...Object.entries(credentialsFile),
  ]) {
    // The loader gives the other sections of the config file as `services.name` and `sso-session.name`.
    if (/^(services|sso-session)\./.test(name)) continue;
    sections.set(name, { ...sections.get(name), ...section });
  }
  return sections;
}

/** The SDK warns on the console otherwise, and would tell a logger what it has found where. */
const SILENT = Object.fromEntries(
  (['trace', 'debug', 'info', 'warn', 'error'] as const).map(level => [level, () => undefined]),
) as Record<'trace' | 'debug' | 'info' | 'warn' | 'error', () => void>;
