/** What both editor doors share: the rooms are made here and given to each other. */
import * as vscode from 'vscode';
import { text, type CloudTrailEvent } from './core/cloudTrailEvent';
import { fromPointer } from './core/jsonPointer';
import type { ShowStatement } from './explorer/confirmStatement';
import type { EventHistoryAccess } from './explorer/connections';
import { eventStores } from './explorer/eventStores';
import { createExplorer, SELECTION } from './explorer/explorer';
import type { LoadPickers } from './explorer/loadPickers';
import type { OpenStores } from './explorer/openStores';
import { viewState } from './explorer/viewState';
import { watchStores } from './explorer/watchStores';
import { allLogFiles } from './host/allLogFiles';
import { command } from './host/commands';
import { SCHEME } from './host/documentUris';
import { EventDocuments } from './host/eventDocuments';
import { EventLogs } from './host/eventLogs';
import type { LogThread } from './host/logThread';
import {
  eventAt,
  isEventPlace,
  placeAgain,
  placeAtCursor,
  placeOf,
  revealPath,
  type EventPlace,
} from './host/eventPlace';
import { registerFormattedLogs } from './host/formattedLogs';
import { registerGzippedLogEditor } from './host/gzippedLogEditor';
import { logFolders } from './host/logFolders';
import { output } from './host/output';
import { actionsOf, type LoadReference } from './host/reference';
import { reasonOf } from './host/wording';
import { createIdentityPanel, type ShownEvent } from './identity/panel';
import { registerCodeActions } from './language/codeActions';
import { registerCompletion } from './language/completion';
import { registerDefinition } from './language/definition';
import { registerDiagnostics } from './language/diagnostics';
import { registerFolding } from './language/folding';
import { registerFormatting } from './language/formatting';
import { registerHighlights } from './language/highlights';
import { registerHover } from './language/hover';
import { registerInlayHints } from './language/inlayHints';
import { registerLenses } from './language/lenses';
import { registerLinks } from './language/links';
import { registerOutline } from './language/outline';
import { registerReferences } from './language/references';
import { registerSelectionRanges } from './language/selectionRanges';
import { registerSemanticTokens } from './language/semanticTokens';
import { registerStatusBar } from './language/statusBar';
import { checkSize } from './stores/decode';
import type { Gunzip } from './stores/gunzip';
import { lazyStore } from './stores/lazyStore';
import type * as logFiles from './stores/logFiles';
import type { OpenLogStore } from './stores/logFiles';
import type { LogFile } from './stores/logFileAccess';
import type { LogReaders } from './stores/logReaders';
import { logText } from './stores/logText';
import type { TracePart } from './stores/traceFiles';
import { createTracing, type LoadTracing } from './trace/tracing';

/** What a door brings: what only Node or only a browser can do. */
export interface Platform {
  readonly gunzip: Gunzip;
  readonly reference: LoadReference;
  /** What walks from event to event. */
  readonly tracing: LoadTracing;
  readonly pickers: LoadPickers;
  /** What reads log files, loaded when a store of them is searched. */
  readonly logFiles: () => Promise<typeof logFiles>;
  /** Other threads; absent where there are none. */
  readonly readers?: LogReaders;
  /** The same, for traces. */
  readonly tracers?: LogReaders<TracePart>;
  /** The bytes of a file on a disk of this machine, without the editor; absent where there is none. */
  readDisk?(file: LogFile): Promise<Uint8Array> | undefined;
  /** What is done with large logs in another thread; absent where there is none. */
  readonly logThread?: LogThread;
  /** The path of the reader's own folder; absent where there is none. */
  readonly home?: string;
  /** Absent where AWS cannot be reached. */
  readonly eventHistory?: EventHistoryAccess;
  /** What Athena and CloudTrail Lake are asked for. */
  engines?(show: ShowStatement): OpenStores & vscode.Disposable;
}

export function activate(context: vscode.ExtensionContext, platform: Platform): void {
  const start = performance.now();
  const { gunzip, reference, readers, tracing: loadTracing, eventHistory: access } = platform;
  void vscode.commands.executeCommand('setContext', 'cloudtrail.canConnect', access !== undefined);
  const logs = new EventLogs();
  const actions = actionsOf(context.extensionUri, gunzip, reference);
  const documents = new EventDocuments(
    async uri => {
      const { size } = await vscode.workspace.fs.stat(uri);
      const read = async () => {
        checkSize(size);
        return logText(await vscode.workspace.fs.readFile(uri), gunzip);
      };
      const { text } = await read().catch((error: unknown) => {
        if (error instanceof vscode.FileSystemError) throw error;
        throw vscode.FileSystemError.Unavailable(reasonOf(error));
      });
      if (text.trim() === '')
        throw vscode.FileSystemError.Unavailable(vscode.l10n.t('The file is empty.'));
      return text;
    },
    reference,
    undefined,
    platform.logThread,
  );
  const folders = logFolders(context);
  const showStatement: ShowStatement = (name, sql) => {
    // What is read and under which conditions: the columns before it are always the same.
    const line = Math.max(
      sql.split('\n').findIndex(text => text.startsWith('FROM ')),
      0,
    );
    return vscode.window.showTextDocument(documents.sqlUri(crypto.randomUUID(), name, sql), {
      preserveFocus: true,
      selection: new vscode.Range(line, 0, line, 0),
    });
  };
  const engines = platform.engines?.(showStatement);
  const logStore: OpenLogStore = ({ id, label, files }) =>
    lazyStore(id, label, async () =>
      (await platform.logFiles()).logFileStore({ id, label, files, gunzip, readers }),
    );
  const stores = eventStores({ logStore, access, engines, folders, home: platform.home });
  const allFiles = allLogFiles(folders);
  const tracing = createTracing(loadTracing, {
    eventLogs: logs,
    eventDocuments: documents,
    files: {
      ...allFiles,
      read: file => platform.readDisk?.(file) ?? allFiles.read(file),
    },
    ...(platform.tracers && { tracers: platform.tracers }),
    onFilesChanged: changed =>
      vscode.Disposable.from(folders.onDidChange(changed), watchStores(stores, changed)),
    gunzip,
    loaded: () => explorer.events,
    accounts: () =>
      stores.all.flatMap(({ store, historyRegion: region }) => (region ? [{ store, region }] : [])),
  });
  const shownAt = (place: EventPlace, event: CloudTrailEvent): ShownEvent => ({
    event,
    place,
    async reveal(pointer) {
      const now = await placeAgain(logs, place, text(event.eventID) ?? '');
      await revealPath(logs, now, fromPointer(pointer));
    },
  });
  const panel = createIdentityPanel(context.extensionUri, {
    reference,
    tracing,
    async again({ uri, index, eventID }) {
      const place = await placeAgain(logs, { uri, index }, eventID);
      const event = await eventAt(logs, place);
      return event && shownAt(place, event);
    },
    async atCursor() {
      const place = placeAtCursor(logs);
      const event = place && (await eventAt(logs, place));
      return event && shownAt(place, event);
    },
  });
  let opened = 0;
  const explorer = createExplorer({
    stores,
    folders,
    state: viewState({ workspace: context.workspaceState, global: context.globalState }),
    // The focus stays where it is, as in the editor's own explorer: one event after the other is looked at.
    openEvent: async stored =>
      revealPath(logs, await placeOf(stored, logs, documents), [], { preserveFocus: true }),
    pickers: platform.pickers,
    copyForms: async () => (await reference()).COPY_FORMS,
    showStatement,
    openLog: (name, json) =>
      vscode.window.showTextDocument(documents.eventUri(`log/${++opened}`, name, json)),
  });

  /** The event that a command is about: a place from a lens, a row of the tree, or the one at the cursor. */
  async function chosenEvent(argument: unknown) {
    if (isEventPlace(argument)) return { place: argument, event: await eventAt(logs, argument) };
    const stored = explorer.eventOf(argument);
    if (stored) return { place: await placeOf(stored, logs, documents), event: stored.event };
    const place = placeAtCursor(logs);
    if (place) return { place, event: await eventAt(logs, place) };
    const selected = explorer.eventOf(SELECTION);
    return selected && { place: await placeOf(selected, logs, documents), event: selected.event };
  }

  /** That event for the panel. Rejects with what to do where there is none. */
  async function shown(argument: unknown) {
    const chosen = await chosenEvent(argument);
    // A key in the view chooses the row, which opens it: before the page, or it might cover the page.
    if (argument === SELECTION && chosen)
      await revealPath(logs, chosen.place, [], { preserveFocus: true });
    if (!chosen?.event) {
      throw new Error(
        vscode.l10n.t('Put the cursor into a CloudTrail event, or select one in the Events view.'),
      );
    }
    return shownAt(chosen.place, chosen.event);
  }

  context.subscriptions.push(
    output,
    logs,
    documents,
    folders,
    stores,
    ...(engines ? [engines] : ENGINE_COMMANDS.map(id => command(id, noAws))),
    explorer,
    tracing,
    panel,
    vscode.workspace.registerFileSystemProvider(SCHEME, documents, {
      isReadonly: true,
      isCaseSensitive: true,
    }),
    registerFormattedLogs(logs, documents),
    registerGzippedLogEditor(documents),
    registerDiagnostics(logs, documents, reference, platform.logThread),
    registerCodeActions(logs, reference),
    registerHover(logs, reference, actions),
    registerCompletion(logs, reference, actions),
    registerOutline(logs),
    registerLenses(logs),
    registerDefinition(logs, reference, tracing.elsewhere),
    registerFolding(),
    registerFormatting(logs),
    registerHighlights(logs, reference),
    registerInlayHints(logs),
    registerLinks(logs, reference),
    registerReferences(logs, reference, tracing.elsewhere),
    registerSelectionRanges(logs),
    registerSemanticTokens(logs),
    registerStatusBar(logs),
    command('cloudtrail.showOutput', () => output.show()),
    // Our snippets in a file of any language: plain JSON files are not offered them while one types.
    command('cloudtrail.insertEvent', () =>
      vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'cloudtrail' }),
    ),
    command('cloudtrail.connect', async () => {
      return access ? (await platform.pickers()).connect(access) : noAws();
    }),
    command('cloudtrail.showIdentityChain', async argument => panel.show(await shown(argument))),
    command('cloudtrail.traceToOrigin', async argument => panel.showTrace(await shown(argument))),
    command('cloudtrail.showSession', async argument => panel.showSession(await shown(argument))),
  );
  // For whoever measures: the time line of the extension host is there to be read.
  performance.measure('cloudtrail.activate', { start });
}

const ENGINE_COMMANDS = ['cloudtrail.connectAthena', 'cloudtrail.connectLake'] as const;

function noAws(): never {
  throw new Error(vscode.l10n.t('AWS can be asked by VS Code on a desktop or a remote host.'));
}
