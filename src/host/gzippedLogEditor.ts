import * as vscode from 'vscode';
import type { EventDocuments } from './eventDocuments';
import { reasonOf } from './wording';

/**
 * Opening a `.json.gz` named like a delivered log shows its formatted document in the same place. The
 * editor lets nobody replace a text editor for a binary file, so this is a custom editor that steps
 * aside as soon as the document is open, and stays only to say why it could not be opened.
 */
export function registerGzippedLogEditor(documents: EventDocuments): vscode.Disposable {
  return vscode.window.registerCustomEditorProvider('cloudtrail.gzippedLog', {
    openCustomDocument: uri => ({ uri, dispose: () => undefined }),
    async resolveCustomEditor({ uri }, panel) {
      try {
        const place = await documents.formatted(uri);
        await documents.show(vscode.Uri.parse(place.uri, true), panel.viewColumn);
        panel.dispose();
      } catch (error) {
        panel.webview.html = reasonPage(reasonOf(error));
      }
    },
  } satisfies vscode.CustomReadonlyEditorProvider);
}

function reasonPage(reason: string): string {
  const escaped = reason.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
  const title = vscode.l10n.t('This log could not be opened.');
  return `<!DOCTYPE html>
<html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'"></head>
<body><h2>${title}</h2><p>${escaped}</p></body></html>`;
}
