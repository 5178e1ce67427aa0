// The tests' entry in an extension host on Node: browser workbench, remote or desktop.
import Mocha from 'mocha';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from '../workbench/report';
import { only } from './only';

/** Runs every `*.test.js` built beside this file. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', reporter: 'base', timeout: 20_000 });
  for (const name of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).sort())
    if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  mocha.fgrep(only() ?? '');
  await runToEnd(mocha);
}
