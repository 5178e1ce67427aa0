import * as vscode from 'vscode';
import { COPY_FORMS } from '../../src/core/sql/copyForms';
import { WordedError, message } from '../../src/core/message';
import { copySearch } from '../../src/explorer/copySearch';
import { equal, ok } from './assert';
import { until } from './until';

type Item = vscode.QuickPickItem & { readonly form: (typeof COPY_FORMS)[number] };

/**
 * Copies a search in the form with this id. Resolves with what was offered, copied and said. `press`
 * presses the button of the notice: its document is shown some time later, so a test that presses waits for it.
 */
async function copied(id: string, { forms = COPY_FORMS, press = false } = {}) {
  const { showQuickPick, showInformationMessage } = vscode.window;
  let offered: readonly Item[] = [];
  let said = '';
  Object.assign(vscode.window, {
    showQuickPick: async (items: readonly Item[]) => {
      offered = items;
      return items.find(({ form }) => form.id === id);
    },
    showInformationMessage: async (words: string, ...buttons: string[]) => {
      said = words;
      return press ? buttons[0] : undefined;
    },
  });
  try {
    const filters = [
      { attribute: 'eventName', value: 'StopLogging' },
      { attribute: 'text', value: '0.0.0.0/0' },
    ] as const;
    const context = { now: Date.UTC(2026, 0, 31, 12), profile: 'audit', region: 'eu-west-1' };
    await copySearch({ query: { filters }, context, forms });
  } finally {
    Object.assign(vscode.window, { showQuickPick, showInformationMessage });
  }
  return { offered, said };
}

describe('a search that is copied', () => {
  it('is offered in the words of every tool, with what the tool cannot say', async () => {
    const { offered, said } = await copied('eventBridge');
    equal(offered.map(({ label }) => label).join(), COPY_FORMS.map(copyTitle).join());
    const pattern = offered.find(({ form }) => form.id === 'eventBridge');
    ok(/it is left out: text\./.test(pattern?.detail ?? ''), pattern?.detail ?? '');
    ok(/^Copied: EventBridge pattern\. .*left out: text\./.test(said), said);
    equal(offered[0]?.detail, undefined);
  });

  it('can be opened as a document in the language of the tool', async () => {
    await copied('athena', { press: true });
    const document = await until('the search in the active editor', () => {
      const { document } = vscode.window.activeTextEditor ?? {};
      return document?.languageId === 'sql' ? document : undefined;
    });
    ok(/eventName = 'StopLogging'/.test(document.getText()), document.getText());
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('says why a tool cannot be asked at all', async () => {
    const [first] = COPY_FORMS;
    ok(first, 'there is no form');
    const copy = () => {
      throw new WordedError(message('There is no {0}.', 'table'));
    };
    let refused = '';
    await copied(first.id, { forms: [{ ...first, copy }] }).catch(
      (error: unknown) => (refused = `${error}`),
    );
    ok(/There is no table\./.test(refused), refused);
  });
});

function copyTitle({ title }: (typeof COPY_FORMS)[number]): string {
  return title.template;
}
