import * as vscode from 'vscode';
import { plainText } from '../core/plainText';
import { plainWords } from '../host/wording';
import type { Question } from './accounts';

/** Asks whether accounts may be searched for what a trace misses. Nothing was sent before. */
export async function askConnections(question: Question): Promise<boolean> {
  const { missing, connections, requests, most } = question;
  const search = vscode.l10n.t('Search Event History');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Search Event history for where this session came from?'),
    {
      modal: true,
      detail: [
        plainWords(missing.words),
        vscode.l10n.t(
          'Connections that may have it: {0}.',
          connections.map(name => plainText(name)).join(', '),
        ),
        vscode.l10n.t(
          'Requests: {0}, and as many again for each further step of this trace. Answers of several pages take more, at most {1} a step. LookupEvents is free of charge.',
          requests,
          most,
        ),
      ].join('\n\n'),
    },
    search,
  );
  return answer === search;
}
