// What the bench compares with, installed into a folder of its own: none of it is a dependency.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { execute } from '../workbench/execute';
import { projectRoot } from '../workbench/projectRoot';

const folder = join(projectRoot, '.vscode-test', 'bench', 'peers');

const PACKAGES = {
  'vscode-json-languageservice': '5.7.2',
  'vscode-languageserver-textdocument': '1.0.12',
  '@duckdb/node-api': '1.5.6-r.1',
} as const;

/** A package among the peers. Throws where it could not be installed. */
export function peer(name: keyof typeof PACKAGES): unknown {
  return createRequire(join(folder, 'package.json'))(name);
}

/** Installs what is missing. What cannot be had is left out, and its rows say so. */
export async function installPeers(): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  for (const [name, version] of Object.entries(PACKAGES)) {
    if (existsSync(join(folder, 'node_modules', name))) continue;
    console.log(`installing ${name} ${version}`);
    await attempt(() => execute('npm', ['install', ...quiet, `${name}@${version}`], folder));
  }
  const hasJq = await attempt(() => execute('jq', ['--version']));
  if (!hasJq && process.platform === 'linux') {
    console.log('installing jq');
    const apt = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
    const run = (...words: readonly string[]) => {
      const [command = '', ...args] = [...apt, ...words];
      return attempt(() => execute(command, args));
    };
    await run('update');
    await run('install', '-y', '--no-install-recommends', 'jq');
  }
}

async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  return work().then(
    () => true,
    () => false,
  );
}
