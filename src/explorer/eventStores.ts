import * as vscode from 'vscode';
import { lookupFilter } from '../core/query';
import type { CommandId } from '../host/commands';
import { onWorkspaceFilesChanged, workspaceFiles } from '../host/workspaceFiles';
import type { StoreErrorKind } from '../stores/eventStore';
import type { Gunzip } from '../stores/gunzip';
import { logFileStore } from '../stores/logFiles';
import {
  connections,
  disconnect,
  eventHistory,
  onConnectionsChanged,
  type Connection,
  type EventHistoryAccess,
} from './connections';
import type { Caller, OpenStore, OpenStores } from './openStores';

export interface EventStoresOptions {
  readonly gunzip: Gunzip;
  /** Absent where AWS cannot be reached, as in a browser. */
  readonly access?: EventHistoryAccess | undefined;
}

/** The stores of the side bar: the workspace's log files, and a connection of the settings each. */
export function eventStores({
  gunzip,
  access,
}: EventStoresOptions): OpenStores & vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const filesChanged = new vscode.EventEmitter<void>();
  const logFiles: OpenStore = {
    store: logFileStore({
      id: 'log-files',
      label: vscode.l10n.t('Log files'),
      files: workspaceFiles,
      gunzip,
    }),
    icon: 'files',
    isExpanded: true,
    onDidChange: filesChanged.event,
  };
  // A store that stays is the same object as before, so that its events stay where they are.
  const connected = new Map<string, OpenStore>();
  let all: readonly OpenStore[] = [];

  function update(isStart: boolean): void {
    const wanted = access ? connections().map(one => [JSON.stringify(one), one] as const) : [];
    for (const key of connected.keys())
      if (!wanted.some(([known]) => known === key)) connected.delete(key);
    for (const [key, connection] of wanted)
      if (access && !connected.has(key))
        connected.set(key, connectedStore(connection, access, !isStart));
    const hasFolder = (vscode.workspace.workspaceFolders ?? []).length > 0;
    // Connections first: below an unfolded list of hundreds of events nobody would find them.
    all = [...connected.values(), ...(hasFolder ? [logFiles] : [])];
    if (!isStart) changed.fire();
  }

  update(true);
  const listeners = vscode.Disposable.from(
    changed,
    filesChanged,
    onWorkspaceFilesChanged(() => filesChanged.fire()),
    onConnectionsChanged(() => update(false)),
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
