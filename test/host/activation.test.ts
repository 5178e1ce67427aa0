import * as vscode from 'vscode';
import { equal, ok } from './assert';
import { until } from './until';

describe('activation', () => {
  it('follows from opening a document of language cloudtrail', async function () {
    const extension = vscode.extensions.getExtension('cloudtrail-lens.cloudtrail-lens');
    ok(extension, 'the extension is not in this host');

    const [file] = await vscode.workspace.findFiles('*_CloudTrail_*.json');
    ok(file, 'the workspace has no log file');
    const { document } = await vscode.window.showTextDocument(file);
    equal(document.languageId, 'cloudtrail');
    await until('the extension to be active', () => extension.isActive);
    // An activation that failed counts as active too; asked again it tells.
    await extension.activate();

    // How long it took depends on the machine, so it is said and not judged.
    const [measured] = performance.getEntriesByName('cloudtrail.activate');
    ok(measured && this.test, 'the activation was not measured');
    this.test.title += `, in ${measured.duration.toFixed(1)} ms`;
  });
});
