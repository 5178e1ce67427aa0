import * as vscode from 'vscode';
import type { JsonObject } from '../../src/core/cloudTrailEvent';
import { anEvent, someEvents } from '../unit/core/sampleEvents';
import { equal, ok } from './assert';
import { until } from './until';

const KEY = 'ASIA1111222233334NEW';

const open = (events: readonly JsonObject[], language = 'cloudtrail') =>
  vscode.workspace.openTextDocument({
    language,
    content: JSON.stringify({ Records: events }, null, 2),
  });

/** What a provider answers at the last place of a text, where the answer is a list. */
function ask<T>(command: string, document: vscode.TextDocument, needle: string): Thenable<T[]> {
  const position = document.positionAt(document.getText().lastIndexOf(needle) + 1);
  return vscode.commands.executeCommand<T[]>(command, document.uri, position);
}

describe('navigation', () => {
  const issued = anEvent({
    eventName: 'AssumeRole',
    readOnly: false,
    responseElements: { credentials: { accessKeyId: KEY } },
  });
  const used = anEvent({ userIdentity: { type: 'AssumedRole', accessKeyId: KEY } });

  it('finds every place of a value', async () => {
    const document = await open([issued, anEvent(), used]);
    const found = await ask<vscode.Location>('vscode.executeReferenceProvider', document, KEY);
    equal(
      found.map(({ range }) => document.getText(range)),
      [KEY, KEY],
    );
  });

  it('highlights the value at the cursor, apart for events that only read', async () => {
    const document = await open([issued, used]);
    const found = await until('the highlights of the key', async () => {
      const all = await ask<vscode.DocumentHighlight>(
        'vscode.executeDocumentHighlights',
        document,
        KEY,
      );
      return all.length > 0 ? all : undefined;
    });
    equal(
      found.map(({ range, kind }) => [document.getText(range), kind]),
      [
        [KEY, vscode.DocumentHighlightKind.Write],
        [KEY, vscode.DocumentHighlightKind.Read],
      ],
    );
  });

  it('leads from an access key to the event that issued it', async () => {
    const document = await open([anEvent(), issued, used]);
    const [link] = await ask<vscode.LocationLink>(
      'vscode.executeDefinitionProvider',
      document,
      KEY,
    );
    ok(link?.targetSelectionRange, 'there is no definition');
    equal(document.offsetAt(link.targetSelectionRange.start), document.getText().indexOf(KEY));
    ok(document.getText(link.targetRange).includes('"AssumeRole"'), 'it is not the issuing event');
  });

  it('makes the resource of an ARN a link to the console', async () => {
    const roleArn = 'arn:aws:iam::111122223333:role/Admin';
    const document = await open([anEvent({ requestParameters: { roleArn } })]);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const found = links.find(({ range }) => document.getText(range) === 'role/Admin');
    equal(
      found?.target?.toString(true),
      'https://console.aws.amazon.com/iam/home#/roles/details/Admin',
    );
  });

  it('makes no link of hostile text', async () => {
    const roleArn = 'arn:aws:iam::111122223333:role/x?y=](command:z)';
    const document = await open([anEvent({ userIdentity: { type: 'Root' }, userAgent: roleArn })]);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    equal(links, []);
  });

  it('grows a selection from a text to its field, its object and its event', async () => {
    const document = await open([anEvent()]);
    const at = document.positionAt(document.getText().indexOf('user/alice'));
    const [innermost] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [at],
    );
    const texts: string[] = [];
    for (let range = innermost; range; range = range.parent)
      texts.push(document.getText(range.range));
    const arn = 'arn:aws:iam::111122223333:user/alice';
    const steps = [arn, `"${arn}"`, `"arn": "${arn}"`];
    equal(
      texts.filter(text => steps.includes(text)),
      steps,
    );
    const parents = texts.slice(texts.indexOf(steps[2] ?? '') + 1).map(text => text.slice(0, 15));
    ok(
      parents.some(text => text.startsWith('"userIdentity":')),
      'no field around the object',
    );
    ok(texts.includes(document.getText()), 'the document is not the last step');
  });

  it('folds events and their parts', async () => {
    const document = await open(someEvents(2));
    const folds = await until('the folds of the log', async () => {
      const all = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        'vscode.executeFoldingRangeProvider',
        document.uri,
      );
      return all.length > 0 ? all : undefined;
    });
    const lines = folds
      .map(({ start, end }) => `${document.lineAt(start).text.trim()} ${end - start}`)
      .sort();
    const event = JSON.stringify(anEvent(), null, 2).split('\n').length - 2;
    equal(
      lines.filter(line => /^\{ |userIdentity/.test(line)),
      [
        '"userIdentity": { 6',
        '"userIdentity": { 6',
        `{ ${event}`,
        `{ ${event}`,
        `{ ${2 * event + 6}`,
      ],
    );
  });

  it('selects the name of a call from the outline', async () => {
    const document = await open(someEvents(1));
    const [event] = await until('the symbols of the log', () =>
      vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      ),
    );
    ok(event, 'there is no entry');
    equal(document.getText(event.selectionRange), 'ListUsers');
  });

  it('outlines calls by kind', async () => {
    const document = await open([
      anEvent(),
      anEvent({ eventName: 'CreateUser', readOnly: false }),
      anEvent({ errorCode: 'AccessDenied' }),
      anEvent({ userIdentity: { type: 'Root' } }),
    ]);
    const symbols = await until('the symbols of the log', () =>
      vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      ),
    );
    equal(new Set(symbols.map(({ kind }) => kind)).size, 4);
  });
});
