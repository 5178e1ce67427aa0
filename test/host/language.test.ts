import * as vscode from 'vscode';
import { anEvent, someEvents } from '../unit/core/sampleEvents';
import { equal, ok } from './assert';
import { until } from './until';

const open = (content: string, language = 'cloudtrail') =>
  vscode.workspace.openTextDocument({ language, content });

/** The diagnostics of ours on a document, once `enough` says that they are all there. */
const diagnosticsOf = (
  { uri }: vscode.TextDocument,
  enough: (found: readonly vscode.Diagnostic[]) => boolean,
) =>
  until('the findings of the document', () => {
    const found = vscode.languages
      .getDiagnostics(uri)
      .filter(({ source }) => source === 'CloudTrail');
    return enough(found) ? found : undefined;
  });

const textAt = (document: vscode.TextDocument, { range }: vscode.Diagnostic) =>
  document.getText(range);

const codeOf = ({ code }: vscode.Diagnostic) => (typeof code === 'object' ? code.value : code);

const hoverAt = async (document: vscode.TextDocument, needle: string): Promise<string> => {
  const position = document.positionAt(document.getText().indexOf(needle) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map(content => (content as vscode.MarkdownString).value)
    .join('\n');
};

const symbolsOf = (document: vscode.TextDocument) =>
  vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );

describe('language', () => {
  const wrong = anEvent({
    recipientAccountId: undefined,
    recipientAccountID: '111122223333',
    userIdentity: { ...(anEvent()['userIdentity'] as object), accountId: '444455556666' },
  });

  it('marks what does not fit at its place, with the rule as a link', async () => {
    const document = await open(JSON.stringify(wrong, null, 2));
    const found = await diagnosticsOf(document, all => all.length >= 2);
    const misspelt = found.find(
      ({ code }) => codeOf({ code } as vscode.Diagnostic) === 'key-misspelt',
    );
    ok(misspelt, `no finding on the misspelt key: ${found.map(codeOf).join(', ')}`);
    equal(textAt(document, misspelt), '"recipientAccountID"');
    ok(typeof misspelt.code === 'object', 'the code is no link');
    const rule = await vscode.workspace.openTextDocument(misspelt.code.target);
    ok(rule.getText().startsWith('# key-misspelt'), 'the link leads to no explanation');
  });

  it('checks again after a change', async () => {
    const document = await open(JSON.stringify(wrong, null, 2));
    await diagnosticsOf(document, all => all.length >= 2);
    const edit = new vscode.WorkspaceEdit();
    const all = new vscode.Range(
      new vscode.Position(0, 0),
      document.positionAt(document.getText().length),
    );
    edit.replace(document.uri, all, JSON.stringify(anEvent(), null, 2));
    await vscode.workspace.applyEdit(edit);
    await diagnosticsOf(document, found => found.length === 0);
  });

  it('reports broken JSON at its place', async () => {
    const document = await open('{\n  "eventVersion": "1.11"\n  "eventName": "A"\n}');
    const [found] = await diagnosticsOf(document, all => all.length > 0);
    ok(found, 'nothing found');
    equal([codeOf(found), found.range.start.line], ['json-syntax', 2]);
  });

  it('takes severities from the settings', async () => {
    const settings = vscode.workspace.getConfiguration('cloudtrail');
    const document = await open(JSON.stringify(wrong, null, 2));
    await diagnosticsOf(document, all => all.some(one => codeOf(one) === 'key-misspelt'));
    try {
      await settings.update('rules', { 'key-misspelt': 'off' }, vscode.ConfigurationTarget.Global);
      await diagnosticsOf(document, all => all.every(one => codeOf(one) !== 'key-misspelt'));
    } finally {
      await settings.update('rules', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('explains a field and its value', async () => {
    const document = await open(JSON.stringify(anEvent(), null, 2));
    const onKey = await hoverAt(document, '"eventTime"');
    ok(onKey.includes('docs.aws.amazon.com'), `no link in: ${onKey}`);
    const onValue = await hoverAt(document, 'arn:aws:iam');
    ok(
      onValue.includes('1111-2222-3333') && onValue.includes('alice'),
      `no ARN parts in: ${onValue}`,
    );
  });

  it('says what a call does', async () => {
    const document = await open(JSON.stringify(anEvent(), null, 2));
    const hover = await hoverAt(document, '"ListUsers"');
    ok(hover.includes('iam:ListUsers'), `no IAM action in: ${hover}`);
  });

  it('outlines one entry an event, its fields below it', async () => {
    const document = await open(JSON.stringify({ Records: someEvents(3) }));
    const symbols = await until('the symbols of the log', () => symbolsOf(document));
    equal(
      symbols.map(({ name, detail }) => `${name} — ${detail}`),
      ['09:00:00', '09:00:01', '09:00:02'].map(time => `${time} ListUsers — alice`),
    );
    const fields = symbols[0]?.children.map(({ name }) => name);
    equal(fields, Object.keys(anEvent()));
  });

  it('puts a summary and the way to the chain above each event', async () => {
    const document = await open(JSON.stringify({ Records: someEvents(2) }, null, 2));
    const lenses = await until('the lenses of the log', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      return found.length > 0 ? found : undefined;
    });
    equal(
      lenses.map(({ command }) => command?.title),
      [
        '09:00:00 ListUsers — alice',
        'Identity chain',
        '09:00:01 ListUsers — alice',
        'Identity chain',
      ],
    );
  });

  it('offers a one-line log formatted, once', async () => {
    const document = await open(JSON.stringify({ Records: someEvents(2) }));
    const lenses = await until('the lens of the one-line log', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      return found.length > 0 ? found : undefined;
    });
    equal(
      lenses.map(({ command }) => command?.command),
      ['cloudtrail.openFormatted'],
    );
  });

  it('serves JSON that holds events, and leaves other JSON alone', async () => {
    const ours = await open(JSON.stringify(wrong, null, 2), 'json');
    await diagnosticsOf(ours, all => all.length >= 2);
    const others = await open('{\n  "name": "x",\n  "recipientAccountID": "1"\n}', 'json');
    equal(await hoverAt(others, '"recipientAccountID"'), '');
    equal(
      vscode.languages.getDiagnostics(others.uri).filter(one => one.source === 'CloudTrail'),
      [],
    );
  });

  it('leaves S3 notifications alone under any language', async () => {
    const record = {
      ...{ eventVersion: '2.1', eventSource: 'aws:s3', awsRegion: 'eu-west-1' },
      ...{ eventTime: '2026-03-02T09:14:07.000Z', eventName: 'ObjectCreated:Put' },
      ...{ userIdentity: { principalId: 'AWS:AIDAIOSFODNN7EXAMPLE' } },
      ...{ requestParameters: { sourceIPAddress: '192.0.2.10' }, responseElements: {} },
      s3: { bucket: { name: 'b' } },
    };
    const document = await open(JSON.stringify({ Records: [record] }, null, 2));
    equal(await hoverAt(document, '"eventSource"'), '');
  });

  it('puts no markup of an event into a hover', async () => {
    const arn = 'arn:aws:iam::111122223333:user/`](command:x)<img>**b**';
    const document = await open(
      JSON.stringify(anEvent({ userIdentity: { type: 'IAMUser', arn } }), null, 2),
    );
    const hover = await hoverAt(document, arn.slice(0, 12));
    const spans = [...hover.matchAll(/(`+) ?(.*?) ?\1(?!`)/g)].map(([, , inner]) => inner);
    ok(
      spans.some(inner => inner?.includes('](command:x)')),
      `the name is in no span: ${hover}`,
    );
    const outside = hover.replaceAll(/(`+) ?(.*?) ?\1(?!`)/g, '');
    ok(!outside.includes('command:x') && !outside.includes('<img'), `it is outside: ${outside}`);
  });
});
