// npm run demo: VS Code with the extension, a workspace of an incident and its Event history, until
// Ctrl-C. On a desktop it is the installed VS Code, elsewhere one in a browser.
//   --screenshot FILE [--scene editor|sidebar|chain|trace|formatted] [--theme light|dark|hc]
// takes a picture instead and ends.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../workbench/projectRoot';
import { isScene, scenes, type Scene } from '../workbench/scenes';
import { calmSettings, isTheme, writeSettings, type Theme } from '../workbench/settings';
import { closePage, openPage, startServer, type Server } from '../workbench/workbench';
import { desktopCode, hasScreen, openInBrowser } from './desktop';
import { setStage, type Stage } from './stage';

const { values } = parseArgs({
  options: {
    screenshot: { type: 'string' },
    scene: { type: 'string', default: 'editor' },
    theme: { type: 'string', default: 'light' },
  },
});

async function main(): Promise<void> {
  const { screenshot, scene, theme } = values;
  if (!isScene(scene))
    throw new Error(`No scene ${scene}: there are ${Object.keys(scenes).join(', ')}.`);
  if (!isTheme(theme)) throw new Error(`No theme ${theme}: there are light, dark, hc.`);
  const stage = await setStage();
  const code = desktopCode();
  const show = (): Promise<void> => {
    if (screenshot !== undefined) return takePicture(stage, screenshot, scene, theme);
    return code === undefined ? showInBrowser(stage, theme) : showOnDesktop(stage, code, theme);
  };
  try {
    await Promise.race([show(), once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  } finally {
    await stage.close();
  }
}

async function takePicture(stage: Stage, file: string, scene: Scene, theme: Theme): Promise<void> {
  const page = await openPage((await start(stage, theme)).url({ folder: stage.workspace }));
  try {
    await scenes[scene](page);
    await page.screenshot({ path: file, animations: 'disabled' });
    console.log(file);
  } finally {
    await closePage(page);
  }
}

/** Never ends by itself. */
async function showInBrowser(stage: Stage, theme: Theme): Promise<void> {
  const url = (await start(stage, theme)).url({ folder: stage.workspace });
  console.log(`\nCloudTrail Lens in VS Code, until Ctrl-C:\n${url}`);
  if (hasScreen()) openInBrowser(url);
  await new Promise<never>(() => {});
}

/** A server that ends with this process. */
const start = ({ env, settings }: Stage, theme: Theme): Promise<Server> =>
  startServer({ host: 'newest', theme, env, machineSettings: settings });

/** Ends with the window. */
async function showOnDesktop(stage: Stage, code: string, theme: Theme): Promise<void> {
  const user = join(stage.folder, 'user');
  await writeSettings(user, 'User', { ...calmSettings(theme), ...stage.settings });
  console.log('CloudTrail Lens in the installed VS Code, until its window is closed or Ctrl-C.');
  const args = [
    ...['--new-window', '--wait', '--disable-workspace-trust'],
    ...[`--user-data-dir=${user}`, `--extensions-dir=${join(stage.folder, 'extensions')}`],
    ...[`--extensionDevelopmentPath=${projectRoot}`, stage.workspace],
  ];
  const child = spawn(code, args, {
    env: { ...process.env, ...stage.env },
    shell: process.platform === 'win32',
    stdio: 'inherit',
  });
  await once(child, 'exit');
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
