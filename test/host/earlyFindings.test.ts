import * as vscode from 'vscode';
import { openLog } from '../../src/core/eventLog';
import type { CheckedFile, LogThread } from '../../src/host/logThread';
import { EarlyFindings } from '../../src/language/earlyFindings';
import { anEvent } from '../unit/core/sampleEvents';
import { equal, ok } from './assert';
import { MemoryFiles } from './memoryFiles';
import { until } from './until';

const SCHEME = 'early-findings';
const text = JSON.stringify({ Records: [anEvent()] });
const finding = {
  rule: 'event-name',
  severity: 'warning',
  message: { template: 'Look at this.', args: [] },
  event: 0,
  path: ['eventName'],
  span: { start: 0, end: 1 },
} as const;
/** What was found in a file with this text. */
const foundIn = (checked: string): CheckedFile => ({
  findings: [finding],
  ranges: [[0, 0, 0, 1]],
  isOf: log => Promise.resolve(log.text === checked),
});

describe('findings of a file that the editor still loads', () => {
  const files = new MemoryFiles();
  let registration: vscode.Disposable | undefined;
  let early: EarlyFindings | undefined;
  let asked: { readonly uri: string; readonly signal: AbortSignal }[] = [];
  let shown: string[] = [];
  let forgotten: string[] = [];
  const options = { severities: {}, fileName: 'a.json' };
  const never = () => false;

  before(() => (registration = vscode.workspace.registerFileSystemProvider(SCHEME, files)));
  after(() => registration?.dispose());
  afterEach(async () => {
    early?.dispose();
    asked = [];
    shown = [];
    forgotten = [];
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  let count = 0;
  const newFile = (name = 'log.json') => {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${++count}-${name}` });
    files.entries.set(uri.path, text);
    return uri;
  };

  function start(check: () => Promise<CheckedFile | undefined>) {
    const checkFile: LogThread['check'] = (uri, _options, _most, signal) => {
      asked.push({ uri: uri.toString(), signal });
      return check();
    };
    return (early = new EarlyFindings({
      thread: { check: checkFile },
      most: 10,
      optionsFor: () => options,
      show: uri => shown.push(uri.toString()),
      forget: uri => forgotten.push(uri.toString()),
    }));
  }

  /** Opens a file in a tab; its document comes when the editor has loaded it. */
  async function open(uri: vscode.Uri) {
    await vscode.commands.executeCommand('vscode.open', uri);
    const document = await until('the document of the tab', () =>
      vscode.workspace.textDocuments.find(one => one.uri.toString() === uri.toString()),
    );
    const log = openLog(document.getText());
    ok(log, 'the file holds no events');
    return { document, log };
  }

  it('are asked for with the tab, and shown', async () => {
    const uri = newFile();
    start(() => Promise.resolve(foundIn(text)));
    await vscode.commands.executeCommand('vscode.open', uri);
    await until('the findings to be shown', () => shown.includes(uri.toString()) || undefined);
    equal(asked.length, 1);
  });

  it('are those of the document that has the same text, once', async () => {
    const uri = newFile();
    const findings = start(() => Promise.resolve(foundIn(text)));
    const { document, log } = await open(uri);
    equal((await findings.take(document, log, options, never))?.[0], finding);
    equal(await findings.take(document, log, options, never), undefined);
  });

  it('are not those of a document that has another text, or other settings', async () => {
    const findings = start(() => Promise.resolve(foundIn(text + ' ')));
    const first = await open(newFile());
    equal(await findings.take(first.document, first.log, options, never), undefined);

    findings.dispose();
    const others = start(() => Promise.resolve(foundIn(text)));
    const second = await open(newFile());
    const off = { ...options, severities: { 'event-name': 'off' } } as const;
    equal(await others.take(second.document, second.log, off, never), undefined);
  });

  it('are done without where the file cannot be checked', async () => {
    const findings = start(() => Promise.reject(new Error('The thread has ended.')));
    const { document, log } = await open(newFile());
    equal(await findings.take(document, log, options, never), undefined);
    equal(shown.length, 0);
  });

  it('are forgotten with the tab, and their check is ended', async () => {
    const uri = newFile();
    start(() => new Promise(() => undefined));
    await vscode.commands.executeCommand('vscode.open', uri);
    const { signal } = await until('the check of the file', () => asked[0]);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until(
      'the findings to be forgotten',
      () => forgotten.includes(uri.toString()) || undefined,
    );
    ok(signal.aborted, 'the check goes on');
  });

  it('are not asked for where no log is opened, or its document is there', async () => {
    const uri = newFile();
    await open(uri);
    start(() => Promise.resolve(foundIn(text)));
    await open(newFile('notes.txt'));
    await vscode.commands.executeCommand('vscode.open', uri);
    await open(newFile());
    equal(asked.length, 1);
    ok(asked[0]?.uri.endsWith(`${count}-log.json`), 'another file was checked');
  });
});
