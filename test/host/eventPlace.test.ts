import * as vscode from 'vscode';
import { placeAgain } from '../../src/host/eventPlace';
import { EventLogs } from '../../src/host/eventLogs';
import { equal, ok } from './assert';

const log = (...ids: readonly string[]) =>
  JSON.stringify({ Records: ids.map(eventID => ({ eventVersion: '1.11', eventID })) }, null, 2);

describe('the place of an event', () => {
  let logs: EventLogs;
  before(() => (logs = new EventLogs()));
  after(() => logs.dispose());

  const opened = async (content: string) => {
    const document = await vscode.workspace.openTextDocument({ language: 'cloudtrail', content });
    return { document, place: { uri: document.uri.toString(), index: 0 } };
  };
  const rewrite = async (document: vscode.TextDocument, content: string) => {
    const edit = new vscode.WorkspaceEdit();
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    edit.replace(document.uri, all, content);
    ok(await vscode.workspace.applyEdit(edit), 'the document is edited');
  };

  it('is found again after the log was edited', async () => {
    const { document, place } = await opened(log('one', 'two'));
    equal(await placeAgain(logs, place, 'one'), place);
    await rewrite(document, log('new', 'other', 'one'));
    equal(await placeAgain(logs, place, 'one'), { ...place, index: 2 });
  });

  it('is not taken for that of another event', async () => {
    const { document, place } = await opened(log('one', 'two'));
    await rewrite(document, log('two'));
    const reason = await placeAgain(logs, place, 'one').then(String, String);
    equal(reason, 'Error: The document does not hold this event any more.');
  });
});
