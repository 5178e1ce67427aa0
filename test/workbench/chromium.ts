import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { execute } from './execute';

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const windowsPrograms = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/**
 * The path of an installed Chrome, Chromium or Edge; CHROME_PATH goes first. Where none is found and
 * apt can be used without asking for a password, Debian's Chromium is installed.
 */
export async function findChromium(): Promise<string> {
  const installed = installedChromium();
  if (installed !== undefined) return installed;
  const apt = await aptCommand();
  if (apt !== undefined) await installWith(apt);
  const found = installedChromium();
  if (found === undefined) throw new Error(missing);
  return found;
}

const attempts = 24;

/** Another run may be installing at the same time: apt's lock is waited for, up to two minutes. */
async function installWith([command, ...args]: readonly [string, ...string[]]): Promise<void> {
  console.log('Chromium: installing it with apt-get');
  for (let attempt = 1; installedChromium() === undefined; attempt++)
    try {
      await execute(command, [...args, 'update']);
      await execute(command, [...args, 'install', '-y', '--no-install-recommends', 'chromium']);
      return;
    } catch (error) {
      const isLocked = error instanceof Error && /could not get lock/i.test(error.message);
      if (!isLocked || attempt === attempts) throw new Error(missing, { cause: error });
      await setTimeout(5_000);
    }
}

const missing =
  'No Chrome, Chromium or Edge was found. Install one of them, or set CHROME_PATH to its program file.';

function installedChromium(): string | undefined {
  return places().find(place => existsSync(place));
}

function places(): readonly string[] {
  const { env } = process;
  const chosen = env['CHROME_PATH'] ? [env['CHROME_PATH']] : [];
  if (process.platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']];
    return [
      ...chosen,
      ...roots.flatMap(root => (root ? windowsPrograms.map(file => join(root, ...file)) : [])),
    ];
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const onPath = commands.flatMap(command => folders.map(folder => join(folder, command)));
  const applications = ['/Applications', join(homedir(), 'Applications')].flatMap(folder =>
    macApplications.map(name => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  );
  return [...chosen, ...onPath, ...(process.platform === 'darwin' ? applications : [])];
}

/** How apt-get can be run without a password here, if it can. */
async function aptCommand(): Promise<readonly [string, ...string[]] | undefined> {
  if (!existsSync('/usr/bin/apt-get')) return undefined;
  const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'] as const;
  if (process.getuid?.() === 0) return apt;
  return execute('sudo', ['-n', 'true']).then(
    () => ['sudo', '-n', ...apt] as const,
    () => undefined,
  );
}
