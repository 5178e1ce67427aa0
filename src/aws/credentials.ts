import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { message } from '../core/message';
import { StoreError } from '../stores/eventStore';
import { profileSections, type Section } from './profiles';
import type { AnswerHandler } from './answerHandler';
import { missingProfile, profileWord } from './storeError';
import { own } from '../core/own';

/** Asks the person for the current code of an MFA device. Rejects when there is none to be had. */
export type MfaCode = (serialNumber: string) => Promise<string>;

/** Credentials of a profile, or of the default chain, for the SDK alone. */
export interface Credentials {
  readonly provider: Provider;
  /** The command that renews the login from which they come, where there is one. */
  readonly signIn: string | undefined;
  /** The next who asks gets others: AWS has not accepted these. */
  forget(): void;
}

type Provider = ReturnType<typeof fromIni>;
type Identity = Awaited<ReturnType<Provider>>;

/**
 * Credentials that are being had, and those that took the code of an MFA device: AWS takes a code once,
 * so the Regions of a profile share what came of it. All others are had anew by every session, because a
 * login may have been renewed.
 */
const shared = new Map<string, Promise<Identity>>();

/** Milliseconds before their end in which credentials are not used any more. */
const MARGIN = 5 * 60_000;

/** Reads the files as they are now. Rejects with a `StoreError` when the profile does not exist. */
export async function credentialsOf(
  profile: string | undefined,
  mfaCode: MfaCode | undefined,
  requestHandler: AnswerHandler,
): Promise<Credentials> {
  const sections = await profileSections();
  const section = profile === undefined ? {} : sections.get(profile);
  if (profile !== undefined && !section) throw missingProfile(profile);
  const key = JSON.stringify([profile, section]);

  async function have(): Promise<Identity> {
    let tookCode = false;
    const options = {
      ignoreCache: true,
      logger: SILENT,
      // Also for the requests to STS and IAM Identity Center that a profile takes.
      clientConfig: { requestHandler, logger: SILENT },
      ...(mfaCode && {
        mfaCodeProvider: (serialNumber: string) => {
          tookCode = true;
          return required(mfaCode, serialNumber);
        },
      }),
    };
    try {
      // A profile that says where its credentials come from is taken at its word: the default chain would
      // go on to other sources when they fail, and show the events of another account.
      const isNamed = SOURCES.some(source => own(section, source) !== undefined);
      if (profile === undefined) return await fromNodeProviderChain(options)();
      return await (isNamed ? fromIni : fromNodeProviderChain)({ ...options, profile })();
    } finally {
      if (!tookCode) shared.delete(key);
    }
  }

  return {
    async provider() {
      const known = shared.get(key);
      if (known && isFresh(await known)) return known;
      const next = have();
      shared.set(key, next);
      next.catch(() => shared.delete(key));
      return next;
    },
    signIn: signInOf(profile, sections),
    forget: () => void shared.delete(key),
  };
}

function isFresh({ expiration }: Identity): boolean {
  return expiration === undefined || expiration.getTime() - Date.now() > MARGIN;
}

/** Asking for a code that then is not given ends the search, in words. */
function required(mfaCode: MfaCode, serialNumber: string): Promise<string> {
  return mfaCode(serialNumber).catch((cause: unknown) => {
    const words = message(
      'No code of the MFA device {0} was given. Try again, and enter its current code.',
      serialNumber,
    );
    throw new StoreError('credentials', words, { cause });
  });
}

/** The login may be that of the profile from which a role is assumed. */
function signInOf(
  profile: string | undefined,
  sections: ReadonlyMap<string, Section>,
): string | undefined {
  const seen = new Set<string>();
  for (let name = profile; name !== undefined && !seen.has(name);) {
    seen.add(name);
    const section = sections.get(name);
    if (section?.['sso_session'] ?? section?.['sso_start_url'])
      return `aws sso login --profile ${profileWord(name)}`;
    if (section?.['login_session']) return `aws login --profile ${profileWord(name)}`;
    name = section?.['source_profile'];
  }
  return undefined;
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

/** The SDK warns on the console otherwise, and would tell a logger what it has found where. */
export const SILENT = Object.fromEntries(
  (['trace', 'debug', 'info', 'warn', 'error'] as const).map(level => [level, () => undefined]),
) as Record<'trace' | 'debug' | 'info' | 'warn' | 'error', () => void>;
