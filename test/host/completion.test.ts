import * as vscode from 'vscode';
import { anEvent } from '../unit/core/sampleEvents';
import { equal, ok } from './assert';
import { until } from './until';

const open = async (content: string, language = 'cloudtrail') =>
  vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }));

/** Opens a text whose cursor is marked by a bar, and gives what is offered there. */
async function offered(marked: string, language?: string) {
  const offset = marked.indexOf('|');
  const editor = await open(marked.replace('|', ''), language);
  const position = editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    position,
    undefined,
    500,
  );
  return { editor, items: list.items };
}

const labelOf = ({ label }: vscode.CompletionItem) =>
  typeof label === 'string' ? label : label.label;

const find = (items: readonly vscode.CompletionItem[], label: string): vscode.CompletionItem => {
  const item = items.find(one => labelOf(one) === label);
  ok(item, `${label} is not offered: ${items.map(labelOf).join(', ')}`);
  return item;
};

/** Inserts an item as the editor does when it is accepted. */
async function insert(editor: vscode.TextEditor, item: vscode.CompletionItem): Promise<string> {
  const { range, insertText, additionalTextEdits = [] } = item;
  ok(range instanceof vscode.Range, 'one range is replaced');
  ok(insertText instanceof vscode.SnippetString, 'a snippet is inserted');
  await editor.edit(builder => {
    for (const edit of additionalTextEdits) builder.insert(edit.range.start, edit.newText);
  });
  await editor.insertSnippet(insertText, range);
  return editor.document.getText();
}

describe('completion', () => {
  it('inserts a key with its comma, and the value into its quotes', async () => {
    const key = await offered('{\n  "eventVersion": "1.11"\n  |\n}');
    const text = await insert(key.editor, find(key.items, 'awsRegion'));
    equal(text, '{\n  "eventVersion": "1.11",\n  "awsRegion": ""\n}');
    const value = await offered(text.replace('n": ""', 'n": "|"'));
    equal(
      await insert(value.editor, find(value.items, 'eu-central-1')),
      '{\n  "eventVersion": "1.11",\n  "awsRegion": "eu-central-1"\n}',
    );
  });

  it('says what a value means when it is looked at', async () => {
    const { items } = await offered('{ "userIdentity": { "type": "|" } }');
    const { documentation } = find(items, 'AWSService');
    ok(
      documentation instanceof vscode.MarkdownString &&
        documentation.value.startsWith('An AWS service that acts by itself') &&
        documentation.isTrusted !== true,
      'it has no words of its own, or they are trusted',
    );
  });

  it('puts a text of the document in as it is', async () => {
    const name = '${TM_FILENAME} } $0 \\';
    const { recipientAccountId, ...other } = anEvent({ requestParameters: { userName: name } });
    const events = JSON.stringify([{ recipientAccountId, ...other }]).slice(0, -1);
    const { editor, items } = await offered(
      `${events}, { "requestParameters": { "userName": "|" } }]`,
    );
    const text = await insert(editor, find(items, name));
    const [, written] = JSON.parse(text) as { requestParameters: { userName: string } }[];
    equal(written?.requestParameters.userName, name);
  });

  it('serves JSON that holds events, and leaves other JSON alone', async () => {
    const event = JSON.stringify(anEvent(), null, 2).replace('{', '{\n|');
    find((await offered(event, 'json')).items, 'errorCode');
    const others = await offered('{ "name": "x",\n|}', 'json');
    ok(!others.items.some(item => labelOf(item) === 'eventName'), 'it is offered elsewhere');
  });

  it('offers whole events, also where nothing is written yet', async () => {
    const empty = await offered('|');
    find(empty.items, 'ct-sign-in');
    const begun = await offered('{\n\t|\n}');
    const text = await insert(begun.editor, find(begun.items, 'Console sign-in'));
    const event = JSON.parse(text) as { eventName: string; eventID: string };
    equal(event.eventName, 'ConsoleLogin');
    ok(/^[0-9a-f-]{36}$/.test(event.eventID), event.eventID);
  });

  it('is taken from the list by the keyboard', async () => {
    const { editor } = await offered('{ "userIdentity": { "type": "AWSS|" } }');
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await until('the suggestion to be inserted', async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return (
        editor.document.getText() === '{ "userIdentity": { "type": "AWSService" } }' || undefined
      );
    });
  });

  it('offers nothing in a document that cannot be written', async () => {
    const [log] = await vscode.workspace.findFiles('111122223333_CloudTrail_*.json');
    ok(log, 'the workspace has no log');
    await vscode.commands.executeCommand('cloudtrail.openFormatted', log);
    const { uri, text, position } = await until('the formatted log in the active editor', () => {
      const document = vscode.window.activeTextEditor?.document;
      if (document?.uri.scheme !== 'cloudtrail') return undefined;
      const text = document.getText();
      const offset = text.indexOf('"awsRegion": "') + '"awsRegion": "'.length;
      return { uri: document.uri, text, position: document.positionAt(offset) };
    });
    ok(text.includes('"awsRegion": "'), 'there is no event');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      position,
    );
    // The editor itself offers the words of other documents.
    ok(!list.items.some(({ kind }) => kind === vscode.CompletionItemKind.Value), 'it is offered');
  });
});
