import * as vscode from 'vscode';
import { onSettingChanged, setting } from '../host/settings';
import type { EventSearch, EventStore } from '../stores/eventStore';
import type { Profiles } from './connectionPicker';
import { askMfaCode } from './mfaCode';
import type { Caller } from './openStores';

/** An account and Region whose Event history is shown. Without a profile the default credentials count. */
export interface Connection {
  readonly profile?: string;
  readonly region: string;
}

/** What reaches Event history, where the host can. The side bar does not know how. */
export interface EventHistoryAccess extends Profiles {
  open(connection: AskedConnection): Promise<EventStore>;
  /** The Regions, of all in the partition, in which the credentials are accepted. */
  regions(
    connection: AskedConnection,
    signal: AbortSignal,
    told: (region: string) => void,
  ): Promise<readonly string[]>;
}

/** A connection with what may be asked of the reader on the way, and what is found out about it. */
export interface AskedConnection extends Connection {
  /** The code of an MFA device, where the profile wants one. */
  mfaCode(serialNumber: string): Promise<string>;
  identified?(caller: Caller): void;
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
export function eventHistory(
  connection: Connection,
  access: EventHistoryAccess,
  identified: (caller: Caller) => void,
): EventStore {
  const { profile, region } = connection;
  // One store for all searches, so that its session and its MFA code outlive a refresh.
  let store: Promise<EventStore> | undefined;
  function opened(): Promise<EventStore> {
    store ??= access.open({ ...connection, mfaCode: askMfaCode, identified });
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

/** Takes a connection out of the settings in which it is written. Nothing at AWS changes. */
export async function disconnect(connection: Connection): Promise<void> {
  for (const target of SCOPES) {
    const written = writtenIn(target);
    const others = written?.filter(known => !(isConnection(known) && isSame(known, connection)));
    if (others && others.length < (written?.length ?? 0)) await save(others, target);
  }
}

/** Keeps these connections where the list is written that counts, in the user's settings by default. */
export async function keepConnections(added: readonly Connection[]): Promise<void> {
  const target = SCOPES.find(scope => writtenIn(scope)) ?? vscode.ConfigurationTarget.Global;
  const known = connections();
  const others = added.filter(one => !known.some(connection => isSame(connection, one)));
  if (others.length > 0) await save([...(writtenIn(target) ?? []), ...others], target);
}

/** The one that counts first: the list of a workspace hides that of the user. */
const SCOPES = [vscode.ConfigurationTarget.Workspace, vscode.ConfigurationTarget.Global] as const;

/** The list as it is written in one scope. That of a workspace which is not trusted is left alone. */
function writtenIn(target: (typeof SCOPES)[number]): readonly unknown[] | undefined {
  const isOfWorkspace = target === vscode.ConfigurationTarget.Workspace;
  if (isOfWorkspace && !vscode.workspace.isTrusted) return undefined;
  const found = vscode.workspace.getConfiguration().inspect<unknown>(SETTING);
  const values = isOfWorkspace ? found?.workspaceValue : found?.globalValue;
  return Array.isArray(values) ? values : undefined;
}

async function save(values: readonly unknown[], target: (typeof SCOPES)[number]): Promise<void> {
  await vscode.workspace.getConfiguration().update(SETTING, values, target);
}

function isSame(left: Connection, right: Connection): boolean {
  return left.profile === right.profile && left.region === right.region;
}

function isConnection(value: unknown): value is Connection {
  if (typeof value !== 'object' || value === null) return false;
  const { profile, region } = value as Partial<Connection>;
  return typeof region === 'string' && (profile === undefined || typeof profile === 'string');
}
