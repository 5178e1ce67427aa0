import * as vscode from 'vscode';
import type { AthenaTable } from '../core/sql/athenaSql';
import { DEFAULT_REACH } from '../core/sql/range';
import { command, type CommandId } from '../host/commands';
import { onSettingChanged } from '../host/settings';
import type { EventStore, StoreErrorKind } from '../stores/eventStore';
import { confirmStatement, type ShowStatement } from './confirmStatement';
import type { Profiles } from './connectionPicker';
import type { AskedConnection } from './connections';
import { engineStore, type EngineStoreOptions } from './engineStore';
import {
  eventDataStores,
  forgetEventDataStore,
  forgetTable,
  tables,
  type EventDataStoreSetting,
  type TableSetting,
} from './engineSettings';
import type { LoadPickers } from './loadPickers';
import { askMfaCode } from './mfaCode';
import type { Caller, OpenStore, OpenStores } from './openStores';

/** What reaches the query engines, where the host can. The side bar does not know how. */
export interface EngineAccess extends Profiles {
  athena(connection: AskedConnection): Promise<AthenaAccess>;
  lake(connection: AskedConnection): Promise<LakeAccess>;
}

export interface AthenaAccess {
  workGroups(signal: AbortSignal): Promise<readonly string[]>;
  databases(signal: AbortSignal): Promise<readonly string[]>;
  tables(database: string, signal: AbortSignal): Promise<readonly AthenaTable[]>;
  table(database: string, name: string, signal: AbortSignal): Promise<AthenaTable>;
  /** The trails over whose log files a table can be made. */
  trails(signal: AbortSignal): Promise<readonly TrailChoice[]>;
  store(options: {
    readonly workGroup: string;
    readonly table: AthenaTable;
    readonly outputLocation?: string;
  }): EventStore;
}

export interface TrailChoice {
  readonly name: string;
  readonly bucket: string;
  readonly account: string;
  /** Its log files lie below the id of the organization. */
  readonly isOfOrganization: boolean;
  /** The statement that makes the table. Throws a `WordedError`. */
  tableSql(organization: string | undefined, accounts: readonly string[]): string;
}

export interface LakeAccess {
  eventDataStores(
    signal: AbortSignal,
  ): Promise<readonly { readonly id: string; readonly name: string }[]>;
  store(options: {
    readonly eventDataStore: { readonly id: string; readonly name: string };
  }): EventStore;
}

export interface EnginesOptions {
  readonly access: EngineAccess;
  readonly show: ShowStatement;
  readonly pickers: LoadPickers;
}

/** The stores of the settings that Athena and CloudTrail Lake are asked for, and what connects them. */
export function engineStores({
  access,
  show,
  pickers,
}: EnginesOptions): OpenStores & vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  // A store that stays is the same object as before, so that its events stay where they are.
  const known = new Map<string, OpenStore>();
  let all: readonly OpenStore[] = [];

  function update(isStart: boolean): void {
    const wanted = [
      ...tables().map(one => [JSON.stringify(one), () => tableStore(one)] as const),
      ...eventDataStores().map(one => [JSON.stringify(one), () => lakeStore(one)] as const),
    ];
    const before = new Map(known);
    known.clear();
    for (const [key, make] of wanted)
      if (!known.has(key)) known.set(key, before.get(key) ?? { ...make(), isExpanded: !isStart });
    all = [...known.values()];
    if (!isStart) changed.fire();
  }

  function tableStore(table: TableSetting): OpenStore {
    const { profile, region, workGroup, database, table: name, outputLocation } = table;
    const open = async (asked: AskedConnection, signal: AbortSignal) => {
      const athena = await access.athena(asked);
      const found = await athena.table(database, name, signal);
      context = { table: found };
      return athena.store({ workGroup, table: found, ...(outputLocation && { outputLocation }) });
    };
    let context: { table?: AthenaTable } = {};
    return {
      ...billedStore(table, {
        id: `athena:${region}:${profile ?? ''}:${workGroup}:${database}.${name}`,
        name,
        open,
      }),
      icon: 'table',
      place: async () => ({ ...place(table), ...context }),
      disconnect: () => forgetTable(table),
      remedy: remedy('cloudtrail.connectAthena', vscode.l10n.t('Choose another table')),
    };
  }

  function lakeStore(setting: EventDataStoreSetting): OpenStore {
    const { profile, region, id, name = id } = setting;
    const open = async (asked: AskedConnection) =>
      (await access.lake(asked)).store({ eventDataStore: { id, name } });
    return {
      ...billedStore(setting, {
        id: `event-data-store:${region}:${profile ?? ''}:${id}`,
        name,
        open,
      }),
      icon: 'database',
      place: async () => ({ ...place(setting), eventDataStore: id }),
      disconnect: () => forgetEventDataStore(setting),
      remedy: remedy('cloudtrail.connectLake', vscode.l10n.t('Choose another event data store')),
    };
  }

  function billedStore(
    { profile, region }: TableSetting | EventDataStoreSetting,
    made: Pick<EngineStoreOptions, 'id'> & {
      readonly name: string;
      open(asked: AskedConnection, signal: AbortSignal): Promise<EventStore>;
    },
  ) {
    let caller: Caller | undefined;
    const asked: AskedConnection = {
      ...place({ profile, region }),
      mfaCode: askMfaCode,
      identified: found => (caller = found),
    };
    const where = `${profile ?? vscode.l10n.t('default credentials')} · ${region}`;
    const store = engineStore({
      id: made.id,
      label: `${made.name} · ${where}`,
      open: signal => made.open(asked, signal),
      confirm: (proposal, signal) => confirmStatement(proposal, signal, show),
    });
    const billed = { range: { minutes: DEFAULT_REACH / 60_000 } };
    return { store, short: { name: made.name, where }, billed, caller: () => caller };
  }

  update(true);
  const listeners = vscode.Disposable.from(
    changed,
    onSettingChanged(['cloudtrail.athena.tables', 'cloudtrail.lake.eventDataStores'], () =>
      update(false),
    ),
    command('cloudtrail.connectAthena', async () => (await pickers()).connectAthena(access)),
    command('cloudtrail.connectLake', async () => (await pickers()).connectLake(access)),
  );
  return {
    get all() {
      return all;
    },
    onDidChange: changed.event,
    dispose: () => listeners.dispose(),
  };
}

function place({
  profile,
  region,
}: {
  readonly profile?: string | undefined;
  readonly region: string;
}) {
  return { ...(profile === undefined ? {} : { profile }), region };
}

/** What helps when the engine could not be read, beside trying again. */
function remedy(command: CommandId, title: string) {
  return (kind: StoreErrorKind): vscode.Command | undefined =>
    kind === 'missing' || kind === 'credentials' ? { title, command } : undefined;
}
