import * as vscode from 'vscode';
import { equal, ok } from './assert';
import { until } from './until';

/** Logs that lead from a DeleteTrail over two roles to the person who signed in; see scripts/. */
const KEY = 'ASIA1111222233334TRL';

/** The formatted document of one of these logs, by a part of its name. */
async function openLog(part: string): Promise<vscode.TextDocument> {
  const [file] = await vscode.workspace.findFiles(`deletedTrail/*${part}*`);
  ok(file, 'the log is not there');
  await vscode.commands.executeCommand('cloudtrail.openFormatted', file);
  const editor = await until(`the log ${part} in the active editor`, () => {
    const { activeTextEditor: active } = vscode.window;
    return active?.document.uri.path.includes(part) ? active : undefined;
  });
  return editor.document;
}

/** What a provider answers at the last place of a text. */
function ask<T>(command: string, document: vscode.TextDocument, needle: string): Thenable<T[]> {
  const position = document.positionAt(document.getText().lastIndexOf(needle) + 1);
  return vscode.commands.executeCommand<T[]>(command, document.uri, position);
}

/** The text at a range of a document that need not be open, and the document's name. */
async function textAt(uri: vscode.Uri, range: vscode.Range): Promise<readonly string[]> {
  const document = await vscode.workspace.openTextDocument(uri);
  return [document.getText(range), uri.path.replace(/^.*_|\..*$/g, '')];
}

describe('from event to event', () => {
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('leads from an access key to the event in another log that issued it', async () => {
    const document = await openLog('De1eteTra1lLogs');
    const [link] = await ask<vscode.LocationLink>(
      'vscode.executeDefinitionProvider',
      document,
      KEY,
    );
    ok(link?.targetSelectionRange, 'there is no definition');
    equal(await textAt(link.targetUri, link.targetSelectionRange), [KEY, 'As5umeR0leTra1lX']);
    const [event] = await textAt(link.targetUri, link.targetRange);
    ok(event?.startsWith('{') && event.includes('"AssumeRole"'), 'it is not the issuing event');
  });

  it('finds the uses of an access key in all logs', async () => {
    const document = await openLog('As5umeR0leTra1l');
    const found = await ask<vscode.Location>('vscode.executeReferenceProvider', document, KEY);
    const texts = await Promise.all(found.map(({ uri, range }) => textAt(uri, range)));
    equal(
      texts.map(([text, name]) => `${text} ${name}`).sort(),
      [
        'As5umeR0leTra1lX',
        ...Array.from({ length: 3 }, () => 'De1eteTra1lLogsX'),
        ...Array.from({ length: 2 }, () => 'F1owLogsDen1edXX'),
      ].map(name => `${KEY} ${name}`),
    );
  });

  it('has a call hierarchy from a call up to who signed in', async () => {
    const document = await openLog('De1eteTra1lLogs');
    let [item] = await ask<vscode.CallHierarchyItem>(
      'vscode.prepareCallHierarchy',
      document,
      'DeleteTrail',
    );
    const steps: string[] = [];
    while (item) {
      const [call] = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
        'vscode.provideIncomingCalls',
        item,
      );
      const [range] = call?.fromRanges ?? [];
      const [evidence] = call && range ? await textAt(call.from.uri, range) : ['nothing'];
      steps.push(`${item.name} ← ${String(evidence)}`);
      item = call?.from;
    }
    equal(steps, [
      `DeleteTrail ← ${KEY}`,
      'AssumeRole ← AROA111122223333OPER:carol',
      'SwitchRole ← arn:aws:iam::111122223333:user/carol',
      'ConsoleLogin ← nothing',
    ]);
  });

  it('has a call hierarchy down to what was done with an issued key', async () => {
    const document = await openLog('As5umeR0leTra1l');
    const [item] = await ask<vscode.CallHierarchyItem>(
      'vscode.prepareCallHierarchy',
      document,
      '"AssumeRole"',
    );
    equal([item?.name, item?.detail], ['AssumeRole', '08:21:40 Operator / carol → TrailAdmin']);
    const calls = await vscode.commands.executeCommand<vscode.CallHierarchyOutgoingCall[]>(
      'vscode.provideOutgoingCalls',
      item,
    );
    equal(
      await Promise.all(
        calls.map(async ({ to }) => [to.detail, await textAt(to.uri, to.selectionRange)].flat()),
      ),
      [
        ['08:31:07 TrailAdmin / cleanup → management-events', 'GetTrailStatus', 'De1eteTra1lLogsX'],
        ['08:33:52 TrailAdmin / cleanup → management-events', 'StopLogging', 'De1eteTra1lLogsX'],
        ['08:34:30 TrailAdmin / cleanup → management-events', 'DeleteTrail', 'De1eteTra1lLogsX'],
        ['08:36:11 TrailAdmin / cleanup', 'DescribeFlowLogs', 'F1owLogsDen1edXX'],
        ['08:36:48 TrailAdmin / cleanup, denied', 'DeleteFlowLogs', 'F1owLogsDen1edXX'],
      ],
    );
    const [range] = calls[0]?.fromRanges ?? [];
    equal(range && document.getText(range), KEY);
  });

  for (const id of ['cloudtrail.traceToOrigin', 'cloudtrail.showSession'])
    it(`draws what ${id} found`, async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      const { uri } = await openLog('De1eteTra1lLogs');
      await vscode.commands.executeCommand(id, { uri: uri.toString(), index: 2 });
      await until('the page of the trace', () =>
        vscode.window.tabGroups.all
          .flatMap(({ tabs }) => tabs)
          .find(({ input }) => input instanceof vscode.TabInputWebview),
      );
    });
});
