// Runs the mocha tests of one folder of out/test in a process of their own:
//   node out/test/workbench/mocha.js unit|ui [--quiet] [--only=words of a title] [part of a file's path …]
import fc from 'fast-check';
import Mocha from 'mocha';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './report';
import { exitOnSignals } from './workbench';

const [kind = 'unit', ...rest] = process.argv.slice(2);
const parts = rest.filter(argument => !argument.startsWith('--'));
const only = rest.find(argument => argument.startsWith('--only='))?.slice('--only='.length);
const folder = join(__dirname, '..', kind);

async function main(): Promise<void> {
  // The same values at every run: `npm run fuzz` is what looks for new ones.
  fc.configureGlobal({ seed: 20_260_101 });
  const mocha = new Mocha({
    ui: 'bdd',
    ...(only === undefined ? {} : { fgrep: only }),
    reporter: 'base',
    // Only what hangs is to be ended: how fast the machine is says nothing about a test.
    timeout: kind === 'ui' ? 120_000 : 60_000,
  });
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.test.js'))
    .filter(name => parts.length === 0 || parts.some(part => name.includes(part)));
  for (const name of names.sort()) mocha.addFile(join(folder, name));
  await mocha.loadFilesAsync();
  await runToEnd(mocha, rest.includes('--quiet'));
}

exitOnSignals();
main().then(
  () => end(0),
  (error: unknown) => {
    // A failed test has been reported; anything else has not.
    if (!(error instanceof Error && / failed$/.test(error.message))) console.error(error);
    end(1);
  },
);

/** Ends after the last line is out, whatever a test has left open. */
const end = (code: number): boolean => process.stdout.write('', () => process.exit(code));
