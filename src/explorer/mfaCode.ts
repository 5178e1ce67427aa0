import * as vscode from 'vscode';
import { noticeText } from '../core/plainText';

/** Asks for the code of an MFA device. Rejects when there is none to be had. */
export async function askMfaCode(serialNumber: string): Promise<string> {
  const code = await vscode.window.showInputBox({
    title: vscode.l10n.t('Code of the MFA device'),
    prompt: noticeText(serialNumber),
    ignoreFocusOut: true,
    validateInput: value => (/^\d{6}$/.test(value) ? undefined : vscode.l10n.t('Six digits.')),
  });
  if (code === undefined) throw new vscode.CancellationError();
  return code;
}
