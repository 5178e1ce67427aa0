import * as vscode from 'vscode';
import { errorNotice } from '../../src/host/notices';
import { EventDocuments } from '../../src/host/eventDocuments';
import type { CloudTrailEvent } from '../../src/core/cloudTrailEvent';
import { equal, ok } from './assert';
import { itemsOf, pageOf, storeOf } from './explorerRows';
import { HOSTILE, hostileEvent } from './hostileTexts';
import { until } from './until';

/** Fails where a text on a surface breaks its line, hides or turns characters, or is endless. */
function plain(text: string | undefined, surface: string, { lines = 1, longest = 700 } = {}): void {
  const shown = text ?? '';
  ok(shown.split('\n').length <= lines, `${surface} has more lines: ${JSON.stringify(shown)}`);
  // Our own: the isolates around text that runs from right to left, and the blank in `$(`.
  const others = shown.replaceAll(/\u2068[^\u2068\u2069]*\u2069|\$\u200b\(|\n/g, '');
  ok(!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(others), `${surface} hides: ${JSON.stringify(shown)}`);
  ok(shown.length <= longest, `${surface} has ${shown.length} characters`);
}

const iconless = (text: string | undefined, surface: string): void => {
  plain(text, surface);
  ok(!text?.includes('$('), `${surface} draws an icon: ${text}`);
};

const each = (symbols: readonly vscode.DocumentSymbol[]): readonly vscode.DocumentSymbol[] =>
  symbols.flatMap(symbol => [symbol, ...each(symbol.children)]);

describe('hostile texts of events', () => {
  let document: vscode.TextDocument;
  before(async () => {
    const content = JSON.stringify({ Records: HOSTILE.map(hostileEvent) }, null, 2);
    document = await vscode.workspace.openTextDocument({ language: 'cloudtrail', content });
  });

  it('are plain in the lenses, which still say how calls ended', async () => {
    const lenses = await until('the lenses of the log', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        100,
      );
      return found.length > 0 ? found : undefined;
    });
    const titles = lenses.map(({ command }) => command?.title ?? '');
    for (const title of titles) iconless(title, 'a lens');
    equal(titles.filter(title => title.includes('failed: ')).length, HOSTILE.length);
  });

  it('are plain in the outline', async () => {
    const symbols = await until('the symbols of the log', () =>
      vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      ),
    );
    for (const { name, detail } of each(symbols)) {
      iconless(name, 'an entry');
      iconless(detail, 'its detail');
    }
  });

  it('are plain in the call hierarchy', async () => {
    for (const text of [0, 1, 2, 3, 4, 5, 6]) {
      const at = document
        .getText()
        .split('"eventName"', text + 1)
        .join('"eventName"').length;
      const [item] = await vscode.commands.executeCommand<vscode.CallHierarchyItem[]>(
        'vscode.prepareCallHierarchy',
        document.uri,
        document.positionAt(at + 2),
      );
      ok(item, 'there is no call');
      iconless(item.name, 'a call');
      iconless(item.detail, 'its detail');
    }
  });

  it('are plain in findings and the titles of their fixes', async () => {
    const found = await until('the findings of the log', () => {
      const ours = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ source }) => source === 'CloudTrail');
      return ours.length > 0 ? ours : undefined;
    });
    for (const { message } of found) plain(message, 'a finding', { longest: 2000 });
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
      vscode.CodeActionKind.QuickFix.value,
    );
    for (const { title } of actions) plain(title, 'a fix');
  });

  it('are code in hovers, which trust nothing', async () => {
    for (const text of HOSTILE) {
      const at = document.getText().indexOf(JSON.stringify(text).slice(0, 30));
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        document.positionAt(at + 2),
      );
      for (const content of hovers.flatMap(({ contents }) => contents)) {
        const { value, isTrusted, supportHtml, supportThemeIcons } =
          content as vscode.MarkdownString;
        ok(!isTrusted && !supportHtml && !supportThemeIcons, 'a hover is trusted');
        const outside = value.replaceAll(/(`+)(?!`)[^]*?[^`]\1(?!`)/g, '');
        ok(!/command:|<img|!\[|<!--/.test(outside), `outside of code: ${outside.slice(0, 300)}`);
        ok(value.length < 20_000, `a hover of ${value.length} characters`);
      }
    }
  });

  it('are plain in the rows of the Events view', async () => {
    const events = HOSTILE.map(text => hostileEvent(text) as CloudTrailEvent);
    for (const grouping of ['time', 'identity', 'error', 'region'] as const)
      for (const item of await itemsOf(
        { store: storeOf(pageOf(events)), icon: 'files' },
        grouping,
      )) {
        plain(String(item.label), 'a label');
        plain(String(item.description ?? ''), 'a description');
        ok(item.tooltip === undefined || typeof item.tooltip === 'string', 'a tooltip is Markdown');
        plain(item.tooltip, 'a tooltip', { lines: 6, longest: 2000 });
      }
  });

  it('are plain in the titles of tabs', () => {
    const documents = new EventDocuments(
      () => Promise.reject(new Error('not read')),
      () => Promise.reject(new Error('not asked for')),
    );
    for (const text of HOSTILE) {
      const { path } = documents.eventUri('id', text, '{}');
      plain(path, 'a tab', { longest: 120 });
    }
    documents.dispose();
  });

  it('are no links in notifications', () => {
    const { showErrorMessage } = vscode.window;
    const said: string[] = [];
    Object.assign(vscode.window, { showErrorMessage: async (words: string) => said.push(words) });
    try {
      HOSTILE.forEach(errorNotice);
    } finally {
      Object.assign(vscode.window, { showErrorMessage });
    }
    equal(said.length, HOSTILE.length);
    for (const words of said) {
      ok(!/\]\(|\$\(|\n/.test(words), words.slice(0, 200));
      ok(words.length < 1100, `${words.length} characters`);
    }
  });
});
