import * as vscode from 'vscode';
import type { EventQuery } from '../core/query';
import type { CopiedSearch, CopyContext, CopyForm } from '../core/sql/copyForms';
import { notice } from '../host/notices';
import { localized, reasonOf } from '../host/wording';
import { ATTRIBUTES } from './attributes';

export interface CopySearchOptions {
  readonly query: EventQuery;
  readonly context: CopyContext;
  readonly forms: readonly CopyForm[];
}

/** Asks for a tool and puts the search into the clipboard in its words, with what the tool cannot do. */
export async function copySearch({ query, context, forms }: CopySearchOptions): Promise<void> {
  const items = forms.map(form => ({ form, label: localized(form.title), ...copied(form) }));

  function copied(form: CopyForm): { copy?: CopiedSearch; detail?: string; failure?: unknown } {
    try {
      const copy = form.copy(query, context);
      return copy.leftOut.length > 0 ? { copy, detail: leftOutWords(copy) } : { copy };
    } catch (failure) {
      return { failure, detail: reasonOf(failure) };
    }
  }

  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Copy Search As'),
    placeHolder: vscode.l10n.t('The tool in whose words the search is copied'),
  });
  if (!chosen) return;
  const { copy, label, form } = chosen;
  if (!copy) throw chosen.failure;
  await vscode.env.clipboard.writeText(copy.text);
  const open = vscode.l10n.t('Open');
  const words = [vscode.l10n.t('Copied: {0}.', label), leftOutWords(copy)];
  // Not waited for: the command is done.
  void notice(words.join(' ').trim(), open).then(async pressed => {
    if (pressed !== open) return;
    const { languageId: language } = form;
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language, content: copy.text }),
    );
  });
}

function leftOutWords({ leftOut }: CopiedSearch): string {
  if (leftOut.length === 0) return '';
  const names = leftOut.map(one =>
    one === 'time' ? vscode.l10n.t('time range') : ATTRIBUTES[one].name(),
  );
  return vscode.l10n.t(
    'The tool cannot be asked for this, so it is left out: {0}.',
    names.join(', '),
  );
}
