import * as vscode from 'vscode';
import { anEvent, someEvents } from '../unit/core/sampleEvents';
import { until } from './until';

describe('edits', () => {
  const events = [...someEvents(3), anEvent({ eventID: 'no guid' })];

  /** Waits until our diagnostics mark these texts and no others. */
  const marked = (document: vscode.TextDocument, expected: string) =>
    until(`findings on ${expected}`, () => {
      const found = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ source }) => source === 'CloudTrail')
        .map(({ range }) => document.getText(range));
      return found.join(' ') === expected;
    });

  const replace = async (document: vscode.TextDocument, needles: readonly [string, string][]) => {
    const edit = new vscode.WorkspaceEdit();
    for (const [needle, put] of needles) {
      const at = document.getText().indexOf(needle);
      const place = new vscode.Range(
        document.positionAt(at),
        document.positionAt(at + needle.length),
      );
      edit.replace(document.uri, place, put);
    }
    await vscode.workspace.applyEdit(edit);
  };

  it('within events move what was found, and add what is found there now', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'cloudtrail',
      content: JSON.stringify({ Records: events }),
    });
    await marked(document, '"no guid"');
    await replace(document, [['aws-cli', 'a longer user agent than before']]);
    await replace(document, [['"AwsApiCall"', '"awsapicall"']]);
    await marked(document, '"awsapicall" "no guid"');
    await replace(document, [
      ['"awsapicall"', '"AwsApiCall"'],
      ['"readOnly":true', '"readOnly":"yes"'],
    ]);
    await marked(document, '"yes" "no guid"');
  });

  it('that break an event or mend it are followed as well', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'cloudtrail',
      content: JSON.stringify({ Records: events }),
    });
    await marked(document, '"no guid"');
    await replace(document, [['"readOnly":true', '"readOnly":tru']]);
    await marked(document, 'tru , "no guid"');
    await replace(document, [['"readOnly":tru', '"readOnly":true']]);
    await marked(document, '"no guid"');
  });
});
