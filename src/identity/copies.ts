import * as vscode from 'vscode';
import { text, type CloudTrailEvent } from '../core/cloudTrailEvent';
import type { FromPage, SaveFormat } from '../webview/protocol';

/** What a picture is saved as: the ending of its file, and the name of the format. */
const FORMATS: Readonly<Record<SaveFormat, readonly [ending: string, name: string]>> = {
  svg: ['svg', 'SVG'],
  png: ['png', 'PNG'],
  mermaid: ['mmd', 'Mermaid'],
  markdown: ['md', 'Markdown'],
  text: ['txt', 'Text'],
};

/** Asks for a file and writes a picture or a session into it; does nothing where the reader changes their mind. */
export async function savePicture(
  event: CloudTrailEvent | undefined,
  { tab, format, content }: Omit<Extract<FromPage, { type: 'save' }>, 'type'>,
): Promise<void> {
  const [ending, name] = FORMATS[format];
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = `${tab === 'session' ? 'session-' : ''}${fileName(event)}.${ending}`;
  const target = await vscode.window.showSaveDialog({
    filters: { [name]: [ending] },
    title:
      tab === 'session' ? vscode.l10n.t('Save the session') : vscode.l10n.t('Save the picture'),
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, file) }),
  });
  if (target === undefined) return;
  const bytes =
    format === 'png'
      ? Uint8Array.from(atob(content), character => character.charCodeAt(0))
      : new TextEncoder().encode(content);
  await vscode.workspace.fs.writeFile(target, bytes);
}

/** `DeleteTrail-2026-11-18`: letters and digits alone, since the event's text names a file here. */
function fileName(event: CloudTrailEvent | undefined): string {
  const words = [text(event?.eventName), text(event?.eventTime)?.slice(0, 10)];
  const name = words
    .filter(Boolean)
    .join('-')
    .replaceAll(/[^A-Za-z0-9-]/g, '')
    .slice(0, 80);
  return name || 'identity';
}
