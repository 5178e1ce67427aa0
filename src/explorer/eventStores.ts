import * as vscode from 'vscode';
import { lookupFilter } from '../core/query';
import { command, type CommandId } from '../host/commands';
import type { LogFolders } from '../host/logFolders';
import { onWorkspaceFilesChanged, workspaceFiles } from '../host/workspaceFiles';
import type { StoreErrorKind } from '../stores/eventStore';
import type { OpenLogStore } from '../stores/logFiles';
import { mergedStore } from '../stores/mergedStore';
import {
  connections,
  disconnect,
  eventHistory,
  onConnectionsChanged,
  type Connection,
  type EventHistoryAccess,
} from './connections';
import { addLogFolders, folderStore } from './folderStore';
import type { Caller, OpenStore, OpenStores } from './openStores';

export interface EventStoresOptions {
  readonly logStore: OpenLogStore;
  readonly folders: LogFolders;
  /** The reader's own folder, where there is one. */
  readonly home?: string | undefined;
  /** Absent where AWS cannot be reached, as in a browser. */
  readonly access?: EventHistoryAccess | undefined;
  /** What Athena and CloudTrail Lake are asked for; absent where AWS cannot be reached. */
  readonly engines?: OpenStores | undefined;
}

/** The stores of the side bar: a connection each, a folder of logs each, the workspace's log files. */
export function eventStores({
  logStore,
  access,
  folders,
  home,
  engines,
}: EventStoresOptions): OpenStores & vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const filesChanged = new vscode.EventEmitter<void>();
  const logFiles: OpenStore = {
    store: logStore({
      id: 'log-files',
      label: vscode.l10n.t('Log files'),
      files: workspaceFiles,
    }),
    icon: 'files',
    isExpanded: true,
    onDidChange: filesChanged.event,
  };
  // A store that stays is the same object as before, so that its events stay where they are.
  const connected = new Map<string, OpenStore>();
  const added = new Map<string, OpenStore & vscode.Disposable>();
  let together: OpenStore | undefined;
  let all: readonly OpenStore[] = [];

  function update(isStart: boolean): void {
    const wanted = access ? connections().map(one => [JSON.stringify(one), one] as const) : [];
    for (const key of connected.keys())
      if (!wanted.some(([known]) => known === key)) connected.delete(key);
    for (const [key, connection] of wanted)
      if (access && !connected.has(key))
        connected.set(key, connectedStore(connection, access, !isStart));
    together = allConnections([...connected.values()], together);
    updateFolders();
    const hasFolder = (vscode.workspace.workspaceFolders ?? []).length > 0;
    // Connections first: below an unfolded list of hundreds of events nobody would find them.
    all = [
      ...(together ? [together] : []),
      ...connected.values(),
      ...(engines?.all ?? []),
      ...added.values(),
      ...(hasFolder ? [logFiles] : []),
    ];
    if (!isStart) changed.fire();
  }

  function updateFolders(): void {
    const wanted = new Map(folders.all.map(folder => [folder.toString(), folder]));
    for (const [key, store] of added)
      if (!wanted.has(key)) {
        added.delete(key);
        store.dispose();
      }
    for (const [key, folder] of wanted)
      if (!added.has(key)) {
        const remove = () => folders.remove(folder);
        added.set(key, folderStore(folder, { logStore, home, remove }));
      }
  }

  update(true);
  const listeners = vscode.Disposable.from(
    changed,
    filesChanged,
    onWorkspaceFilesChanged(() => filesChanged.fire()),
    onConnectionsChanged(() => update(false)),
    folders.onDidChange(() => update(false)),
    ...(engines ? [engines.onDidChange(() => update(false))] : []),
    command('cloudtrail.addLogFolder', () => addLogFolders(folders)),
    { dispose: () => added.forEach(store => store.dispose()) },
    vscode.workspace.onDidChangeWorkspaceFolders(() => update(false)),
  );
  return {
    get all() {
      return all;
    },
    onDidChange: changed.event,
    dispose: () => listeners.dispose(),
  };
}

/** Several connections by time, as one store; the one before where they are the same. */
function allConnections(
  connections: readonly OpenStore[],
  before: OpenStore | undefined,
): OpenStore | undefined {
  const stores = connections.map(({ store }) => store);
  if (stores.length < 2) return undefined;
  const known = before?.store.parts ?? [];
  if (known.length === stores.length && stores.every((store, at) => store === known[at]))
    return before;
  return {
    store: mergedStore('event-history', vscode.l10n.t('All connections'), stores),
    icon: 'layers',
    isExpanded: false,
    appliesItself: lookupFilter,
    remedy,
  };
}

function connectedStore(
  connection: Connection,
  access: EventHistoryAccess,
  isExpanded: boolean,
): OpenStore {
  let caller: Caller | undefined;
  return {
    store: eventHistory(connection, access, found => (caller = found)),
    icon: 'cloud',
    caller: () => caller,
    // At a start nothing is asked of AWS until the reader opens the row.
    isExpanded,
    historyRegion: connection.region,
    appliesItself: lookupFilter,
    place: async () => connection,
    disconnect: () => disconnect(connection),
    remedy,
  };
}

/** What helps when Event history could not be read, beside trying again. */
function remedy(kind: StoreErrorKind): vscode.Command | undefined {
  if (kind !== 'missing' && kind !== 'credentials') return undefined;
  return {
    title: vscode.l10n.t('Choose another profile'),
    command: 'cloudtrail.connect' satisfies CommandId,
  };
}
