import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';

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

/** What the files say of a profile. */
export type Section = Readonly<Record<string, string | undefined>>;

/** The profiles by name, as the files are now. */
export async function profileSections(): Promise<ReadonlyMap<string, Section>> {
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
