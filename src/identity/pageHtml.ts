import * as vscode from 'vscode';

/**
 * The frame of the identity page. Script and style come from the built page alone and run by a nonce
 * that is new at each load; everything else is forbidden, and what the page shows it is told later.
 */
export function pageHtml(webview: vscode.Webview, dist: vscode.Uri): string {
  const nonce = newNonce();
  const uri = (name: string) =>
    escaped(String(webview.asWebviewUri(vscode.Uri.joinPath(dist, name))));
  // The one image is the picture that is saved as PNG, which the page makes itself.
  const policy = `default-src 'none'; img-src blob:; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${escaped(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(vscode.l10n.t('Identity chain'))}</title>
<link rel="stylesheet" nonce="${nonce}" href="${uri('page.css')}">
</head>
<body>
<script nonce="${nonce}" src="${uri('page.js')}"></script>
</body>
</html>`;
}

function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
