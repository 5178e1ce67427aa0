/** The commands on all events of a document: sort them, remove duplicates, redact. */
import * as vscode from 'vscode';
import type { EventLog } from '../core/eventLog';
import { command } from '../host/commands';
import { notice } from '../host/notices';
import type { EventLogs } from '../host/eventLogs';
import type { LoadReference } from '../host/reference';
import { editsFrom, isReadOnly, workspaceEdit, type Steps } from './documentEdits';

/** What the command that redacts is given by a code action; without it, the command asks. */
export interface RedactArgument {
  /** The document's URI as text. */
  readonly uri: string;
  /** Names of people too. */
  readonly people: boolean;
}

export function registerWholeDocument(
  logs: EventLogs,
  reference: LoadReference,
): vscode.Disposable {
  return vscode.Disposable.from(
    command('cloudtrail.sortEvents', async () => {
      const { document, log } = shownLog(logs);
      const { sortEvents } = await reference();
      const none = vscode.l10n.t('The events are in the order of time already.');
      await make(document, sortEvents(log), none);
    }),
    command('cloudtrail.removeDuplicates', async () => {
      const { document, log } = shownLog(logs);
      const { removeDuplicates } = await reference();
      const none = vscode.l10n.t('No event stands in this document twice.');
      await make(document, removeDuplicates(log), none);
    }),
    command('cloudtrail.redact', async argument => {
      const given = isRedactArgument(argument) ? argument : undefined;
      const document = given ? await opened(given.uri) : shownLog(logs).document;
      const people = given?.people ?? (await asksForPeople());
      const { redact } = await reference();
      const steps = redact(document.getText(), { people });
      if (isReadOnly(document)) await openCopy(document, steps);
      else await make(document, steps, vscode.l10n.t('There is nothing to redact.'));
    }),
  );

  /** Makes the edits; says so where there are none. */
  async function make(document: vscode.TextDocument, steps: Steps, none: string): Promise<void> {
    if (isReadOnly(document))
      throw new Error(vscode.l10n.t('This document is read-only: save a copy of it first.'));
    const edits = await worked(document, steps);
    if (edits.length === 0) return void notice(none);
    await vscode.workspace.applyEdit(await workspaceEdit(document, edits, reference));
  }

  /** Opens the text after the edits as a document without a file. */
  async function openCopy(document: vscode.TextDocument, steps: Steps): Promise<void> {
    const edits = await worked(document, steps);
    const { withEdits } = await reference();
    const copy = await vscode.workspace.openTextDocument({
      language: document.languageId,
      content: withEdits(document.getText(), edits),
    });
    await vscode.window.showTextDocument(copy);
  }
}

async function worked(document: vscode.TextDocument, steps: Steps) {
  const title = vscode.l10n.t('Reading the events of the document…');
  const edits = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title },
    () => editsFrom(document, steps),
  );
  if (!edits) throw new Error(vscode.l10n.t('The document was changed meanwhile: try again.'));
  return edits;
}

function shownLog(logs: EventLogs): { document: vscode.TextDocument; log: EventLog } {
  const document = vscode.window.activeTextEditor?.document;
  const log = document && logs.get(document);
  if (!log) throw new Error(vscode.l10n.t('Open a document with CloudTrail events first.'));
  return { document, log };
}

function opened(uri: string): Thenable<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
}

/** Cancelled when the question is left. */
async function asksForPeople(): Promise<boolean> {
  const items = [
    { label: vscode.l10n.t('Secrets and identifiers'), people: false },
    { label: vscode.l10n.t('Secrets, identifiers, and names of people'), people: true },
  ];
  const placeHolder = vscode.l10n.t('What to replace in the document');
  const chosen = await vscode.window.showQuickPick(items, { placeHolder });
  if (!chosen) throw new vscode.CancellationError();
  return chosen.people;
}

function isRedactArgument(value: unknown): value is RedactArgument {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, people } = value as Partial<RedactArgument>;
  return typeof uri === 'string' && typeof people === 'boolean';
}
