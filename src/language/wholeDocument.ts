/** The commands on all events of a document: sort them, remove duplicates, redact. */
import * as vscode from 'vscode';
import type { EventLog } from '../core/eventLog';
import type { RedactOptions } from '../core/redact';
import { command } from '../host/commands';
import { notice } from '../host/notices';
import type { EventLogs } from '../host/eventLogs';
import type { LoadReference } from '../host/reference';
import { editsFrom, isReadOnly, workspaceEdit, type Steps } from './documentEdits';
import { leftoversOf, tellLeftovers } from './leftovers';

/** What the command that redacts is given by a code action; without it, the command asks. */
export interface RedactArgument {
  /** The document's URI as text. */
  readonly uri: string;
  /** Names of people too. */
  readonly people: boolean;
  /** Public IP addresses too. */
  readonly addresses?: boolean;
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
      const options = given ?? (await asksWhatElse());
      const { redact } = await reference();
      const text = document.getText();
      const steps = redact(text, options);
      const redacted = isReadOnly(document)
        ? await openCopy(document, steps)
        : await make(document, steps, vscode.l10n.t('There is nothing to redact.'));
      if (redacted) tellLeftovers(redacted, await leftoversOf(redacted, text, options, reference));
    }),
  );

  /** Makes the edits, and gives the document; says so where there are none. */
  async function make(
    document: vscode.TextDocument,
    steps: Steps,
    none: string,
  ): Promise<vscode.TextDocument | undefined> {
    if (isReadOnly(document))
      throw new Error(vscode.l10n.t('This document is read-only: save a copy of it first.'));
    const edits = await worked(document, steps);
    if (edits.length === 0) {
      void notice(none);
      return undefined;
    }
    await vscode.workspace.applyEdit(await workspaceEdit(document, edits, reference));
    return document;
  }

  /** Opens the text after the edits as a document without a file. */
  async function openCopy(
    document: vscode.TextDocument,
    steps: Steps,
  ): Promise<vscode.TextDocument> {
    const edits = await worked(document, steps);
    const { withEdits } = await reference();
    const copy = await vscode.workspace.openTextDocument({
      language: document.languageId,
      content: withEdits(document.getText(), edits),
    });
    await vscode.window.showTextDocument(copy);
    return copy;
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

/** What is replaced besides secrets and identifiers. Cancelled when the question is left. */
async function asksWhatElse(): Promise<RedactOptions> {
  const people: vscode.QuickPickItem = {
    label: vscode.l10n.t('Names of people'),
    detail: vscode.l10n.t(
      'Users, sessions, source identities, e-mail addresses, telephones, ids in Identity Center',
    ),
  };
  const addresses: vscode.QuickPickItem = {
    label: vscode.l10n.t('Public IP addresses'),
    detail: vscode.l10n.t('By addresses for documentation; private ones stay'),
  };
  const chosen = await vscode.window.showQuickPick([people, addresses], {
    canPickMany: true,
    title: vscode.l10n.t('Redact secrets, account ids, access keys, and …'),
    placeHolder: vscode.l10n.t('What stays is counted and listed afterwards'),
  });
  if (!chosen) throw new vscode.CancellationError();
  return { people: chosen.includes(people), addresses: chosen.includes(addresses) };
}

function isRedactArgument(value: unknown): value is RedactArgument {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, people, addresses = false } = value as Partial<RedactArgument>;
  return typeof uri === 'string' && typeof people === 'boolean' && typeof addresses === 'boolean';
}
