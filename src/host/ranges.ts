import * as vscode from 'vscode';
import type { Span } from '../core/places';

/** A span of the document's text as a range of the editor. */
export function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
