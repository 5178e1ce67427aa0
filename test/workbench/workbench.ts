// A real VS Code in a browser: the server of an installed host (install.ts), and Chromium on its page.
//
// For a picture of the extension as it is now:
//   node esbuild.mjs --tests
//   node out/test/demo/main.js --screenshot picture.png --scene editor --theme dark
// Scenes: editor, sidebar, chain, formatted (test/workbench/scenes.ts). Themes: light, dark, hc.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium';
import { installHost, type HostName } from './install';
import { calmSettings, writeSettings, type Theme } from './settings';
import { workbenchUrl, type Opening } from './workbenchUrl';

export interface ServerOptions {
  readonly host: HostName;
  readonly theme?: Theme;
  /** User settings on top of the calm ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Settings of scope `machine` and `machine-overridable`: with a server they count nowhere else. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** Variables for the server, and so for the extension, on top of this process's own; `undefined` removes one. */
  readonly env?: NodeJS.ProcessEnv;
  /** With false, folders open in Restricted Mode. Default: true. */
  readonly trust?: boolean;
}

export interface Server {
  readonly port: number;
  url(opening: Opening): string;
  /** Ends the server with its extension hosts and removes its folder. */
  stop(): Promise<void>;
}

/** Starts a server on a free port of 127.0.0.1, with no memory of earlier runs. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { node, server, version } = await installHost(options.host);
  const folder = await mkdtemp(join(tmpdir(), 'cloudtrail-lens-'));
  const userData = join(folder, 'data');
  await writeSettings(userData, 'User', { ...calmSettings(options.theme), ...options.settings });
  await writeSettings(userData, 'Machine', options.machineSettings ?? {});

  const args = [
    server,
    ...['--host', '127.0.0.1', '--port', '0', '--server-data-dir', folder],
    ...['--telemetry-level', 'off', '--accept-server-license-terms'],
    // Without the smoke test driver the page ignores the payload, and with it the extension.
    ...['--without-connection-token', '--enable-smoke-test-driver'],
    ...(options.trust === false ? [] : ['--disable-workspace-trust']),
  ];
  const child = spawn(node, args, {
    detached: process.platform !== 'win32',
    env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = ending(child, folder);
  try {
    const port = await listening(child, version);
    return { port, stop, url: opening => workbenchUrl(port, opening) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The port that a starting server names in its output. */
const listening = (child: ChildProcess, version: string): Promise<number> =>
  new Promise((resolve, reject) => {
    let output = '';
    const fail = (how: string): void => {
      reject(new Error(`The server of VS Code ${version} ${how}:\n${output.slice(-2000)}`));
    };
    const late = setTimeout(() => fail('did not listen within a minute'), 60_000);
    const read = (chunk: string): void => {
      output += chunk;
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(late);
      resolve(Number(port));
    };
    child.stdout?.setEncoding('utf8').on('data', read);
    child.stderr?.setEncoding('utf8').on('data', read);
    child.once('error', error => fail(`could not start (${error.message})`));
    child.once('exit', code => {
      clearTimeout(late);
      fail(`ended with code ${String(code)}`);
    });
  });

/** The server and its extension hosts are a process group of their own; nothing else is ended. */
function ending(child: ChildProcess, folder: string): () => Promise<void> {
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const end = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined) return;
    try {
      if (process.platform !== 'win32') process.kill(-child.pid, signal);
      else spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    } catch {
      // The group has ended already.
    }
  };
  const remove = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 } as const;
  const onExit = (): void => {
    end('SIGKILL');
    rmSync(folder, remove);
  };
  process.once('exit', onExit);
  return async () => {
    process.off('exit', onExit);
    end('SIGTERM');
    const insist = setTimeout(() => end('SIGKILL'), 5_000);
    if (child.pid !== undefined) await exited;
    clearTimeout(insist);
    end('SIGKILL');
    await rm(folder, remove);
  };
}

/** Lets the signals that end a process end it with its servers: for the scripts that start some. */
export function exitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(130));
}

/** An empty page in a Chromium of its own: 1280 × 800, English, UTC, nothing but 127.0.0.1 in reach. */
export async function newPage(size = { width: 1280, height: 800 }): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    // Signals are for the script, which has more to end than a browser.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  });
  return browser.newPage({ viewport: size, locale: 'en-US', timezoneId: 'UTC' });
}

/** Opens the workbench and waits until its parts are drawn. */
export async function openPage(url: string): Promise<Page> {
  const page = await newPage();
  await page.goto(url);
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  return page;
}

/** Closes a page together with its browser. */
export const closePage = async (page: Page): Promise<void> => page.context().browser()?.close();
