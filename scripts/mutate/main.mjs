// Which small changes of the code would the unit tests notice?
//   npm run mutate -- [FILE or FOLDER …] [--sample=N] [--seed=S] [--jobs=N] [--tests=FOLDER,…] [--resume]
// All mutations of the sample are compiled into one build in .mutants/, where a switch turns one on.
// A first run of the tests tells which of them come by which mutation; these run against it, the
// quickest first, until one fails. A test that does not end counts as one that fails. `--tests` takes the
// tests of some folders of test/unit/ only: quick, and others may notice what survives.
import { build } from 'esbuild';
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { product, tools } from '../../esbuild.mjs';
import { compileActions } from '../actions.mjs';
import { mutationsOf } from './mutations.mjs';
import { banner, withSwitches } from './switches.mjs';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, '.mutants');
const rooms = ['src/core', 'src/stores', 'src/trace', 'src/aws'];
/** A test of more milliseconds is left out, here and in later runs. */
const SLOW = 3000;
const HOST_ONLY = 'reached by host tests only';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    tests: { type: 'string', default: '' },
    resume: { type: 'boolean', default: false },
  },
});

const processes = Number(options.jobs);
const equivalent = JSON.parse(readFileSync(join(import.meta.dirname, 'equivalent.json'), 'utf8'));
const texts = await readSources(positionals.length > 0 ? positionals : rooms);
const sample = chooseFrom(texts, Number(options.sample), Number(options.seed));
const run = createHash('sha256')
  .update(
    JSON.stringify([options.tests, sample.map(({ file, start, after }) => [file, start, after])]),
  )
  .digest('hex');
const statePath = join(folder, 'state.json');
const slowPath = join(folder, 'slow.json');
const slow = new Set(existsSync(slowPath) ? JSON.parse(readFileSync(slowPath, 'utf8')) : []);
const state =
  options.resume && existsSync(statePath)
    ? JSON.parse(readFileSync(statePath, 'utf8'))
    : { results: {} };
if (state.run !== run) Object.assign(state, { run, results: {}, coverage: undefined });

if (state.coverage === undefined) {
  await buildMutants();
  state.coverage = await coverage();
  await writeFile(statePath, JSON.stringify(state));
}
console.log(
  `${slow.size} tests are left out because they are slow, ${state.broken.length} because they fail already.`,
);
const left = sample.filter(({ id }) => state.results[id] === undefined);
await Promise.all(
  Array.from({ length: processes }, async () => {
    for (let mutant = left.shift(); mutant; mutant = left.shift()) {
      const result = await judge(mutant);
      state.results[mutant.id] = result;
      await writeFile(statePath, JSON.stringify(state));
      console.log(worded(mutant, result));
    }
  }),
);
report();

/** File names and texts. */
async function readSources(paths) {
  const files = [];
  for (const path of paths)
    if (path.endsWith('.ts')) files.push(path);
    else
      for (const name of await readdir(join(root, path), { recursive: true }))
        if (name.endsWith('.ts')) files.push(join(path, name));
  return new Map(files.sort().map(file => [file, readFileSync(join(root, file), 'utf8')]));
}

/** A random mutation at each of so many random places. */
function chooseFrom(texts, count, seed) {
  const places = new Map();
  for (const [file, text] of texts)
    for (const mutation of mutationsOf(file, text)) {
      const key = `${file}:${mutation.start}-${mutation.end}`;
      places.set(key, [...(places.get(key) ?? []), { ...mutation, file }]);
    }
  const random = randomFrom(seed);
  const below = limit => Math.floor(random() * limit);
  const all = [...places.values()];
  const chosen = [];
  while (chosen.length < count && all.length > 0) {
    const [place] = all.splice(below(all.length), 1);
    const mutation = place[below(place.length)];
    const line = texts.get(mutation.file).slice(0, mutation.start).split('\n').length;
    chosen.push({ ...mutation, line, id: chosen.length });
  }
  return chosen;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Builds product and tests with all mutations, in a folder that is like the project's otherwise. */
async function buildMutants() {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder))
    if (name !== 'slow.json') await rm(join(folder, name), { recursive: true });
  await mkdir(join(folder, 'dist'));
  for (const name of await readdir(root))
    if (!['dist', 'out', '.git', '.mutants'].includes(name))
      // A script that is linked does not know that it is the one that was started, and what tests
      // read is not to change under them.
      if (['scripts', 'test'].includes(name))
        await cp(join(root, name), join(folder, name), { recursive: true });
      else await symlink(join(root, name), join(folder, name));
  const switched = {
    name: 'switched',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
        const file = relative(root, path);
        const own = sample.filter(mutation => mutation.file === file);
        if (own.length === 0) return undefined;
        return { loader: 'ts', contents: withSwitches(texts.get(file), own) };
      }),
  };
  const inFolder = path => path && join(folder, path);
  await Promise.all(
    [...product, ...tools].map(options =>
      build({
        ...options,
        absWorkingDir: root,
        outdir: inFolder(options.outdir),
        outfile: inFolder(options.outfile),
        sourcemap: false,
        banner: { js: `${options.banner?.js ?? ''}\n${banner}`.trimStart() },
        plugins: [...(options.plugins ?? []), switched],
      }),
    ),
  );
  await writeFile(join(folder, 'dist/actions.json.gz'), compileActions().bytes);
}

/** For each mutation: the test files that come by it, with their tests, and how long these take. */
async function coverage() {
  const tests = join(folder, 'out/test/unit');
  const wanted = options.tests.split(',');
  const files = (await readdir(tests, { recursive: true }))
    .filter(name => name.endsWith('.test.js'))
    .filter(name => wanted.some(start => name.startsWith(start)))
    .sort()
    .map(name => join(tests, name));
  const durations = new Map();
  const broken = new Set();
  const hits = [];
  await Promise.all(
    Array.from({ length: processes }, async (_, part) => {
      const log = join(folder, `hits${part}`);
      await writeFile(log, '');
      const own = files.filter((_, index) => index % processes === part).map(file => ({ file }));
      const { failed, times } = await runTests(
        { files: own, without: [...slow], record: true },
        { MUTANT_HITS: log },
      );
      if (failed) console.log(`Fails without a mutation too: ${failed}`);
      for (const [file, title, ms, passed] of times) {
        durations.set(JSON.stringify([file, title]), ms);
        if (!passed) broken.add(title);
        else if (ms > SLOW) slow.add(title);
      }
      for (const line of readFileSync(log, 'utf8').split('\n').filter(Boolean))
        hits.push(JSON.parse(line));
    }),
  );
  await writeFile(slowPath, JSON.stringify([...slow]));
  state.broken = [...broken];
  const covered = sample.map(() => new Map());
  for (const [test, id] of hits) {
    const [file, title] = JSON.parse(test || '["",""]');
    if (file === '') continue;
    const known = covered[id].get(file) ?? new Set();
    covered[id].set(file, known.add(title));
  }
  const all = [...durations].map(([key, ms]) => [...JSON.parse(key), ms]);
  const timeOf = (file, titles) =>
    all
      .filter(([of, title]) => of === file && (titles === undefined || titles.has(title)))
      .reduce((sum, [, , ms]) => sum + ms, 0);
  return covered.map(byFile =>
    [...byFile]
      .map(([file, titles]) => {
        // What happens while a file is loaded may change any of its tests.
        const chosen = titles.has('') ? undefined : titles;
        return { file, tests: chosen && [...chosen], ms: timeOf(file, chosen) };
      })
      .sort((a, b) => a.ms - b.ms),
  );
}

/** Runs the tests that come by a mutation. */
async function judge(mutant) {
  const files = state.coverage[mutant.id];
  if (files.length === 0) return { noticed: false, by: unreached(mutant) };
  const expected = files.reduce((sum, { ms }) => sum + ms, 0);
  const { failed } = await runTests(
    { files, without: [...slow, ...state.broken] },
    { MUTANT: String(mutant.id) },
    20_000 + 6 * expected,
  );
  return failed ? { noticed: true, by: failed } : { noticed: false };
}

/** Why no unit test comes by a mutation: what asks the editor may be reached by host tests. */
function unreached({ file }) {
  return /from 'vscode'/.test(texts.get(file)) ? HOST_ONLY : 'no test comes by';
}

function runTests(task, env, limit = 900_000) {
  return new Promise(resolve => {
    const child = fork(join(import.meta.dirname, 'runTests.mjs'), {
      cwd: folder,
      env: { ...process.env, TZ: 'UTC', LANG: 'C', LC_ALL: 'C', ...env },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let answer = { failed: 'the process ended', times: [] };
    const timer = setTimeout(() => {
      answer = { failed: 'it does not end', times: [] };
      child.kill('SIGKILL');
    }, limit);
    child.on('message', message => (answer = message));
    child.once('exit', () => {
      clearTimeout(timer);
      resolve(answer);
    });
    child.send(task);
  });
}

function isEquivalent({ file, before, after, line }) {
  const written = texts.get(file).split('\n')[line - 1].trim();
  return equivalent.some(
    known =>
      known.file === file &&
      known.before === before &&
      known.after === after &&
      known.line === written,
  );
}

function worded(mutant, { noticed, by }) {
  const one = text => text.replace(/\s+/g, ' ').slice(0, 100);
  const kind = noticed ? 'noticed ' : isEquivalent(mutant) ? 'the same' : 'SURVIVED';
  const change = `${one(mutant.before)} → ${one(mutant.after) || '(removed)'}`;
  return `${kind} ${mutant.file}:${mutant.line}  ${change}${by ? `   [${one(by)}]` : ''}`;
}

function report() {
  const results = sample.map(mutant => [mutant, state.results[mutant.id]]);
  const noticed = results.filter(([, { noticed }]) => noticed);
  const others = results.filter(([, { noticed }]) => !noticed);
  const same = others.filter(([mutant]) => isEquivalent(mutant));
  console.log('\nSurvivors:');
  for (const [mutant, result] of others.sort(([a], [b]) => (a.file < b.file ? -1 : 1)))
    console.log(worded(mutant, result));
  const counted = results.length - same.length;
  console.log(
    `\n${noticed.length} of ${counted} noticed (${((100 * noticed.length) / counted).toFixed(1)} %), ` +
      `${same.length} set aside because they change nothing; ` +
      `of the others ${others.filter(([, { by }]) => by === HOST_ONLY).length} are ${HOST_ONLY}`,
  );
}
