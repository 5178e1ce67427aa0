import * as vscode from 'vscode';
import type { TextEdit } from '../core/fixes/edits';
import { rangeOf } from '../host/ranges';
import type { LoadReference } from '../host/reference';
import { inSlices } from '../host/slices';

/** Edits as they are worked out, a step at a time. */
export type Steps = Iterator<readonly TextEdit[]>;

/** Whether the document cannot be edited: one of ours, or one of version control. */
export function isReadOnly({ uri }: vscode.TextDocument): boolean {
  return vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false;
}

/**
 * The edits that the steps give, worked out without holding the extension host; `undefined` when that was
 * cancelled, or the document has changed meanwhile.
 */
export async function editsFrom(
  document: vscode.TextDocument,
  steps: Steps,
  token?: vscode.CancellationToken,
): Promise<readonly TextEdit[] | undefined> {
  const { version } = document;
  const edits: TextEdit[] = [];
  const isStale = () => token?.isCancellationRequested === true || document.version !== version;
  const take = (found: readonly TextEdit[]) => {
    for (const edit of found) edits.push(edit);
  };
  const isWhole = await inSlices(steps, take, isStale);
  return isWhole && !isStale() ? edits : undefined;
}

/** The edits as one of the workspace, which one undo takes back. */
export async function workspaceEdit(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
  reference: LoadReference,
): Promise<vscode.WorkspaceEdit> {
  const { joined } = await reference();
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    joined(document.getText(), edits).map(({ text, ...span }) =>
      vscode.TextEdit.replace(rangeOf(document, span), text),
    ),
  );
  return edit;
}
