import * as vscode from 'vscode';
import { command } from '../host/commands';

type Severities = Readonly<Record<string, string>>;

/** `cloudtrail.turnRuleOff` with the id of a rule, and the URI of a document as text. */
export function registerRuleOff(): vscode.Disposable {
  return command('cloudtrail.turnRuleOff', async (rule, uri) => {
    if (typeof rule !== 'string' || typeof uri !== 'string') return;
    const settings = vscode.workspace.getConfiguration('cloudtrail', vscode.Uri.parse(uri, true));
    const { globalValue, workspaceValue } = settings.inspect<Severities>('rules') ?? {};
    const target = await targetFor(rule, workspaceValue);
    const isWorkspace = target === vscode.ConfigurationTarget.Workspace;
    const before = isWorkspace ? workspaceValue : globalValue;
    await settings.update('rules', { ...before, [rule]: 'off' }, target);
  });
}

/** Where the setting is written: asked for only where both places make sense. */
async function targetFor(
  rule: string,
  inWorkspace: Severities | undefined,
): Promise<vscode.ConfigurationTarget> {
  const { Global, Workspace } = vscode.ConfigurationTarget;
  const { isTrusted, workspaceFolders = [] } = vscode.workspace;
  if (!isTrusted || workspaceFolders.length === 0) return Global;
  // What the workspace says of the rule hides what the user says.
  if (inWorkspace && Object.hasOwn(inWorkspace, rule)) return Workspace;
  const chosen = await vscode.window.showQuickPick(
    [
      { label: vscode.l10n.t('In this workspace'), target: Workspace },
      { label: vscode.l10n.t('Everywhere'), target: Global },
    ],
    { placeHolder: vscode.l10n.t('Where to turn off the rule {0}', rule) },
  );
  if (!chosen) throw new vscode.CancellationError();
  return chosen.target;
}
