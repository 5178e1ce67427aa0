// VS Code for the tests, from the npm registry alone: code-server carries VS Code's own server and
// browser workbench. It stays out of the project's dependencies, being large and bound to a Node version.
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execute } from './execute';
import { projectRoot } from './projectRoot';

const hosts = {
  /**
   * The oldest VS Code of `engines.vscode`. Its ripgrep, which finds files, comes from GitHub by an
   * install script; a later one comes as a package.
   */
  oldest: {
    vscode: '1.100.3',
    codeServer: '4.100.3',
    node: 20,
    instead: ['@vscode/ripgrep@1.18.0'],
  },
  newest: { vscode: '1.139.1', codeServer: '4.139.1', node: 24, instead: [] },
} as const;

export type HostName = keyof typeof hosts;

export interface InstalledHost {
  /** VS Code's version. */
  readonly version: string;
  /** The Node binary that the server runs on. */
  readonly node: string;
  /** The server's entry script. */
  readonly server: string;
}

const cache = join(projectRoot, '.vscode-test');
const marker = 'installed';
/** Compiled on installation; the extension host does not start without the first. */
const nativeModules = ['@vscode/spdlog', '@vscode/native-watchdog', 'native-watchdog'];

/** Installs a VS Code below `.vscode-test/` unless it is there. Steps print a line each. */
export async function installHost(name: HostName): Promise<InstalledHost> {
  const { vscode } = hosts[name];
  const folder = join(cache, vscode);
  if (!existsSync(join(folder, marker))) {
    await removeAbandoned(vscode);
    const staging = join(cache, `${vscode}.${process.pid}.part`);
    try {
      await installInto(staging, name);
      await writeFile(join(staging, marker), `${new Date().toISOString()}\n`);
      await moveInto(staging, folder);
    } catch (error) {
      await rm(staging, { recursive: true, force: true });
      throw new Error(
        `VS Code ${vscode} could not be installed. It needs the npm registry, and Python 3, make and ` +
          'a C++ compiler for two small native modules. Run the command again when they are there.',
        { cause: error },
      );
    }
  }
  const node = ownNodeServes(name) ? process.execPath : nodeBinary(folder);
  return { version: vscode, node, server: join(serverFolder(folder), 'out', 'server-main.js') };
}

const serverFolder = (folder: string): string =>
  join(folder, 'node_modules', 'code-server', 'lib', 'vscode');

const nodeBinary = (folder: string): string =>
  join(
    folder,
    'node',
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );

const ownNodeServes = (name: HostName): boolean =>
  Number.parseInt(process.versions.node, 10) >= hosts[name].node;

async function installInto(folder: string, name: HostName): Promise<void> {
  const { vscode, codeServer, node, instead } = hosts[name];
  const step = (text: string): void => console.log(`VS Code ${vscode}: ${text}`);

  step('installing the server (once, about a minute)');
  await newPackage(folder, {});
  await npm(folder, 'install', '--ignore-scripts', `code-server@${codeServer}`);

  step('installing its dependencies');
  const server = serverFolder(folder);
  await npm(server, 'install', '--omit=dev', '--ignore-scripts', ...instead);

  if (!ownNodeServes(name)) {
    step(`installing Node ${node} to run it`);
    const nodeFolder = join(folder, 'node');
    await newPackage(nodeFolder, { node: true });
    await npm(nodeFolder, 'install', '--ignore-scripts=false', `node@${node}`);
  }

  step('compiling its native modules');
  const present = nativeModules.filter(module => existsSync(join(server, 'node_modules', module)));
  await allowScripts(server, present);
  await npm(server, 'rebuild', '--ignore-scripts=false', ...present);
  const runtime = ownNodeServes(name) ? process.execPath : nodeBinary(folder);
  await execute(runtime, ['-e', present.map(module => `require('${module}')`).join(';')], server);
  step('installed');
}

/** `allowScripts` is npm 11's list of packages that may run install scripts; npm 10 knows no such list. */
async function newPackage(folder: string, allowed: Record<string, boolean>): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writePackage(folder, { private: true, allowScripts: allowed });
}

async function allowScripts(folder: string, modules: readonly string[]): Promise<void> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    allowScripts?: Record<string, boolean>;
  };
  const added = Object.fromEntries(modules.map(module => [module, true]));
  await writePackage(folder, {
    ...manifest,
    allowScripts: { ...manifest.allowScripts, ...added },
  });
}

const writePackage = (folder: string, manifest: object): Promise<void> =>
  writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);

async function npm(folder: string, ...args: string[]): Promise<void> {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  await execute('npm', [...args, ...quiet], folder);
}

/** Another run may have finished first: its folder is as good as ours. */
async function moveInto(staging: string, folder: string): Promise<void> {
  if (!existsSync(join(folder, marker))) await rm(folder, { recursive: true, force: true });
  await rename(staging, folder).catch(async (error: unknown) => {
    if (!existsSync(join(folder, marker))) throw error;
    await rm(staging, { recursive: true, force: true });
  });
}

/** Removes what runs that were ended half-way have left behind, and nothing of a run that goes on. */
async function removeAbandoned(version: string): Promise<void> {
  if (!existsSync(cache)) return;
  const parts = readdirSync(cache).flatMap(entry => {
    const pid = /^(.+)\.(\d+)\.part$/.exec(entry);
    return pid?.[1] === version && !isAlive(Number(pid[2])) ? [join(cache, entry)] : [];
  });
  await Promise.all(parts.map(part => rm(part, { recursive: true, force: true })));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
