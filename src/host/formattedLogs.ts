import * as vscode from 'vscode';
import { parseLogFileName } from '../core/values/logFileName';
import { command, type CommandId } from './commands';
import { notice } from './notices';
import { LARGEST, isEventDocument } from './documentUris';
import { partOf, type EventDocuments } from './eventDocuments';
import type { EventLogs } from './eventLogs';
import { isOneLine, placeAtCursor, type EventPlace } from './eventPlace';

/**
 * `Open Formatted Log`: from the explorer's context menu (the file), from the editor title of a one-line
 * log and from its lens (the document). The event at the cursor stays in sight. A log that is too large
 * for one document is shown in parts, with commands that lead from one to the next.
 *
 * The context keys `cloudtrail.oneLine` and `cloudtrail.inParts` show the buttons of the title.
 */
export function registerFormattedLogs(
  logs: EventLogs,
  documents: EventDocuments,
): vscode.Disposable {
  async function updateContext(editor: vscode.TextEditor | undefined): Promise<void> {
    const document = editor?.document;
    const inParts = document !== undefined && partOf(document.uri) !== undefined;
    void vscode.commands.executeCommand('setContext', 'cloudtrail.inParts', inParts);
    const log = document && (await logs.ready(document));
    if (vscode.window.activeTextEditor !== editor) return;
    const oneLine = log && !isEventDocument(document.uri) && isOneLine(log);
    void vscode.commands.executeCommand('setContext', 'cloudtrail.oneLine', oneLine === true);
    void vscode.commands.executeCommand('setContext', 'cloudtrail.hasEvents', log !== undefined);
  }

  async function open(argument: unknown): Promise<void> {
    const cursor = placeAtCursor(logs);
    const source =
      argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
    if (!source || isEventDocument(source)) {
      throw new Error(vscode.l10n.t('Open a CloudTrail log first, or choose one in the explorer.'));
    }
    const index = cursor?.uri === source.toString() ? cursor.index : undefined;
    const place = await documents.formatted(source, index);
    if (index === undefined) await documents.show(vscode.Uri.parse(place.uri, true));
    else await show(place);
  }

  /** Shows another part of the log: where reading goes on, at its beginning or at its end. */
  async function step(by: 1 | -1, argument: unknown): Promise<void> {
    const uri =
      argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
    const at = uri && partOf(uri);
    if (!at) throw new Error(vscode.l10n.t('Open a large log formatted first: it has parts.'));
    const next = (await documents.partsOf(at.source))[at.part + by];
    if (!next)
      throw new Error(
        by === 1
          ? vscode.l10n.t('This is the last part of the log.')
          : vscode.l10n.t('This is the first part of the log.'),
      );
    const index = by === 1 ? 0 : next.to - next.from - 1;
    await show({ uri: documents.logUri(at.source, next).toString(), index });
  }

  async function show({ uri, index }: EventPlace): Promise<void> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    const log = await logs.ready(document);
    if (!log || index >= log.count) return void (await vscode.window.showTextDocument(document));
    const start = document.positionAt(log.span(index).start);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, start) });
  }

  void updateContext(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(editor => void updateContext(editor)),
    command('cloudtrail.openFormatted', open),
    command('cloudtrail.nextPart', argument => step(1, argument)),
    command('cloudtrail.previousPart', argument => step(-1, argument)),
    vscode.languages.registerCodeLensProvider(
      { scheme: 'cloudtrail' },
      { provideCodeLenses: partLenses },
    ),
    registerLargeLogNotice(),
  );
}

/** Above and below a part: which one it is, and the way to those before and after it. */
function partLenses({ uri, lineCount }: vscode.TextDocument): vscode.CodeLens[] {
  const at = partOf(uri);
  if (!at) return [];
  const { part, parts, from, to, count } = at;
  const number = (value: number) => value.toLocaleString(vscode.env.language);
  const lens = (line: number, title: string, id: CommandId | '') =>
    new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
      title,
      command: id,
      arguments: [uri],
    });
  const shown = [number(from + 1), number(to), number(count)];
  return [0, Math.max(lineCount - 1, 0)].flatMap(line => [
    lens(line, vscode.l10n.t('Events {0}–{1} of {2}', ...shown), ''),
    ...(part > 0 ? [lens(line, vscode.l10n.t('Previous part'), 'cloudtrail.previousPart')] : []),
    ...(part + 1 < parts ? [lens(line, vscode.l10n.t('Next part'), 'cloudtrail.nextPart')] : []),
  ]);
}

/** Says once of each log that is opened as it is and is too large for that how it can be read. */
function registerLargeLogNotice(): vscode.Disposable {
  const seen = new Set<string>();

  async function look({ input }: vscode.Tab): Promise<void> {
    if (!(input instanceof vscode.TabInputText) || isEventDocument(input.uri)) return;
    const { uri } = input;
    if (!isLogName(uri.path) || seen.has(uri.toString())) return;
    seen.add(uri.toString());
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size <= LARGEST) return;
    const inParts = vscode.l10n.t('Open in Parts');
    const chosen = await notice(
      vscode.l10n.t(
        'This log is larger than the 50 MiB up to which the editor shows documents to extensions. CloudTrail features work in its formatted parts.',
      ),
      inParts,
    );
    if (chosen === inParts)
      await vscode.commands.executeCommand('cloudtrail.openFormatted' satisfies CommandId, uri);
  }

  const lookAt = (tabs: readonly vscode.Tab[]) =>
    tabs.forEach(tab => {
      // A file that cannot be read is no matter of ours.
      look(tab).catch(() => undefined);
    });
  lookAt(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs));
  return vscode.window.tabGroups.onDidChangeTabs(({ opened }) => lookAt(opened));
}

function isLogName(path: string): boolean {
  return parseLogFileName(path) !== undefined || /\.cloudtrail(?:\.jsonl?)?$/.test(path);
}
