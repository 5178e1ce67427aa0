import * as vscode from 'vscode';
import type manifest from '../../package.json';

type Properties = (typeof manifest)['contributes']['configuration']['properties'];

/** Every setting of the manifest; a name that is not there does not compile. */
export type SettingId = keyof Properties;

/** The value of a setting, for a resource where it can differ by folder. */
export function setting<T>(id: SettingId, scope?: vscode.ConfigurationScope): T | undefined {
  return vscode.workspace.getConfiguration(undefined, scope).get<T>(id);
}

/** Calls back when one of the settings changes. */
export function onSettingChanged(
  ids: readonly SettingId[],
  changed: () => void,
): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration(event => {
    if (ids.some(id => event.affectsConfiguration(id))) changed();
  });
}
