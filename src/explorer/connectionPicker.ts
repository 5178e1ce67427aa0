import * as vscode from 'vscode';
import { iconText } from '../core/plainText';
import { REGIONS, partitionOf, regionPlace } from '../core/values/region';

/** The names of profiles, and the Region that each names. */
export interface Profiles {
  profiles(): Promise<readonly { readonly name: string; readonly region?: string }[]>;
}

/** A profile that was chosen; without a name the default credentials. */
export interface ProfileItem extends vscode.QuickPickItem {
  readonly name?: string;
  readonly region?: string | undefined;
}

export async function pickProfile(
  access: Profiles,
  title: string,
): Promise<ProfileItem | undefined> {
  const items = access.profiles().then(found => [
    ...found.map(({ name, region }): ProfileItem => ({
      label: iconText(name),
      name,
      description: iconText(region ?? ''),
      region,
    })),
    {
      label: vscode.l10n.t('Default credentials'),
      description: vscode.l10n.t('environment, container or instance'),
    },
  ]);
  return vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Profile of the AWS configuration files'),
    matchOnDescription: true,
  });
}

interface RegionItem extends vscode.QuickPickItem {
  /** Absent on the choice of all that are enabled. */
  readonly region?: string;
}

/**
 * Asks for Regions: any number of them, or all that are enabled, which `enabled` finds out with the Region
 * that is preferred.
 */
export async function pickRegions(
  title: string,
  preferred: string | undefined,
  enabled: (preferred: string) => Thenable<readonly string[]>,
): Promise<readonly string[]> {
  const first = preferred ?? GLOBAL_REGION;
  const all: RegionItem = {
    label: vscode.l10n.t('All enabled Regions'),
    description: vscode.l10n.t('asks each Region once whether it accepts the credentials'),
  };
  const items = [
    all,
    ...regionItems(preferred).map(item => ({ ...item, picked: item.region === first })),
  ];
  const chosen = await vscode.window.showQuickPick<RegionItem>(items, {
    title,
    placeHolder: vscode.l10n.t('Regions whose Event history is read'),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (!chosen) return [];
  if (chosen.length === 0) throw new Error(vscode.l10n.t('Choose at least one Region.'));
  if (chosen.includes(all)) return enabled(first);
  return chosen.flatMap(({ region }) => region ?? []);
}

/** Asks for the one Region of a query engine. */
export async function pickRegion(
  title: string,
  preferred: string | undefined,
): Promise<string | undefined> {
  const placeHolder = vscode.l10n.t('Region of the tables or event data stores');
  const options = { title, placeHolder, matchOnDescription: true };
  return (await vscode.window.showQuickPick(regionItems(preferred), options))?.region;
}

/** IAM, sign-in and other global services are recorded there, so it is always offered first. */
const GLOBAL_REGION = 'us-east-1';

/** Then that of the profile, and the others of its partition. */
function regionItems(
  preferred: string | undefined,
): readonly (RegionItem & { readonly region: string })[] {
  const first = [...new Set([GLOBAL_REGION, ...(preferred ? [preferred] : [])])];
  const partition = partitionOf(preferred ?? GLOBAL_REGION);
  const others = REGIONS.filter(region => !first.includes(region));
  const near = others.filter(region => partitionOf(region) === partition);
  return [...first, ...near, ...others.filter(region => !near.includes(region))].map(region => ({
    label: region,
    region,
    description: regionPlace(region) ?? '',
    ...(region === GLOBAL_REGION
      ? { detail: vscode.l10n.t('IAM, sign-in and other global services are recorded here.') }
      : {}),
  }));
}
