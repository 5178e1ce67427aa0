import * as vscode from 'vscode';
import { equal, ok } from './assert';
import { until, within } from './until';

const file = async (pattern: string): Promise<vscode.Uri> => {
  const [uri] = await vscode.workspace.findFiles(pattern);
  ok(uri, `the workspace has no ${pattern}`);
  return uri;
};

const activeDocument = (matches: (document: vscode.TextDocument) => boolean) =>
  until('a formatted document in the active editor', () => {
    const document = vscode.window.activeTextEditor?.document;
    return document && matches(document) ? document : undefined;
  });

const isFormatted = ({ uri }: vscode.TextDocument) => uri.scheme === 'cloudtrail';

describe('formatted documents', () => {
  beforeEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('show a one-line log with its events below each other, read-only', async () => {
    await within(
      'cloudtrail.openFormatted',
      vscode.commands.executeCommand(
        'cloudtrail.openFormatted',
        await file('111122223333_CloudTrail_*.json'),
      ),
    );
    const document = await activeDocument(isFormatted);
    equal(document.languageId, 'cloudtrail');
    ok(document.lineCount > 20, `only ${document.lineCount} lines`);
    equal(vscode.workspace.fs.isWritableFileSystem('cloudtrail'), false);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'x');
    await within(
      'the editor to refuse an edit',
      vscode.workspace.applyEdit(edit).then(undefined, () => false),
    );
    await within('the document to be saved or not', document.save());
    const again = new TextDecoder().decode(await vscode.workspace.fs.readFile(document.uri));
    ok(again.startsWith('{\n  "Records"'), 'the document was changed');
  });

  it('open in place of a gzipped log', async () => {
    const uri = await file('444455556666_CloudTrail_*.json.gz');
    await vscode.commands.executeCommand('vscode.open', uri);
    const document = await activeDocument(isFormatted);
    const symbols = await until('the symbols of the formatted document', () =>
      vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      ),
    );
    equal(symbols.length, 3);
  });

  for (const [name, reason] of [
    ['truncated', /cut off/],
    ['garbage', /not gzip|damaged|gzip/],
    ['empty', /empty|nothing/],
  ] as const) {
    it(`say why a ${name} log cannot be opened`, async () => {
      const uri = await file(`broken/*_${name}.json.gz`);
      const failure = await vscode.workspace.fs
        .readFile(
          uri.with({
            scheme: 'cloudtrail',
            path: `/${name}.cloudtrail.json`,
            query: `log=${encodeURIComponent(uri.toString())}`,
          }),
        )
        .then(
          () => undefined,
          (error: unknown) => (error instanceof Error ? error.message : String(error)),
        );
      ok(failure !== undefined && reason.test(failure), `it says: ${failure}`);
    });
  }
});
