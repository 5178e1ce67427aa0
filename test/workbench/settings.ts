import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  hc: 'Default High Contrast',
} as const;

export type Theme = keyof typeof themes;

export const isTheme = (name: string): name is Theme => Object.hasOwn(themes, name);

/** User settings that keep everything but the extension quiet: no chat, welcome, updates, downloads. */
export const calmSettings = (theme: Theme = 'light'): Readonly<Record<string, unknown>> => ({
  'workbench.colorTheme': themes[theme],
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.reduceMotion': 'on',
  'editor.minimap.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'git.enabled': false,
  'git.autoRepositoryDetection': false,
  'json.schemaDownload.enable': false,
  'files.simpleDialog.enable': true,
});

/** Writes settings of one kind where a VS Code looks for them in its user data folder. */
export async function writeSettings(
  userDataFolder: string,
  kind: 'User' | 'Machine',
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const folder = join(userDataFolder, kind);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
}
