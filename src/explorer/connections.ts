import * as vscode from 'vscode';
import { REGIONS, regionPlace } from '../core/values/region';
import { onSettingChanged, setting } from '../host/settings';
import type { EventSearch, EventStore } from '../stores/eventStore';

/** An account and Region whose Event history is shown. Without a profile the default credentials count. */
export interface Connection {
  readonly profile?: string;
  readonly region: string;
}

/** What reaches Event history, where the host can. The side bar does not know how. */
export interface EventHistoryAccess {
  /** Names of profiles, and the Region that each names. */
  profiles(): Promise<readonly { readonly name: string; readonly region?: string }[]>;
  /** Opens the store; the reader is asked for the code of an MFA device where the profile wants one. */
  open(
    connection: Connection & { readonly mfaCode?: (serialNumber: string) => Promise<string> },
  ): Promise<EventStore>;
}

const SETTING = 'cloudtrail.eventHistory.connections';

/** The connections of the settings. What is malformed is left out. */
export function connections(): readonly Connection[] {
  const values: unknown = setting(SETTING);
  return Array.isArray(values) ? values.filter(isConnection) : [];
}

export function onConnectionsChanged(changed: () => void): vscode.Disposable {
  return onSettingChanged([SETTING], changed);
}

/** The Event history of a connection. What reaches it is opened when the first page is asked for. */
export function eventHistory(connection: Connection, access: EventHistoryAccess): EventStore {
  const { profile, region } = connection;
  // One store for all searches, so that its session and its MFA code outlive a refresh.
  let store: Promise<EventStore> | undefined;
  function opened(): Promise<EventStore> {
    store ??= access.open({ ...connection, mfaCode: askMfaCode });
    store.catch(() => (store = undefined));
    return store;
  }
  return {
    id: `event-history:${region}:${profile ?? ''}`,
    label: `${profile ?? vscode.l10n.t('default credentials')} · ${region}`,
    search(query) {
      let search: EventSearch | undefined;
      return {
        async next(signal, progress) {
          search ??= (await opened()).search(query);
          return search.next(signal, progress);
        },
      };
    },
  };
}

async function askMfaCode(serialNumber: string): Promise<string> {
  const code = await vscode.window.showInputBox({
    title: vscode.l10n.t('Code of the MFA device'),
    prompt: serialNumber,
    ignoreFocusOut: true,
    validateInput: value => (/^\d{6}$/.test(value) ? undefined : vscode.l10n.t('Six digits.')),
  });
  if (code === undefined) throw new vscode.CancellationError();
  return code;
}

/** Asks for a profile and a Region and keeps them in the user's settings: names, never credentials. */
export async function connect(access: EventHistoryAccess): Promise<void> {
  const title = vscode.l10n.t('Connect to Event History');
  const profile = await pickProfile(access, title);
  if (!profile) return;
  const region = await pickRegion(title, profile.region);
  if (!region) return;
  const added = { ...(profile.name === undefined ? {} : { profile: profile.name }), region };
  const known = connections();
  if (!known.some(connection => isSame(connection, added))) await save([...known, added]);
}

/** Takes a connection out of the settings. Nothing at AWS changes. */
export async function disconnect(connection: Connection): Promise<void> {
  await save(connections().filter(known => !isSame(known, connection)));
}

interface ProfileItem extends vscode.QuickPickItem {
  readonly name?: string;
  readonly region?: string | undefined;
}

async function pickProfile(
  access: EventHistoryAccess,
  title: string,
): Promise<ProfileItem | undefined> {
  const profiles = access.profiles();
  const items = profiles.then(found => [
    ...found.map(({ name, region }): ProfileItem => ({
      label: name,
      name,
      description: region ?? '',
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

/** IAM, sign-in and other global services are recorded there, so it is always offered near the top. */
const GLOBAL_REGION = 'us-east-1';

async function pickRegion(
  title: string,
  preferred: string | undefined,
): Promise<string | undefined> {
  const first = [...new Set([...(preferred ? [preferred] : []), GLOBAL_REGION])];
  const items = [...first, ...REGIONS.filter(region => !first.includes(region))].map(region => ({
    label: region,
    description: regionPlace(region) ?? '',
    ...(region === GLOBAL_REGION
      ? { detail: vscode.l10n.t('IAM, sign-in and other global services are recorded here.') }
      : {}),
  }));
  const placeHolder = vscode.l10n.t('Region whose Event history is read');
  return (
    await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true })
  )?.label;
}

function save(values: readonly Connection[]): Thenable<void> {
  const { Global } = vscode.ConfigurationTarget;
  return vscode.workspace.getConfiguration().update(SETTING, values, Global);
}

function isSame(left: Connection, right: Connection): boolean {
  return left.profile === right.profile && left.region === right.region;
}

function isConnection(value: unknown): value is Connection {
  if (typeof value !== 'object' || value === null) return false;
  const { profile, region } = value as Partial<Connection>;
  return typeof region === 'string' && (profile === undefined || typeof profile === 'string');
}
