// npm test: every stage in turn, or those that are named: npm test -- unit host ui
// With --only=WORDS, the tests whose titles have these words: npm test -- host --only='formatted documents'
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findChromium } from './workbench/chromium';
import { runHostTests } from './workbench/hostTests';
import { installHost } from './workbench/install';
import { inWords, none, read, sum, type Counts } from './workbench/report';
import { exitOnSignals } from './workbench/workbench';

const only = process.argv.find(argument => argument.startsWith('--only='))?.slice('--only='.length);

interface Stage {
  readonly name: string;
  run(): Promise<Counts>;
}

const stages: Readonly<Record<string, readonly Stage[]>> = {
  unit: [
    { name: 'unit, UTC and C', run: () => mochaOf('unit', { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' }) },
    {
      name: 'unit, Kathmandu and German',
      run: () =>
        mochaOf('unit', { TZ: 'Asia/Kathmandu', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' }),
    },
  ],
  host: [
    {
      name: 'host, oldest VS Code',
      run: () => runHostTests({ host: 'oldest', kind: 'node', only }),
    },
    {
      name: 'host, newest VS Code',
      run: () => runHostTests({ host: 'newest', kind: 'node', only }),
    },
    { name: 'host, web', run: () => runHostTests({ host: 'newest', kind: 'web', only }) },
  ],
  ui: [{ name: 'ui', run: () => mochaOf('ui', {}) }],
};

/** Runs the mocha tests of a folder in a process of their own, where a time zone holds from the start. */
async function mochaOf(folder: 'unit' | 'ui', env: NodeJS.ProcessEnv): Promise<Counts> {
  const script = join(__dirname, 'workbench', 'mocha.js');
  const options = [
    ...(folder === 'unit' ? ['--quiet'] : []),
    ...(only === undefined ? [] : [`--only=${only}`]),
  ];
  const child = spawn(process.execPath, ['--enable-source-maps', script, folder, ...options], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<string>(resolve =>
    child.once('exit', (code, signal) => resolve(String(signal ?? code))),
  );
  let counts: Counts | undefined;
  for await (const output of createInterface({ input: child.stdout })) {
    const found = read(output);
    if (found === undefined || 'text' in found) console.log(found?.text ?? output);
    else counts = found.counts;
  }
  const exit = await exited;
  if (counts === undefined || (exit !== '0' && counts.failed === 0))
    throw new Error(`The ${folder} tests ended with ${exit}.`);
  return counts;
}

/** A stage that breaks off counts as one failed test. */
async function run({ name, run }: Stage): Promise<Counts> {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const counts = await run().catch((error: unknown) => {
    console.error(error);
    return { ...none, failed: 1 };
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`   ${inWords(counts)} in ${seconds} s`);
  return counts;
}

async function main(): Promise<void> {
  const asked = process.argv.slice(2).filter(argument => !argument.startsWith('--only='));
  const unknown = asked.filter(name => !Object.hasOwn(stages, name));
  if (unknown.length > 0)
    throw new Error(`No stage ${unknown.join(', ')}: there are ${Object.keys(stages).join(', ')}.`);
  const chosen = asked.length > 0 ? asked : Object.keys(stages);

  if (chosen.includes('host')) await installHost('oldest');
  if (chosen.includes('host') || chosen.includes('ui')) {
    await installHost('newest');
    await findChromium();
  }
  const counts: Counts[] = [];
  for (const stage of chosen.flatMap(name => stages[name] ?? [])) counts.push(await run(stage));
  const total = sum(counts);
  console.log(`\n${inWords(total)}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

exitOnSignals();
main().catch((error: unknown) => {
  console.error(error);
  console.log(`\n${inWords({ ...none, failed: 1 })}`);
  process.exitCode = 1;
});
