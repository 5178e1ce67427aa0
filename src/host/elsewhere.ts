import type * as vscode from 'vscode';
import type { Given } from '../core/issuers';
import type { Subject } from '../core/occurrences';

/** What the logs beyond the open document have to say; whoever reads them is given from outside. */
export interface Elsewhere {
  /** The events that gave something out, each with the place where it stands in them. */
  origins(given: Given, token: vscode.CancellationToken): Promise<readonly EventLocation[]>;
  /** Where a value stands in the logs of the workspace, but for the one that a document shows. */
  uses(
    subject: Pick<Subject, 'values' | 'part'>,
    document: vscode.Uri,
    token: vscode.CancellationToken,
  ): Promise<readonly vscode.Location[]>;
}

/** A place in an event, in a document that need not be open. */
export interface EventLocation {
  readonly uri: vscode.Uri;
  readonly event: vscode.Range;
  readonly place: vscode.Range;
}
