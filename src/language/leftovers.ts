/** Tells what a redacted document still holds before it is passed on. */
import * as vscode from 'vscode';
import { notice, warningNotice } from '../host/notices';
import type { RedactOptions } from '../core/redact';
import type { Leftover } from '../core/redaction/leftovers';
import { rangeOf } from '../host/ranges';
import type { LoadReference } from '../host/reference';
import { inSlices } from '../host/slices';

/** What stays in a document of what was sensitive in the text before; `undefined` when it was changed meanwhile. */
export async function leftoversOf(
  document: vscode.TextDocument,
  before: string,
  options: RedactOptions,
  reference: LoadReference,
): Promise<readonly Leftover[] | undefined> {
  const { version } = document;
  const { leftovers } = await reference();
  const found: Leftover[] = [];
  const title = vscode.l10n.t('Looking for what stays in the document…');
  const isWhole = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title },
    () =>
      inSlices(
        leftovers(before, document.getText(), options),
        step => void found.push(...step),
        () => document.version !== version,
      ),
  );
  return isWhole ? found : undefined;
}

/** Says how much stays, and offers the list of its places. */
export function tellLeftovers(
  document: vscode.TextDocument,
  found: readonly Leftover[] | undefined,
): void {
  if (!found)
    return void warningNotice(
      vscode.l10n.t('The document was changed meanwhile: it is not known what stays in it.'),
    );
  if (found.length === 0)
    return void notice(
      vscode.l10n.t('Redacted. None of the values that were replaced is left in any form.'),
    );
  const show = vscode.l10n.t('Show What Stays');
  const text =
    found.length === 1
      ? vscode.l10n.t('Redacted. One value stays: look at it before you share the document.')
      : vscode.l10n.t(
          'Redacted. {0} values stay: look at them before you share the document.',
          found.length,
        );
  void warningNotice(text, show).then(async chosen => {
    if (chosen === show) await showLeftovers(document, found);
  });
}

/** More would be no list that somebody reads. */
const MOST_LISTED = 1000;

async function showLeftovers(
  document: vscode.TextDocument,
  found: readonly Leftover[],
): Promise<void> {
  const items = found.slice(0, MOST_LISTED).map(leftover => {
    const range = rangeOf(document, leftover);
    const line = vscode.l10n.t('line {0}', range.start.line + 1);
    return {
      label: leftover.kind === 'secret' ? '•••' : plain(leftover.value) || plain(leftover.key),
      description: [plain(leftover.key), line].filter(Boolean).join(' · '),
      detail: reasonOf(leftover),
      range,
    };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('What stays in the document'),
    matchOnDescription: true,
  });
  if (chosen) await vscode.window.showTextDocument(document, { selection: chosen.range });
}

/** Text of an event as a label: no icon, no line break, not long. */
function plain(text: string): string {
  return text.slice(0, 80).replaceAll('$(', '$ (').replace(/\p{C}/gu, ' ');
}

function reasonOf({ reason }: Leftover): string {
  switch (reason) {
    case 'short':
      return vscode.l10n.t('Too short to be told from other text');
    case 'word':
      return vscode.l10n.t('A word that logs have for other things too');
    case 'inside':
      return vscode.l10n.t('Within other text');
    case 'binary':
      return vscode.l10n.t('Bytes that were not looked into');
    case 'outside':
      return vscode.l10n.t('Outside of the strings of JSON');
  }
}
