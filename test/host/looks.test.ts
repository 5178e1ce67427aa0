import * as vscode from 'vscode';
import type { JsonObject } from '../../src/core/cloudTrailEvent';
import { anEvent, someEvents } from '../unit/core/sampleEvents';
import { equal, ok } from './assert';
import { until } from './until';

const openText = (content: string, language = 'cloudtrail') =>
  vscode.workspace.openTextDocument({ language, content });

const open = (events: readonly JsonObject[], language?: string) =>
  openText(JSON.stringify({ Records: events }, null, 2), language);

const wholeOf = (document: vscode.TextDocument) =>
  new vscode.Range(new vscode.Position(0, 0), document.positionAt(document.getText().length));

/** Runs something under a setting and puts the setting back. */
async function under(id: string, value: unknown, run: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration('cloudtrail');
  await settings.update(id, value, vscode.ConfigurationTarget.Global);
  try {
    await run();
  } finally {
    await settings.update(id, undefined, vscode.ConfigurationTarget.Global);
  }
}

describe('formatting', () => {
  const options: vscode.FormattingOptions = { tabSize: 4, insertSpaces: true };
  const edits = (document: vscode.TextDocument) =>
    vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      options,
    );

  it('indents as the editor is told', async () => {
    const log = { Records: someEvents(2) };
    const document = await openText(JSON.stringify(log));
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, (await edits(document)) ?? []);
    await vscode.workspace.applyEdit(edit);
    equal(document.getText(), JSON.stringify(log, null, 4) + '\n');
    equal((await edits(document)) ?? [], []);
  });

  it('leaves JSON lines alone', async () => {
    const document = await openText(
      someEvents(2)
        .map(event => JSON.stringify(event))
        .join('\n'),
    );
    equal((await edits(document)) ?? [], []);
  });

  it('formats the selected events and no other', async () => {
    const lines = someEvents(3).map(event => `    ${JSON.stringify(event)}`);
    const document = await openText(`{"Records": [\n${lines.join(',\n')}\n]}`);
    const selection = new vscode.Range(2, 10, 2, 20);
    const found = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      'vscode.executeFormatRangeProvider',
      document.uri,
      selection,
      { tabSize: 2, insertSpaces: true },
    );
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, found);
    await vscode.workspace.applyEdit(edit);
    const [first, second, third] = someEvents(3);
    const pretty = JSON.stringify(second, null, 2).replaceAll('\n', '\n    ');
    equal(
      document.getText(),
      `{"Records": [\n    ${JSON.stringify(first)},\n    ${pretty},\n    ${JSON.stringify(third)}\n]}`,
    );
  });
});

describe('colours', () => {
  const tokensOf = async (document: vscode.TextDocument) => {
    const [legend, tokens] = await until('the colours of the document', async () => {
      const answers = await Promise.all([
        vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
          'vscode.provideDocumentRangeSemanticTokensLegend',
          document.uri,
        ),
        vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
          'vscode.provideDocumentRangeSemanticTokens',
          document.uri,
          wholeOf(document),
        ),
      ]);
      return answers.every(answer => answer !== undefined) ? answers : undefined;
    });
    ok(legend && tokens, 'there is no provider');
    const words: string[] = [];
    let [line, character] = [0, 0];
    for (let at = 0; at < tokens.data.length; at += 5) {
      const [down = 0, right = 0, length = 0, type = 0, bits = 0] = tokens.data.slice(at, at + 5);
      [line, character] = [line + down, down > 0 ? right : character + right];
      const text = document.getText(new vscode.Range(line, character, line, character + length));
      const modifiers = legend.tokenModifiers.filter((_, bit) => bits & (1 << bit));
      words.push(`${text} ${[legend.tokenTypes[type], ...modifiers].join('.')}`);
    }
    return words;
  };

  const events = [
    anEvent(),
    anEvent({ errorCode: 'AccessDenied' }),
    anEvent({ userIdentity: { type: 'Root' }, readOnly: false, eventName: 'CreateUser' }),
    anEvent({ readOnly: false, eventName: 'DeleteTrail' }),
    anEvent({ errorCode: 'NoSuchBucket' }),
  ];

  for (const language of ['cloudtrail', 'json'])
    it(`set calls apart in ${language} documents`, async () => {
      equal(await tokensOf(await open(events, language)), [
        'ListUsers awsCall.denied',
        'AccessDenied awsError.denied',
        'Root awsCaller.root',
        'CreateUser awsCall.root',
        'DeleteTrail awsCall.write',
        'ListUsers awsCall.failed',
        'NoSuchBucket awsError.failed',
      ]);
    });

  it('can be turned off', () =>
    under('semanticHighlighting', false, async () => {
      equal(await tokensOf(await open(events)), []);
    }));
});

describe('local time', () => {
  const hintsOf = (document: vscode.TextDocument) =>
    vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      wholeOf(document),
    );

  it('stands beside times once it is asked for', async () => {
    const document = await open(someEvents(2));
    equal(await hintsOf(document), []);
    const isUtc = new Date(2026, 10, 18).getTimezoneOffset() === 0;
    await under('localTime.enabled', true, async () => {
      const hints = await hintsOf(document);
      equal(
        hints.map(({ position }) => document.lineAt(position.line).text.trim().slice(0, 11)),
        isUtc ? [] : ['"eventTime"', '"eventTime"'],
      );
    });
  });
});

describe('lenses of a long log', () => {
  it('follow the view', async () => {
    const document = await open(someEvents(700));
    const editor = await vscode.window.showTextDocument(document);
    const titles = async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        2000,
      );
      return lenses.map(({ range }) => document.offsetAt(range.start));
    };
    const last = document.getText().lastIndexOf('"eventVersion"');
    const atTop = await until('the lenses at the top', async () => {
      const all = await titles();
      return all.length > 0 ? all : undefined;
    });
    ok(atTop.length < 2 * 500, `there are ${atTop.length} at the top`);
    ok(
      atTop.every(offset => offset < last - 10_000),
      'the last event has one from the start',
    );
    editor.revealRange(new vscode.Range(document.positionAt(last), document.positionAt(last)));
    await until(
      'the lenses at the end',
      async () => (await titles()).some(offset => offset > last - 100) || undefined,
    );
  });
});
